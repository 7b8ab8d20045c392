"""
Mutants, and the proof that a trial of one can be lost.
"""

import ast
import inspect
from concurrent.futures import ProcessPoolExecutor

import pytest

from conformance.catalogue import catalogue
from conformance.mutation import Mutant, breaks, chosen, mutants
from conformance.proof import Trial, _end, try_mutants
from conformance.suites import SUITES, Suite
from conformance.vendors.marketo.mutants.programs.clone import SharesCostsWithItsSource
from conformance.vendors.marketo.mutants.programs.delete import DeletesWithoutAnId
from conformance.vendors.marketo.reference import Marketo

LONGEST_BODY = 12  # lines; most have three
SMALLEST_NUMBER = 60

PROGRAMS = SUITES["marketo-programs"]
each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


class DoesTwoThingsWrong(SharesCostsWithItsSource, DeletesWithoutAnId):
    """Breaks more than it says."""


def trial(elsewhere: ProcessPoolExecutor, implementation: type[Marketo], *broken: str) -> Trial:
    name = implementation.__name__
    mutant = Mutant(name, implementation, broken, (), rule="", verdict="fail", needs=())
    return elsewhere.submit(try_mutants, PROGRAMS, [mutant]).result()[0]


@each_suite
def test_each_covered_requirement_has_a_mutant(suite: Suite) -> None:
    """A check that no mutant can fail is not yet a check."""
    covered = {r.id for r in catalogue(suite).requirements.values() if not r.not_covered}
    broken = {id_ for mutant in mutants(suite).values() for id_ in mutant.breaks}

    assert covered - broken == set()


@each_suite
def test_there_are_mutants_enough(suite: Suite) -> None:
    """A suite has at least sixty, and their names are their own."""
    assert len(mutants(suite)) >= SMALLEST_NUMBER


@each_suite
def test_mutants_name_requirements_of_the_catalogue(suite: Suite) -> None:
    """What a mutant breaks, and what falls with it, is in the catalogue."""
    known = set(catalogue(suite).requirements)
    named = {id_ for each in mutants(suite).values() for id_ in (*each.breaks, *each.also)}

    assert named - known == set()


@each_suite
def test_mutants_are_small(suite: Suite) -> None:
    """A fault that takes many lines to say lacks a seam in the reference."""
    sizes = {
        mutant.name: _lines(mutant.implementation)
        for mutant in mutants(suite).values()
        if _lines(mutant.implementation) > LONGEST_BODY
    }

    assert sizes == {}


@pytest.mark.parametrize("pattern", ["SharesCosts*", "clone.program.independ*"])
def test_mutants_are_chosen_by_name_or_requirement(pattern: str) -> None:
    """A pattern is of a mutant's name, or of a requirement that it breaks."""
    assert "SharesCostsWithItsSource" in chosen(PROGRAMS, [pattern])
    assert "DeletesWithoutAnId" not in chosen(PROGRAMS, [pattern])


def test_a_consequence_needs_a_reason() -> None:
    """`also` without `because` is refused where it is written."""
    with pytest.raises(ValueError, match="because"):
        breaks("clone.name.kept", also=["clone.name.unique"])


def test_what_breaks_nothing_is_not_killed(elsewhere: ProcessPoolExecutor) -> None:
    """The reference itself survives as a mutant."""
    survivor = trial(elsewhere, Marketo, "clone.name.kept")

    assert not survivor.killed
    assert survivor.missed == ("clone.name.kept",)
    assert survivor.unrelated == ()


def test_what_breaks_more_than_it_says_is_not_proved(elsewhere: ProcessPoolExecutor) -> None:
    """A kill by an unrelated requirement is shown."""
    blunt = trial(elsewhere, DoesTwoThingsWrong, "clone.program.independent")

    assert not blunt.killed
    assert blunt.missed == ()
    assert blunt.unrelated == ("delete.answer.id",)


def _lines(implementation: type) -> int:
    node = ast.parse(inspect.getsource(implementation)).body[0]
    assert isinstance(node, ast.ClassDef)
    return (node.end_lineno or 0) - node.lineno


def test_a_mutant_that_is_missed_says_how_the_check_ended() -> None:
    """What says most about it: an error before a pass."""
    results = [
        {"requirement": "a", "check": "x.must", "outcome": "pass"},
        {"requirement": "a", "check": "y.must", "outcome": "error", "message": "a defect\nmore"},
    ]

    assert _end(results, "a") == "y.must: error: a defect"
    assert _end(results, "b") == "no check of it was run"
