"""
Implementations that chose differently in several places at once, and faults in those that did.

Each of them once got a failure that it did not deserve, or none that it did.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.mutation import mutants
from conformance.selection import Options, Selection
from conformance.suites import SUITES
from tests.rounds import Tried, rounds_of
from tests.test_variants import outcomes
from tests.variants import variants

WRITTEN = Selection(exclude=("generated.*", "*.how_*"))
COMBINED = {
    "marketo-programs": (
        "IsSharedWithOthers BrowsesTheNewestFirst",
        "DoesNotSayThatAFolderTakesNone NestsWhereTheDocumentsAreSilent",
        "TakesProgramsInOneFolder RefusesWithOtherCodes",
        "HasTagsOfOneValue HasHundredsOfTagTypes",
    ),
    "marketo-program-members": (
        "HasNoCustomFields ShowsTheSchemaOfCustomFieldsAlone",
        "HasTextsAlone ShowsTheSchemaOfCustomFieldsAlone",
        "SucceedsOnTheWay RefusesUnknownLeadsAltogether",
    ),
}
FAULTS = {  # mutants, and the variants on which they were overlooked
    "marketo-programs": (
        ("ChangesTheType", "RequiresATagOfEachType"),
        ("ChangesTheType", "HasValuesInBrackets"),
        ("TakesUnknownTypes", "HasHundredsOfTagTypes"),
        ("ForgetsToIndexNewPrograms", "HasTagsOfOneValue"),
    ),
    "marketo-program-members": (
        ("NeverReachesSuccess", "HasNoEqualSteps"),
        ("NeverReachesSuccess", "SucceedsOnTheWay"),
        ("FindsNoSuccess", "HasEqualStepsInAShortChannel"),
        ("FindsNobodyByZero", "ShowsMembersInAnotherOrder"),
        ("FindsEverybodyByLead", "RefusesValuesThatAreSentTwice"),
        ("FindsTheDeletedByTheirText", "UpdatesSomeStandardFields"),
        ("TakesA301stLead", "RefusesUnknownLeadsAltogether"),
        ("DeletesAThousand", "RefusesUnknownLeadsAltogether"),
        ("WritesAThousandRows", "RefusesUnknownLeadsAltogether"),
        ("MakesAnyNumber", "ShowsTheSchemaOfCustomFieldsAlone"),
        ("LooksForLeadsInAllPrograms", "HasANullToken"),
    ),
}
TIMES = ((23, 40), (0, 10))  # of a day, at which another day is near


def composed(slug: str, *names: str, first: tuple[type, ...] = ()) -> Any:
    return type(" ".join(names), (*first, *(variants(slug)[name] for name in names)), {})


def all_combined(slug: str) -> dict[Any, Tried]:
    return {names: (composed(slug, *names.split()), WRITTEN) for names in COMBINED[slug]}


def all_faults(slug: str) -> dict[Any, Tried]:
    """Mutants on top of variants, and what of a suite they meet: the checks of what they break."""
    known = mutants(SUITES[slug])
    return {
        (name, variant): (
            composed(slug, variant, first=(known[name].implementation,)),
            Selection(only=known[name].breaks),
        )
        for name, variant in FAULTS[slug]
    }


def around_midnight(slug: str) -> dict[Any, Tried]:
    """A mutant that compares days alone, at different times of the day."""
    mutant, now = mutants(SUITES[slug]).get("ComparesDaysAlone"), datetime.now(UTC)
    ahead = {time: now.replace(hour=time[0], minute=time[1]) - now for time in TIMES if mutant}
    return {
        (mutant.name, time): (
            partial(mutant.implementation, clock=shifted(by)),
            Selection(only=mutant.breaks),
        )
        for time, by in ahead.items()
        if mutant
    }


def shifted(ahead: timedelta) -> Callable[[], datetime]:
    return lambda: datetime.now(UTC) + ahead


def judged(slug: str) -> dict[Any, list[dict[str, Any]]]:
    """The results of a run of a suite against each of them."""
    some = all_combined(slug) | all_faults(slug) | around_midnight(slug)
    rounds = rounds_of(slug, [*some.values()], Options(depth="standard"))
    return dict(zip(some, [one.results for one in rounds], strict=True))


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[str, Any]]:
    with ProcessPoolExecutor(len(COMBINED), get_context("spawn")) as processes:
        futures = {slug: processes.submit(judged, slug) for slug in COMBINED}
        yield {slug: future.result() for slug, future in futures.items()}


@pytest.mark.parametrize(("slug", "names"), [(s, names) for s in COMBINED for names in COMBINED[s]])
def test_variants_together_get_no_failure(runs: Any, slug: str, names: str) -> None:
    """What is open in one place is open wherever another place is open too."""
    assert outcomes(runs[slug][names], "fail", "error") == []


@pytest.mark.parametrize(
    ("slug", "mutant", "where"),
    [
        *((slug, *pair) for slug in FAULTS for pair in FAULTS[slug]),
        *(("marketo-program-members", "ComparesDaysAlone", time) for time in TIMES),
    ],
)
def test_a_fault_is_found_on_a_variant(runs: Any, slug: str, mutant: str, where: Any) -> None:
    """Who chose differently is judged no less, whatever the time of the day."""
    found = runs[slug][mutant, where]
    broken = {each["requirement"] for each in found if each["outcome"] in {"fail", "warn"}}

    assert set(mutants(SUITES[slug])[mutant].breaks) - broken == set()
