"""
Implementations that chose differently in many open points at once: correct ones get no failure,
and faulty ones are found all the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.mutation import mutants
from conformance.selection import Options, Selection
from conformance.suites import SUITES
from tests.rounds import Tried, rounds_of
from tests.test_variants import outcomes
from tests.variants import variants

WIX, DOTDIGITAL = "wix-programs", "dotdigital-programs"
WRITTEN = Options(Selection(exclude=("generated.*", "*.how_*")))

TOGETHER = {
    WIX: (
        (
            *("RefusesDatesOfItsOwnAlone", "TakesAProgramOnceInBulk", "HoldsPagesThatAreNotFull"),
            *("WritesWholeSeconds", "RefusesOffsets", "SaysNothingOfTheDefaultAccess"),
        ),
        (
            *("ListsNobodyTheArchive", "RefusesBulkWithoutARevision", "ShowsLessInLists"),
            *("EndsADayLater", "CallsPagesByTheirIds", "ListsNothingThatEnded"),
        ),
    ),
    DOTDIGITAL: (
        (
            *("HasFewContacts", "ForgetsEnrolmentsOfProgramsThatStopped"),
            *("StillShowsTheDeletedById", "GivesIdsAsTextByItsHook", "WritesIdsInCapitals"),
            *("TakesWhatIsDocumentedAlone", "QuotesEverything", "WritesAMarkBeforeTheReport"),
        ),
        (
            *("CanNeitherDeleteNorMakeErrors", "HasNoEnrolmentsToLookAt", "LooksAtContactsFirst"),
            *("HasNothingWhereNobodyFailed", "FinishesBeforeTheFirstLook"),
        ),
    ),
}

# A mutant, and a variant that a check of it could not see through once.
HIDDEN = {
    WIX: (
        ("ComparesNoRevisionsInBulk", "RefusesBulkWithoutARevision"),
        ("EndsAtMidnightInLondon", "EndsADayLater"),
        ("EndsAtMidnightInLondon", "EndsWhenItsLastDayBegins"),
        ("EndsTheArchiveByItself", "ListsNobodyTheArchive"),
        ("KeepsSlugsOfWhatDidNotEnd", "CallsPagesByTheirIds"),
        ("KeepsTheFirstLimit", "HoldsPagesThatAreNotFull"),
        ("ShowsVisitorsEverythingFromTheSecondPageOn", "ListsNothingThatEnded"),
        ("TakesCategoriesInBulk", "ShowsLessInLists"),
        ("TakesTheId", "RefusesWhatTheServiceSets"),
        ("UpdatesTheStatus", "RefusesDatesOfItsOwnAlone"),
    ),
    DOTDIGITAL: (
        ("DeletesActivePrograms", "StillShowsTheDeletedById"),
        ("EndsAProgramWithItsEnrolment", "ForgetsEnrolmentsOfProgramsThatStopped"),
        ("ListsAProgramForEachActivation", "HasNoEnrolmentsToLookAt"),
        ("ListsTheFinishedWithTheProcessing", "HasNoEnrolmentsToLookAt"),
        ("RemindsOfErrorsOnce", "CanNeitherDeleteNorMakeErrors"),
        ("ReportsEverybody", "HasFewContacts"),
    ),
}


def combined(*parts: Any) -> Any:
    """An implementation that is all of these, the first of them above the others."""
    return type("And".join(part.__name__ for part in parts), parts, {})


def results_of(slug: str, tried: list[Tried]) -> list[list[dict[str, Any]]]:
    return [each.results for each in rounds_of(slug, tried, WRITTEN)]


def together(slug: str) -> list[Any]:
    """Runs against several combinations."""
    found = [[variants(slug)[name] for name in names] for names in TOGETHER[slug]]
    return results_of(slug, [(combined(*parts), WRITTEN.selection) for parts in found])


def hidden(slug: str) -> dict[tuple[str, str], set[str]]:
    """What of each mutant is not found under a variant, where its own checks run alone."""
    known, others = mutants(SUITES[slug]), variants(slug)
    found = [
        (combined(known[name].implementation, others[other]), Selection(only=known[name].breaks))
        for name, other in HIDDEN[slug]
    ]
    missed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair, results in zip(HIDDEN[slug], results_of(slug, found), strict=True):
        broken = {one["requirement"] for one in results if one["outcome"] in {"fail", "warn"}}
        missed[pair] = {*known[pair[0]].breaks} - broken
    return missed


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[tuple[str, str], Future[Any]]]:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        yield {
            (function.__name__, slug): processes.submit(function, slug)
            for function in (hidden, together)
            for slug in (WIX, DOTDIGITAL)
        }


@pytest.mark.parametrize("slug", [WIX, DOTDIGITAL])
def test_several_choices_at_once_get_no_failure(runs: Any, slug: str) -> None:
    """What is correct in each point is correct in all of them together."""
    for results in runs["together", slug].result():
        assert outcomes(results, "fail", "error") == []


@pytest.mark.parametrize(
    ("slug", "name", "other"), [(slug, *pair) for slug in HIDDEN for pair in HIDDEN[slug]]
)
def test_a_choice_hides_no_fault(runs: Any, slug: str, name: str, other: str) -> None:
    """A fault is found in an implementation that chose differently elsewhere."""
    assert runs["hidden", slug].result()[name, other] == set()
