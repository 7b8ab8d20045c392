"""
What the checks of Wix programs start from. Everything is made once a run and shared.
"""

import pytest

from conformance.context import Context
from conformance.vendors.wix.vocabulary import (
    Adoption,
    Busy,
    Cast,
    Categories,
    Creations,
    Edits,
    Filters,
    Joins,
    Lists,
    Outsiders,
    Programs,
    Revisions,
    Sights,
    Site,
    Story,
    Turns,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What advances the target's clock comes last: time passes for all programs."""
    items.sort(key=lambda item: "timetable" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def site(context: Context) -> Site:
    return Site(context)


@pytest.fixture(scope="session")
def programs(site: Site, context: Context) -> Programs:
    return Programs(site, context.ledger)


@pytest.fixture(scope="session")
def cast(programs: Programs) -> Cast:
    return Cast(programs)


@pytest.fixture(scope="session")
def creations(programs: Programs, cast: Cast) -> Creations:
    return Creations(programs, cast)


@pytest.fixture(scope="session")
def categories(programs: Programs, cast: Cast, creations: Creations) -> Categories:
    return Categories(programs, cast, creations)


@pytest.fixture(scope="session")
def sights(cast: Cast) -> Sights:
    return Sights(cast)


@pytest.fixture(scope="session")
def lists(cast: Cast) -> Lists:
    return Lists(cast)


@pytest.fixture(scope="session")
def edits(programs: Programs, cast: Cast, creations: Creations, categories: Categories) -> Edits:
    return Edits(programs, cast, creations, categories)


@pytest.fixture(scope="session")
def revisions(programs: Programs) -> Revisions:
    return Revisions(programs)


@pytest.fixture(scope="session")
def story(programs: Programs, cast: Cast) -> Story:
    return Story(programs, cast)


@pytest.fixture(scope="session")
def turns(programs: Programs) -> Turns:
    return Turns(programs)


@pytest.fixture(scope="session")
def adoption(programs: Programs) -> Adoption:
    return Adoption(programs)


@pytest.fixture(scope="session")
def joins(programs: Programs, cast: Cast) -> Joins:
    return Joins(programs, cast)


@pytest.fixture(scope="session")
def busy(joins: Joins) -> Busy:
    return Busy(joins)


@pytest.fixture(scope="session")
def outsiders(programs: Programs) -> Outsiders:
    return Outsiders(programs)


@pytest.fixture(scope="session")
def filters(
    programs: Programs, cast: Cast, creations: Creations, categories: Categories
) -> Filters:
    return Filters(programs, cast, creations, categories)
