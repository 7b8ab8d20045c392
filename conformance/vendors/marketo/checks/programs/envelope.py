"""
The envelope of asset answers, held to one accepted and one refused answer of each operation.
"""

from typing import Any

import pytest

from conformance import observes, verifies
from conformance.vendors.marketo.vocabulary.programs import ACCEPTED, REFUSED, Answers, Cast

each_accepted = pytest.mark.parametrize("operation", ACCEPTED)
each_refused = pytest.mark.parametrize("operation", REFUSED)


@pytest.fixture(scope="session")
def answers(cast: Cast) -> Answers:
    return Answers(cast)


@verifies("envelope.success.boolean")
@each_accepted
def must_say_true_where_a_call_succeeds(answers: Answers, operation: str) -> None:
    assert answers.accepted(operation).envelope.get("success") is True


@verifies("envelope.success.boolean")
@each_refused
def must_say_false_where_a_call_is_refused(answers: Answers, operation: str) -> None:
    assert answers.refused(operation).envelope.get("success") is False


@verifies("envelope.request-id.present")
@each_accepted
def must_give_an_answer_a_request_id(answers: Answers, operation: str) -> None:
    request_id = answers.accepted(operation).envelope.get("requestId")

    assert isinstance(request_id, str)
    assert request_id


@verifies("envelope.request-id.present")
@each_refused
def must_give_a_refusal_a_request_id(answers: Answers, operation: str) -> None:
    request_id = answers.refused(operation).envelope.get("requestId")

    assert isinstance(request_id, str)
    assert request_id


@verifies("envelope.result.array")
@each_accepted
def must_give_the_result_as_an_array(answers: Answers, operation: str) -> None:
    assert isinstance(answers.accepted(operation).envelope.get("result"), list)


@verifies("envelope.success.without-errors")
@each_accepted
def must_succeed_without_errors(answers: Answers, operation: str) -> None:
    assert answers.accepted(operation).envelope.get("errors") in (None, [])


@verifies("envelope.warnings.list")
@each_accepted
def should_give_errors_and_warnings_as_arrays(answers: Answers, operation: str) -> None:
    envelope = answers.accepted(operation).envelope

    assert isinstance(envelope.get("errors"), list)
    assert isinstance(envelope.get("warnings"), list)


@verifies("envelope.refusal.errors")
@each_refused
def must_say_in_errors_why_a_call_is_refused(answers: Answers, operation: str) -> None:
    errors = answers.refused(operation).envelope.get("errors")

    assert isinstance(errors, list)
    assert errors
    assert [error for error in errors if not _complete(error)] == []


@verifies("envelope.refusal.http-200")
@each_refused
def must_refuse_with_http_200(answers: Answers, operation: str) -> None:
    assert answers.refused(operation).status == 200


def _complete(error: Any) -> bool:
    """A code of digits, as text, and a message."""
    if not isinstance(error, dict):
        return False
    code, message = error.get("code"), error.get("message")
    return isinstance(code, str) and code.isdigit() and isinstance(message, str)


@observes("envelope.request-id-form")
def how_request_ids_look(answers: Answers) -> str:
    request_id = str(answers.accepted("browsePrograms").envelope.get("requestId"))
    number, mark, moment = request_id.partition("#")
    documented = mark and 1 <= len(number) <= 5 and len(moment) == 11
    return "five digits at most, #, eleven digits" if documented else "another form"


@observes("envelope.content-type")
def how_the_content_type_is_given(answers: Answers) -> str:
    response = answers.accepted("browsePrograms").exchange.response
    return response.headers.get("content-type", "none") if response else "none"
