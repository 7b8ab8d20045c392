"""
Implementations that are correct and chose differently get no failure.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.mutation import try_implementation
from conformance.suites import SUITES
from tests.variants import variants

NAMES = sorted(variants())
MOST_SKIPPED = 60  # of some 260 results; a variant without tags skips most


def tried(name: str) -> Any:
    """The results of a run against a variant."""
    return try_implementation(SUITES["marketo-programs"], variants()[name])["results"]


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[str, Future[Any]]]:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        yield {name: processes.submit(tried, name) for name in NAMES}


def test_there_are_enough_variants() -> None:
    """Fifteen at least, and two that are different in many ways at once."""
    assert len(NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_gets_no_failure(runs: dict[str, Future[Any]], name: str) -> None:
    """A correct implementation that chose differently fails nothing, and nothing is an error."""
    results = runs[name].result()
    broken = [
        (result["requirement"], result["check"], result.get("message"))
        for result in results
        if result["outcome"] in {"fail", "error"}
    ]

    assert broken == []


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_is_still_judged(runs: dict[str, Future[Any]], name: str) -> None:
    """What a variant chose differently does not keep most of the catalogue from being judged."""
    skipped = [result for result in runs[name].result() if result["outcome"] == "skip"]

    assert len(skipped) <= MOST_SKIPPED
