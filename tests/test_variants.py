"""
Implementations that are correct and chose differently get no failure.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.embedding import embedded
from conformance.running import run_suite
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES
from tests.variants import variants

WRITTEN = Options(Selection(exclude=("generated.*",)), depth="deep")  # all that somebody wrote
PROCESSES = 3  # two for the cores, and one more since some runs wait for the clock
MOST_SKIPPED = {
    "marketo-programs": 70,  # of some 410 results; a variant without tags skips most
    "marketo-program-members": 75,  # of some 300; one that shows no schema skips most
    "wix-programs": 50,  # of some 430 results; one that wants tokens of visitors skips most
    "dotdigital-programs": 45,  # of some 180; one without hooks skips most
}


NAMES = [(slug, name) for slug in SUITES for name in sorted(variants(slug))]


def tried(slug: str, name: str) -> Any:
    """A run against a variant, which ends with it: its results, and why it stopped early."""
    suite, instance = SUITES[slug], variants(slug)[name]()
    with served(instance) as url:
        run = run_suite(suite, embedded(suite, url, instance), WRITTEN, clean=False)
    return run.results, run.stopped


class Runs(dict[tuple[str, str], Future[Any]]):
    """The run of a variant begins when it is first asked for."""

    def __init__(self, processes: ProcessPoolExecutor) -> None:
        super().__init__()
        self.processes = processes

    def __missing__(self, each: tuple[str, str]) -> Future[Any]:
        self[each] = self.processes.submit(tried, *each)
        return self[each]


@pytest.fixture(scope="module")
def runs(request: pytest.FixtureRequest) -> Iterator[Runs]:
    """The runs of all variants that tests of this session are about, begun at once."""
    calls: list[Any] = [getattr(item, "callspec", None) for item in request.session.items]
    asked = {(each.params.get("slug"), each.params.get("name")) for each in calls if each}
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        begun = Runs(processes)
        for each in NAMES:
            if each in asked:
                begun[each]
        yield begun


def outcomes(results: Any, *wanted: str) -> list[tuple[Any, ...]]:
    return [
        (result["check"], result.get("message") or result.get("reason"))
        for result in results
        if result["outcome"] in wanted
    ]


@pytest.mark.parametrize("slug", SUITES)
def test_a_suite_has_variants(slug: str) -> None:
    """Without implementations that chose differently, nobody knows what a suite over-asserts."""
    assert [name for suite, name in NAMES if suite == slug] != []
    assert slug in MOST_SKIPPED


@pytest.mark.parametrize(("slug", "name"), NAMES)
def test_a_variant_gets_no_failure(runs: Any, slug: str, name: str) -> None:
    """A correct implementation fails nothing, nothing is an error, and most of it is judged."""
    results, stopped = runs[slug, name].result()

    assert outcomes(results, "fail", "error") == []
    assert stopped is None
    assert len(skipped := outcomes(results, "skip")) <= MOST_SKIPPED[slug], skipped


def test_fields_that_a_run_makes_stand_in_for_those_that_there_are_not(runs: Any) -> None:
    """Who has no custom fields is held to the rules of written values all the same."""
    results, _ = runs["marketo-program-members", "HasNoCustomFields"].result()

    assert len(outcomes(results, "skip")) < 15
