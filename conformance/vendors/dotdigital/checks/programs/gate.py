"""
Which programs take enrolments.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import CLOSED, Archive, Doors, Refusals


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


@depth("standard")
@verifies(
    {
        "gate.draft": "draft",
        "gate.deactivated": "deactivated",
        "gate.read-only": "read-only",
    }
)
def must_take_nobody_in_the_other_way_either(doors: Doors, label: str) -> None:
    assert doors[label].refused


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
def must_stay_active(archive: Archive) -> None:
    assert archive.program.status == "Active"


@observes("gate.deleted-answer")
def how_an_enrolment_into_a_deleted_program_is_refused(refusals: Refusals) -> str:
    return refusals["deleted"].describe()
