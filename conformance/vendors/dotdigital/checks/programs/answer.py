"""
The body of a refusal.
"""

from typing import Any

import pytest

from conformance import observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    Enrolments,
    Programs,
    Refusals,
    Reply,
    Walk,
)


@pytest.fixture(scope="session")
def refused(
    programs: Programs,
    enrolments: Enrolments,
    program_walk: Walk,
    enrolment_walk: Walk,
    refusals: Refusals,
) -> Any:
    """Refused calls of each operation that has documented errors."""

    def answer(label: str) -> Reply:
        calls = {
            "getPrograms": lambda: program_walk["select=0"],
            "getProgramById": lambda: programs.unknown,
            "getProgramEnrolment": lambda: enrolments.unknown,
            "getProgramEnrolmentsByStatus": lambda: enrolment_walk["select=0"],
            "getProgramEnrolmentReportFaults": lambda: enrolments.unknown_report,
            "unknown program": lambda: refusals["unknown program"],
            "draft": lambda: refusals["draft"],
            "nobody": lambda: refusals["nobody"],
        }
        return calls[label]()

    return answer


READS = [
    "getPrograms",
    "getProgramById",
    "getProgramEnrolment",
    "getProgramEnrolmentsByStatus",
    "getProgramEnrolmentReportFaults",
]


@verifies("answer.error.message")
@pytest.mark.parametrize("label", [*READS, "unknown program", "draft", "nobody"])
def must_say_in_a_message_why_a_call_is_refused(refused: Any, label: str) -> None:
    assert isinstance(refused(label).message, str)


@observes("answer.error.words")
def how_a_message_is_worded(programs: Programs) -> Any:
    return programs.unknown.message


@observes("answer.error.members")
def how_the_body_of_a_refusal_is_composed(programs: Programs) -> Any:
    document = programs.unknown.exchange.document
    return sorted(document) if isinstance(document, dict) else type(document).__name__


@observes("answer.content-type")
def how_the_content_type_is_given(programs: Programs) -> str:
    return programs.first[0].exchange.content_type
