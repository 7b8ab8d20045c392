"""
What the checks of Marketo programs start from. Everything is made once a run and shared.
"""

import pytest

from conformance import apart
from conformance.context import Context
from conformance.vendors.marketo.vocabulary.programs import (
    Abroad,
    Cast,
    Clones,
    Crowd,
    Instance,
    Nest,
    Program,
    Programs,
    Reply,
    Revisions,
    Surroundings,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What may need hundreds of programs comes last: they fill the pages of all other checks."""
    items.sort(key=lambda item: "crowd" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def instance(context: Context) -> Instance:
    return Instance(context)


@pytest.fixture(scope="session")
def surroundings(instance: Instance) -> Surroundings:
    return Surroundings(instance)


@pytest.fixture(scope="session")
def programs(instance: Instance, surroundings: Surroundings, context: Context) -> Programs:
    return Programs(instance, surroundings, context.ledger)


@pytest.fixture(scope="session")
def cast(programs: Programs) -> Cast:
    return Cast(programs)


@pytest.fixture(scope="session")
def spare(programs: Programs, cast: Cast) -> Program:
    """Another program like the rich one, on which checks act; as it was before that."""
    form = cast.rich_form | {"name": programs.ledger.name("spare")}
    made = programs.create(**form).needed_for("create.accepted")
    return programs.by_id(made.id).needed_for("get.by-id.returns-the-program")


@pytest.fixture(scope="session")
def clones(cast: Cast, spare: Program) -> Clones:
    return Clones(cast, spare)


@pytest.fixture(scope="session")
def revisions(cast: Cast) -> Revisions:
    return Revisions.of(cast)


@pytest.fixture(scope="session")
def nest(programs: Programs, cast: Cast) -> Nest:
    return Nest(programs, cast)


@pytest.fixture(scope="session")
def abroad(programs: Programs) -> Abroad:
    return Abroad(programs)


@pytest.fixture(scope="session")
@apart("crowd")
def crowd(programs: Programs, population: Reply) -> Crowd:
    return Crowd(programs, population)


@pytest.fixture(scope="session")
def a_program(cast: Cast) -> Program:
    return cast.anyone


@pytest.fixture(scope="session")
def population(programs: Programs) -> Reply:
    """The first 200 programs of the instance."""
    return programs.browse(maxReturn=200, offset=0)
