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
from tests.rounds import rounds_of
from tests.test_variants import outcomes
from tests.variants import variants

OPTIONS = Options(depth="standard")  # of a whole run
REFERENCE = "reference"
GENERATING = [slug for slug, suite in SUITES.items() if suite.generates]
DIFFERENT = {
    slug: [name for name in sorted(variants(slug)) if name.startswith("As")] for slug in GENERATING
}
Found = dict[str, list[dict[str, Any]]]  # results by implementation


def of_the_reference(slug: str) -> tuple[Found, list[str]]:
    """The results of a run over HTTP, and what it never exercised."""
    suite = SUITES[slug]
    instance = vendor(suite).reference()
    with served(instance) as url:
        run = run_suite(suite, embedded(suite, url, instance), OPTIONS, clean=False)
    return {REFERENCE: run.results}, run.notes


def of_the_different(slug: str) -> tuple[Found, list[str]]:
    """The results of runs against what differs from the reference the most."""
    names, known = DIFFERENT[slug], variants(slug)
    done = rounds_of(slug, [(known[name], OPTIONS.selection) for name in names], OPTIONS)
    return {name: each.results for name, each in zip(names, done, strict=True)}, []


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[tuple[str, str], Future[tuple[Found, list[str]]]]]:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        of_references = {
            (slug, REFERENCE): processes.submit(of_the_reference, slug) for slug in GENERATING
        }
        of_others = {
            (slug, name): future
            for slug in GENERATING
            for future in [processes.submit(of_the_different, slug)]
            for name in DIFFERENT[slug]
        }
        yield of_references | of_others


@pytest.mark.parametrize(
    ("slug", "name"),
    [(slug, name) for slug in GENERATING for name in (REFERENCE, *DIFFERENT[slug])],
)
def test_nothing_is_wrong_with_another_choice(runs: Any, slug: str, name: str) -> None:
    """Nothing fails, and nothing is an error, whatever is sent."""
    results = runs[slug, name].result()[0][name]

    assert outcomes(results, "fail", "error") == []
    assert [result for result in results if result["check"].startswith("generated.")] != []


@pytest.mark.parametrize("slug", GENERATING)
def test_each_operation_is_exercised(runs: Any, slug: str) -> None:
    """Of each operation of the reference a call is taken, and one refused."""
    assert runs[slug, REFERENCE].result()[1] == []
