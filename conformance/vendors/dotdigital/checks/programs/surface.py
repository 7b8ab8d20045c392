"""
Only six operations.
"""

import pytest

from conformance import observes, verifies
from conformance.vendors.dotdigital.vocabulary import EDITS, PROBES, Probes


@verifies(
    {
        "surface.activation": "activateProgram",
        "surface.deactivation": "deactivateProgram",
        "surface.deletion": "deleteProgram",
    }
)
def must_stay_as_it_was(probes: Probes, label: str) -> None:
    assert not probes[label].changed


@verifies("surface.editing")
@pytest.mark.parametrize("operation", EDITS)
def must_not_be_changed(probes: Probes, operation: str) -> None:
    assert not probes[operation].changed


@verifies("surface.creation")
def must_not_come_to_be(probes: Probes) -> None:
    assert probes.created == []


@verifies("surface.refused")
@pytest.mark.parametrize("operation", PROBES)
def must_not_accept_another_operation(probes: Probes, operation: str) -> None:
    assert not probes[operation].reply.accepted


@observes("surface.answer")
def how_other_operations_are_answered(probes: Probes) -> dict[str, str]:
    return {operation: probes[operation].reply.describe() for operation in PROBES}
