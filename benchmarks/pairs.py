"""
Pairs of runs against one implementation, which did not change: what a comparison finds is false.

    python -m benchmarks.pairs [--pairs 20] [--depth standard] [--only VARIANT]... [SUITE]...

The reference is served over HTTP; each variant is called in this process where it can be, for
one pair. Every run has a seed of its own.
"""

import argparse
import contextlib
import os
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, NamedTuple

from benchmarks.robust import implementations
from conformance.comparison import compare
from conformance.mutation import try_implementation
from conformance.selection import Options
from conformance.suites import SUITES

REFERENCE = "reference"
# Two instances throw different dice; but where codes are thrown, they would be different servers.
THROWS_ITS_CODES = frozenset({"RefusesWithOtherCodes"})


class Pair(NamedTuple):
    """Two runs of a suite against two new instances of one implementation."""

    slug: str
    name: str
    depth: str
    number: int


def differences(pair: Pair) -> tuple[list[str], tuple[str, ...]]:
    """What a comparison of the two runs finds, and what it could not compare."""
    first, second = (record(pair, seed) for seed in (2 * pair.number + 1, 2 * pair.number + 2))
    comparison = compare(first, second)
    found = [f"{d.kind} {d.weight} {d.subject}: {d.old} -> {d.new}" for d in comparison.drifts]
    return found, comparison.notes


def record(pair: Pair, seed: int) -> Any:
    """The record of a run. A variant that needs the time to pass is served."""
    if pair.name != REFERENCE:
        with contextlib.suppress(RuntimeError):  # it waits for something
            run = run_once(pair, seed, served=False)
            if run["verdict"] == "conformant":
                return run
    return run_once(pair, seed, served=True)


def run_once(pair: Pair, seed: int, *, served: bool) -> Any:
    """A run that knows nothing of earlier ones, which have used up what may be done in an hour."""
    suite, options = SUITES[pair.slug], Options(depth=pair.depth, seed=seed)

    def instance() -> Any:
        one = implementations(pair.slug)[pair.name]()
        throws = {each.__name__ for each in type(one).__mro__} & THROWS_ITS_CODES
        one.random.seed(1 if throws else seed)
        return one

    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONFORMANCE_STATE"] = folder
        return try_implementation(suite, instance, options, served=served)


def pairs(asked: argparse.Namespace) -> list[Pair]:
    """Those of the reference first."""
    return [
        Pair(slug, name, asked.depth, number)
        for slug in asked.suites
        for name in implementations(slug)
        if not asked.only or name in asked.only
        for number in range(asked.pairs if name == REFERENCE else 1)
    ]


def main() -> int:
    """Print a table of drifts by suite and server; then each drift, and what was not compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=list(SUITES))
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--depth", default="standard")
    parser.add_argument("--only", action="append")
    asked = parser.parse_args()
    tried, found, told = Counter[tuple[str, str]](), Counter[tuple[str, str]](), []
    jobs = pairs(asked)
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for pair, (drifts, notes) in zip(jobs, pool.map(differences, jobs), strict=True):
            server = pair.slug, REFERENCE if pair.name == REFERENCE else "variants"
            tried[server] += 1
            found[server] += len(drifts)
            told += [f"{pair.slug}  {pair.name}  {each}" for each in (*drifts, *notes)]
    print(f"{'suite':26}{'server':12}{'pairs':>6}{'drifts':>8}")
    for slug, server in tried:
        print(f"{slug:26}{server:12}{tried[slug, server]:6}{found[slug, server]:8}")
    print(*told, sep="\n")
    return int(found.total() > 0)


if __name__ == "__main__":
    raise SystemExit(main())
