"""
Authorisation of the nine operations.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    MADE_UP,
    READS,
    WRITES,
    Intruder,
    Members,
    Roster,
    Scene,
)


@pytest.fixture(scope="session")
def scene(members: Members, roster: Roster) -> Scene:
    return Scene(members, roster)


@pytest.fixture(scope="session")
def nobody(scene: Scene) -> Intruder:
    """Calls without a token."""
    return Intruder(scene, None, 0)


@pytest.fixture(scope="session")
def impostor(scene: Scene) -> Intruder:
    """Calls with a token that was never granted."""
    return Intruder(scene, MADE_UP, 1)


@pytest.fixture(scope="session")
def reader(scene: Scene) -> Intruder:
    """Calls of a user who may not change leads."""
    return Intruder(scene, scene.members.instance.token_of("restricted"), 2, WRITES[:3])


@pytest.fixture(scope="session")
def visitor(scene: Scene) -> Intruder:
    """Calls of the same user that change nothing."""
    return Intruder(scene, scene.members.instance.token_of("restricted"), 2, ())


@verifies("access.token.required")
@pytest.mark.parametrize("operation", [*READS, *WRITES])
def must_refuse_a_call_without_a_token(nobody: Intruder, operation: str) -> None:
    assert nobody[operation].unauthorised


@verifies("access.token.required")
def must_change_nothing_for_a_call_without_a_token(nobody: Intruder) -> None:
    assert nobody.left == nobody.untouched


@verifies("access.token.known")
@pytest.mark.parametrize("operation", ["getProgramMembers", *WRITES[:3]])
def must_refuse_a_token_that_was_never_granted(impostor: Intruder, operation: str) -> None:
    assert impostor[operation].unauthorised
    assert set(impostor[operation].codes) <= {"601", "602"}


@verifies("access.token.known")
def must_change_nothing_for_a_token_that_was_never_granted(impostor: Intruder) -> None:
    assert impostor.left == impostor.untouched


@verifies("access.permission")
@pytest.mark.parametrize("operation", WRITES[:3])
def must_refuse_a_user_who_may_only_read(reader: Intruder, operation: str) -> None:
    assert reader[operation].unauthorised
    assert {*reader[operation].codes} == {"603"}


@verifies("access.permission")
def must_change_nothing_for_a_user_who_may_only_read(reader: Intruder) -> None:
    assert reader.left == reader.untouched


@verifies("access.permission.reading")
@depth("standard")
def must_let_a_user_describe_who_may_query(visitor: Intruder) -> None:
    visitor.may_query()

    assert not visitor["describeProgramMembers"].unauthorised


@verifies("access.permission.posted")
@depth("standard")
def must_let_a_user_query_by_post_who_may_query(visitor: Intruder) -> None:
    visitor.may_query()

    assert not visitor.posted.unauthorised


@observes("access.no-token-code")
def how_a_call_without_a_token_is_answered(nobody: Intruder) -> str:
    return nobody["describeProgramMembers"].describe()
