"""
Which programs take enrolments.
"""

import pytest

from conformance import observes, verifies
from conformance.vendors.dotdigital.vocabulary import BOOKS, CLOSED, Enrolling, Programs, Refusals


@verifies(
    {
        "gate.draft": "draft",
        "gate.deactivated": "deactivated",
        "gate.read-only": "read-only",
        "gate.deleted": "deleted",
    }
)
def must_take_no_enrolments(refusals: Refusals, label: str) -> None:
    assert refusals[label].refused


@verifies("gate.status-422")
@pytest.mark.parametrize("label", CLOSED)
def must_refuse_with_422(refusals: Refusals, label: str) -> None:
    assert refusals[label].needed_refused(f"gate.{label}").status == 422


@verifies("gate.token")
@pytest.mark.parametrize("label", CLOSED)
def must_say_that_a_program_is_not_active(refusals: Refusals, label: str) -> None:
    assert refusals[label].tokens == ["ERROR_PROGRAM_NOT_ACTIVE"]


@verifies("gate.unchanged")
@pytest.mark.parametrize("label", CLOSED)
def must_stay_as_it_is(refusals: Refusals, label: str) -> None:
    program = refusals.program(label)

    assert refusals.after.program(program).shown() == refusals.before.program(program).shown()


@verifies("gate.nothing-recorded")
@pytest.mark.parametrize("label", [*CLOSED, "deleted"])
def must_record_nothing(refusals: Refusals, label: str) -> None:
    assert refusals.new(label) == set()


@verifies("gate.active.stays")
def must_stay_active(enrolling: Enrolling, programs: Programs) -> None:
    enrolling[BOOKS].needed("enrolment.address-books")

    assert programs.look(enrolling.other_program).status == "Active"


@observes("gate.deleted-answer")
def how_an_enrolment_into_a_deleted_program_is_refused(refusals: Refusals) -> str:
    return refusals["deleted"].describe()
