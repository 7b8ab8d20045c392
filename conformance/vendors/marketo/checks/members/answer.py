"""
The envelope of the lead database, held to one accepted and one refused answer of each operation.
"""

from typing import Any

import pytest

from conformance import observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    ACCEPTED,
    REFUSED,
    Bookkeeping,
    Parting,
    Progression,
    Responses,
)

each_accepted = pytest.mark.parametrize("operation", ACCEPTED)
each_refused = pytest.mark.parametrize("operation", REFUSED)


@pytest.fixture(scope="session")
def answers(story: Progression, books: Bookkeeping, parting: Parting) -> Responses:
    return Responses(story, books, parting)


@verifies("answer.success")
@each_accepted
def must_say_true_where_a_call_succeeds(answers: Responses, operation: str) -> None:
    assert answers.accepted(operation).envelope.get("success") is True


@verifies("answer.success")
@each_refused
def must_say_false_where_a_call_is_refused(answers: Responses, operation: str) -> None:
    assert answers.refused(operation).envelope.get("success") is False


@verifies("answer.request-id")
@each_accepted
def must_give_an_answer_a_request_id(answers: Responses, operation: str) -> None:
    request_id = answers.accepted(operation).envelope.get("requestId")

    assert isinstance(request_id, str)
    assert request_id


@verifies("answer.request-id")
@each_refused
def must_give_a_refusal_a_request_id(answers: Responses, operation: str) -> None:
    request_id = answers.refused(operation).envelope.get("requestId")

    assert isinstance(request_id, str)
    assert request_id


@verifies("answer.result")
@each_accepted
def must_give_the_result_as_an_array(answers: Responses, operation: str) -> None:
    assert isinstance(answers.accepted(operation).envelope.get("result"), list)


@verifies("answer.without-errors")
@each_accepted
def must_succeed_without_errors(answers: Responses, operation: str) -> None:
    assert answers.accepted(operation).envelope.get("errors") in (None, [])


@verifies("answer.refusal.errors")
@each_refused
def must_say_in_errors_why_a_call_is_refused(answers: Responses, operation: str) -> None:
    errors = answers.refused(operation).envelope.get("errors")

    assert isinstance(errors, list)
    assert errors
    assert [error for error in errors if not _complete(error)] == []


@verifies("answer.refusal.http-200")
@each_refused
def must_refuse_with_http_200(answers: Responses, operation: str) -> None:
    assert answers.refused(operation).status == 200


def _complete(error: Any) -> bool:
    """A code of digits, as text, and a message."""
    if not isinstance(error, dict):
        return False
    code, message = error.get("code"), error.get("message")
    return isinstance(code, str) and code.isdigit() and isinstance(message, str)


@observes("answer.members")
def how_an_envelope_is_composed(answers: Responses) -> list[str]:
    return sorted(answers.accepted("getProgramMembers").envelope)


@observes("answer.content-type")
def how_the_content_type_is_given(answers: Responses) -> str:
    response = answers.accepted("describeProgramMembers").exchange.response
    return response.headers.get("content-type", "none") if response else "none"
