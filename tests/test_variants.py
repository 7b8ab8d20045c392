"""
Implementations that are correct and chose differently get no failure.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.embedding import embedded
from conformance.run import run_suite
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES
from tests.variants.marketo_programs import variants

NAMES = sorted(variants())
PROCESSES = 3  # two for the cores, and one more since some runs wait for the clock
MOST_SKIPPED = 45  # of some 270 results; a variant without tags skips most


def tried(name: str) -> Any:
    """A run against a variant, which ends with it: its results, and why it stopped early."""
    suite, instance = SUITES["marketo-programs"], variants()[name]()
    with served(instance) as url:
        run = run_suite(suite, embedded(suite, url, instance), Options(), clean=False)
    return run.results, run.stopped


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[str, Future[Any]]]:
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        yield {name: processes.submit(tried, name) for name in NAMES}


def outcomes(results: Any, *wanted: str) -> list[tuple[Any, ...]]:
    return [
        (result["check"], result.get("message") or result.get("reason"))
        for result in results
        if result["outcome"] in wanted
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_gets_no_failure(runs: dict[str, Future[Any]], name: str) -> None:
    """A correct implementation fails nothing, nothing is an error, and most of it is judged."""
    results, stopped = runs[name].result()

    assert outcomes(results, "fail", "error") == []
    assert stopped is None
    assert len(skipped := outcomes(results, "skip")) <= MOST_SKIPPED, skipped
