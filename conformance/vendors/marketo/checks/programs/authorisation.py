"""
Authorisation of the ten operations.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.programs import (
    CHANGES,
    READS,
    WRITES,
    Cast,
    Program,
    Programs,
    Stranger,
)


def _victim(programs: Programs, cast: Cast) -> Program:
    return cast.anyone if programs.read_only else programs.create().needed_for("create.accepted")


@pytest.fixture(scope="session")
def nobody(programs: Programs, cast: Cast) -> Stranger:
    """Calls without a token."""
    return Stranger(programs, _victim(programs, cast), None)


@pytest.fixture(scope="session")
def impostor(programs: Programs, cast: Cast) -> Stranger:
    """Calls with a token that was never granted."""
    made_up = "00000000-1111-2222-3333-444444444444:xx"
    operations = ("getProgramById", "updateProgram", "createProgram")
    return Stranger(programs, _victim(programs, cast), made_up, operations)


@pytest.fixture(scope="session")
def reader(programs: Programs, cast: Cast) -> Stranger:
    """Calls of a user who may not change assets."""
    token = programs.instance.token_of("restricted")
    return Stranger(programs, _victim(programs, cast), token, CHANGES)


@pytest.fixture(scope="session")
def visitor(programs: Programs, cast: Cast) -> Stranger:
    """Calls of the same user that change nothing."""
    token = programs.instance.token_of("restricted")
    return Stranger(programs, cast.anyone, token, READS)


@verifies("authorisation.token.required")
@pytest.mark.parametrize("operation", [*READS, *WRITES])
def must_refuse_a_call_without_a_token(nobody: Stranger, operation: str) -> None:
    assert nobody[operation].unauthorised


@verifies("authorisation.token.required")
def must_change_nothing_for_a_call_without_a_token(nobody: Stranger) -> None:
    after = nobody.afterwards.needed_for("get.by-id.returns-the-program")

    assert after.description == nobody.victim.description
    assert nobody.left == []


@verifies("authorisation.token.known")
@pytest.mark.parametrize("operation", ["getProgramById", "updateProgram", "createProgram"])
def must_refuse_a_token_that_was_never_granted(impostor: Stranger, operation: str) -> None:
    assert impostor[operation].unauthorised
    assert set(impostor[operation].codes) <= {"601", "602"}


@verifies("authorisation.token.known")
def must_change_nothing_for_a_token_that_was_never_granted(impostor: Stranger) -> None:
    after = impostor.afterwards.needed_for("get.by-id.returns-the-program")

    assert after.description == impostor.victim.description
    assert impostor.left == []


@verifies("authorisation.permission.required")
@pytest.mark.parametrize("operation", CHANGES)
def must_refuse_a_user_who_may_not_change_assets(reader: Stranger, operation: str) -> None:
    assert reader[operation].unauthorised
    assert {*reader[operation].codes} == {"603"}


@verifies("authorisation.permission.required")
def must_change_nothing_for_a_user_who_may_not(reader: Stranger) -> None:
    after = reader.afterwards.needed_for("get.by-id.returns-the-program")

    assert after.description == reader.victim.description
    assert reader.left == []


@depth("standard")
@verifies("authorisation.permission.reading")
@pytest.mark.parametrize("operation", READS[1:])
def must_let_a_user_read_who_may(visitor: Stranger, operation: str) -> None:
    visitor.may_read()

    assert not visitor[operation].unauthorised


@observes("authorisation.no-token-code")
def how_a_call_without_a_token_is_answered(nobody: Stranger) -> str:
    return nobody["getProgramById"].describe()
