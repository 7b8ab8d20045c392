"""
What the checks of program members start from. Everything is made once a run and shared.
"""

from functools import partial

import pytest

from conformance import apart
from conformance.context import Context
from conformance.vendors.marketo.vocabulary.members import (
    AROUND,
    Bookkeeping,
    Crowd,
    Description,
    Filters,
    Instance,
    Ladder,
    Leads,
    Making,
    Members,
    Parting,
    Period,
    Programs,
    Progression,
    Remaking,
    Roster,
    Stage,
    Surplus,
    Surroundings,
    trust,
)


@pytest.fixture(scope="session")
def instance(context: Context) -> Instance:
    return Instance(context, AROUND)


@pytest.fixture(scope="session")
def programs(instance: Instance, context: Context) -> Programs:
    return Programs(instance, Surroundings(instance), context.ledger)


@pytest.fixture(scope="session")
def members(instance: Instance) -> Members:
    return Members(instance)


@pytest.fixture(scope="session")
def leads(instance: Instance, context: Context) -> Leads:
    return Leads(instance, context.ledger)


@pytest.fixture(scope="session")
def description(members: Members) -> Description:
    return Description(members)


@pytest.fixture(scope="session")
def stage(programs: Programs) -> Stage:
    return Stage(programs)


@pytest.fixture(scope="session")
def making(members: Members, description: Description, context: Context) -> Making:
    """Fields that the run makes; some of them stand in for those that are not described."""
    return Making(members, description, context.ledger)


@pytest.fixture(scope="session")
def roster(
    members: Members, stage: Stage, leads: Leads, description: Description, making: Making
) -> Roster:
    assert making  # so that there are text fields
    made = Roster(members, stage, leads, description)
    members.trust = partial(trust.sees, made)
    return made


@pytest.fixture(scope="session")
def story(members: Members, roster: Roster) -> Progression:
    """Members that are given statuses."""
    return Progression(members, roster)


@pytest.fixture(scope="session")
def books(members: Members, roster: Roster) -> Bookkeeping:
    """Members whose fields are written."""
    return Bookkeeping(members, roster)


@pytest.fixture(scope="session")
def parting(members: Members, roster: Roster) -> Parting:
    """Members that are deleted."""
    return Parting(members, roster)


@pytest.fixture(scope="session")
def filters(roster: Roster, period: Period) -> Filters:
    return Filters(roster, period)


@pytest.fixture(scope="session")
def period(roster: Roster) -> Period:
    return Period(roster)


@pytest.fixture(scope="session")
def ladder(members: Members, roster: Roster) -> Ladder:
    """Members that are given each status of a channel."""
    return Ladder(members, roster)


@pytest.fixture(scope="session")
def crowd(members: Members, roster: Roster) -> Crowd:
    return Crowd(members, roster)


@pytest.fixture(scope="session")
@apart("last")
def surplus(crowd: Crowd) -> Surplus:
    return Surplus(crowd)


@pytest.fixture(scope="session")
def remaking(making: Making) -> Remaking:
    return Remaking(making)
