"""
Basic authentication of the six operations.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    OPERATIONS,
    Account,
    Programs,
    Refusals,
    Stranger,
)


@verifies("access.basic.required")
@pytest.mark.parametrize("operation", OPERATIONS)
def must_refuse_a_call_without_credentials(nobody: Stranger, operation: str) -> None:
    assert nobody[operation].refused


@verifies("access.basic.known")
@pytest.mark.parametrize("operation", OPERATIONS)
def must_refuse_a_wrong_password(impostor: Stranger, operation: str) -> None:
    assert impostor[operation].refused


@verifies("access.basic.known")
@pytest.mark.parametrize("how", ["in another case", "empty"])
def must_refuse_a_password_that_is_mistaken(programs: Programs, account: Account, how: str) -> None:
    assert programs.page(user=account.mistaken(how)).unauthorised


@verifies("access.basic.user")
def must_refuse_an_unknown_user(programs: Programs, account: Account) -> None:
    stranger = account.user | {"username": "apiuser-0000000000ff@apiconnector.com"}

    assert programs.page(user=stranger).unauthorised


@verifies("access.basic.status-401")
@pytest.mark.parametrize("operation", OPERATIONS)
def must_refuse_a_call_without_credentials_with_401(nobody: Stranger, operation: str) -> None:
    assert nobody[operation].needed_refused("access.basic.required").status == 401


@verifies("access.basic.status-401")
@pytest.mark.parametrize("operation", OPERATIONS)
def must_refuse_a_wrong_password_with_401(impostor: Stranger, operation: str) -> None:
    assert impostor[operation].needed_refused("access.basic.known").status == 401


@verifies("access.basic.nothing-recorded")
@pytest.mark.parametrize("label", ["no credentials", "wrong password"])
def must_enrol_nobody_for_a_stranger(refusals: Refusals, label: str) -> None:
    assert refusals.new(label) == set()


@verifies("access.restricted")
def must_refuse_a_user_without_permission(refusals: Refusals) -> None:
    assert refusals["restricted"].status == 403


@depth("standard")
@verifies("access.restricted.reads")
@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.startswith("get")])
def must_show_nothing_without_permission(restricted: Stranger, operation: str) -> None:
    assert restricted[operation].status == 403


@depth("standard")
@verifies("access.basic.known")
@pytest.mark.parametrize("how", ["no Base64", "no name", "another scheme"])
def must_refuse_what_is_no_name_and_password(
    programs: Programs, account: Account, how: str
) -> None:
    assert programs.page(user=account.nobody(how)).refused


@observes("access.challenge")
def how_credentials_are_asked_for(nobody: Stranger) -> str:
    response = nobody["getPrograms"].exchange.response
    return response.headers.get("www-authenticate", "not at all") if response else "no answer"


@observes("access.refusal-body")
def how_a_refusal_for_want_of_credentials_reads(nobody: Stranger) -> str:
    response = nobody["getPrograms"].exchange.response
    return response.text[:200] if response else "no answer"
