"""
Only six operations.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import EDITS, PROBES, Aftermath, Probes


@verifies({"surface.activation": "activateProgram", "surface.deactivation": "deactivateProgram"})
def must_stay_in_its_state(probes: Probes, label: str) -> None:
    assert probes.after(label).status == probes.before(label).status


@verifies("surface.editing")
@pytest.mark.parametrize("operation", EDITS)
def must_not_be_changed(probes: Probes, operation: str) -> None:
    assert probes.after(operation).shown() == probes.before(operation).shown()


@verifies("surface.deletion")
def must_stay_where_it_is(probes: Probes) -> None:
    assert probes.left("deleteProgram")


@depth("standard")
@verifies("surface.enrolments")
def must_keep_an_enrolment(aftermath: Aftermath) -> None:
    reply, seen = aftermath.deletion

    assert not reply.accepted
    assert seen.accepted


@verifies("surface.creation")
def must_not_come_to_be(probes: Probes) -> None:
    assert probes.created == []


@verifies("surface.refused")
@pytest.mark.parametrize("operation", PROBES)
def must_not_accept_another_operation(probes: Probes, operation: str) -> None:
    assert not probes[operation].accepted


@observes("surface.answer")
def how_other_operations_are_answered(probes: Probes) -> dict[str, str]:
    return {operation: probes[operation].describe() for operation in PROBES}
