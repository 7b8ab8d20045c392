"""
What there is to call, and what there is not.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    ELSEWHERE,
    NOWHERE,
    Members,
    Probes,
    Roster,
)


@pytest.fixture(scope="session")
def probes(members: Members, roster: Roster) -> Probes:
    return Probes(members, roster)


@verifies("surface.members.method")
@depth("standard")
@pytest.mark.parametrize("probe", ELSEWHERE)
def must_refuse_another_method(probes: Probes, probe: str) -> None:
    assert probes[probe].rejected


@verifies("surface.members.method")
@depth("standard")
def must_change_nothing_by_another_method(probes: Probes, roster: Roster) -> None:
    assert probes.left == [roster.stage.low]


@verifies("surface.members.method.code")
@depth("standard")
@pytest.mark.parametrize("probe", ELSEWHERE)
def should_refuse_another_method_with_605(probes: Probes, probe: str) -> None:
    assert probes[probe].codes == ["605"]


@verifies("surface.members.path")
@depth("standard")
def must_refuse_a_path_that_there_is_not(probes: Probes) -> None:
    assert probes[NOWHERE].rejected


@verifies("surface.members.path.code")
@depth("standard")
def should_refuse_such_a_path_with_610(probes: Probes) -> None:
    assert probes[NOWHERE].codes == ["610"]


@depth("standard")
@observes("surface.members.delete")
def how_a_deletion_by_its_method_is_answered(probes: Probes) -> str:
    return probes.deletion.what()
