"""
What there is to call, and what there is not.
"""

import pytest

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.programs import (
    ELSEWHERE,
    NOWHERE,
    WRITTEN,
    Probes,
    Programs,
)


@pytest.fixture(scope="session")
def probes(programs: Programs) -> Probes:
    return Probes(programs)


@depth("standard")
@verifies("surface.method")
@pytest.mark.parametrize("probe", ELSEWHERE)
def must_refuse_another_method(probes: Probes, probe: str) -> None:
    assert probes[probe].rejected


@depth("standard")
@verifies("surface.method")
def must_change_nothing_by_another_method(probes: Probes) -> None:
    assert probes.afterwards.ids == [probes.victim.id]
    assert probes.afterwards.program.content == probes.victim.content


@depth("standard")
@verifies("surface.method.code")
@pytest.mark.parametrize("probe", ELSEWHERE)
def should_refuse_another_method_with_605(probes: Probes, probe: str) -> None:
    assert probes[probe].codes == ["605"]


@depth("standard")
@verifies("surface.path")
def must_refuse_a_path_that_there_is_not(probes: Probes) -> None:
    assert probes[NOWHERE].rejected


@depth("standard")
@verifies("surface.path.code")
def should_refuse_such_a_path_with_610(probes: Probes) -> None:
    assert probes[NOWHERE].codes == ["610"]


@depth("standard")
@verifies("surface.charset")
def must_take_a_form_that_names_its_charset(probes: Probes) -> None:
    assert probes.with_charset.program.description == WRITTEN
