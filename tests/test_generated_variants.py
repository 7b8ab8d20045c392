"""
Generated checks find nothing wrong with the reference, nor with what differs from it the most.

`python -m benchmarks.robust` tries all variants, at depth `deep` with many seeds.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.embedding import embedded, vendor
from conformance.running import run_suite
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES
from tests.test_variants import outcomes
from tests.variants import variants

TRIED = [
    (slug, name)
    for slug, suite in SUITES.items()
    if suite.generates
    for name in ("reference", *(each for each in sorted(variants(slug)) if each.startswith("As")))
]


def tried(slug: str, name: str) -> tuple[Any, list[str]]:
    """A whole run at depth standard: its results, and what it never exercised."""
    suite = SUITES[slug]
    made = vendor(suite).reference if name == "reference" else variants(slug)[name]
    instance = made()
    options = Options(depth="standard")
    with served(instance) as url:
        run = run_suite(suite, embedded(suite, url, instance), options, clean=False)
    return run.results, run.notes


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[tuple[str, str], Future[Any]]]:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        yield {each: processes.submit(tried, *each) for each in TRIED}


@pytest.mark.parametrize(("slug", "name"), TRIED)
def test_nothing_is_wrong_with_another_choice(runs: Any, slug: str, name: str) -> None:
    """Nothing fails, and nothing is an error, whatever is sent."""
    results, _ = runs[slug, name].result()

    assert outcomes(results, "fail", "error") == []
    assert [result for result in results if result["check"].startswith("generated.")] != []


@pytest.mark.parametrize("slug", sorted({slug for slug, _ in TRIED}))
def test_each_operation_is_exercised(runs: Any, slug: str) -> None:
    """Of each operation of the reference a call is taken, and one refused."""
    assert runs[slug, "reference"].result()[1] == []
