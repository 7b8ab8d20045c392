"""
Pairs of runs against one implementation, which did not change: what a comparison finds is false.

    python -m benchmarks.pairs [--pairs 20] [--depth standard] [--only VARIANT]... [SUITE]...

Each run is compared with the one before it, as in a folder that is kept from month to month; each
has a new instance and a seed of its own. The reference is served over HTTP; a variant is called in
this process where it can be.
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


class Series(NamedTuple):
    """Runs of a suite against one implementation, each a pair with the one before it."""

    slug: str
    name: str
    depth: str
    pairs: int


def differences(series: Series) -> list[str]:
    """What comparisons of neighbours find, and what they could not compare."""
    told: list[str] = []
    before = record(series, 1)
    for seed in range(2, series.pairs + 2):
        after = record(series, seed)
        found = compare(before, after)
        told += [f"{d.kind} {d.weight} {d.subject}: {d.old} -> {d.new}" for d in found.drifts]
        told += found.notes
        before = after
    return told


def record(series: Series, seed: int) -> Any:
    """The record of a run. A variant that needs the time to pass is served."""
    if series.name != REFERENCE:
        with contextlib.suppress(RuntimeError):  # it waits for something
            run = run_once(series, seed, served=False)
            if run["verdict"] == "conformant":
                return run
    return run_once(series, seed, served=True)


def run_once(series: Series, seed: int, *, served: bool) -> Any:
    """A run that knows nothing of earlier ones, which have used up what may be done in an hour."""
    suite, options = SUITES[series.slug], Options(depth=series.depth, seed=seed)

    def instance() -> Any:
        one = implementations(series.slug)[series.name]()
        throws = {each.__name__ for each in type(one).__mro__} & THROWS_ITS_CODES
        one.random.seed(1 if throws else seed)
        return one

    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONFORMANCE_STATE"] = folder
        return try_implementation(suite, instance, options, served=served)


def main() -> int:
    """Print a table of what was found by suite and server; then each drift, and each note."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=list(SUITES))
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--depth", default="standard")
    parser.add_argument("--only", action="append")
    asked = parser.parse_args()
    every = [
        Series(slug, name, asked.depth, asked.pairs)
        for slug in asked.suites
        for name in implementations(slug)
        if not asked.only or name in asked.only
    ]
    tried, found, told = Counter[tuple[str, str]](), Counter[tuple[str, str]](), []
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for series, differing in zip(every, pool.map(differences, every), strict=True):
            server = series.slug, REFERENCE if series.name == REFERENCE else "variants"
            tried[server] += series.pairs
            found[server] += len(differing)
            told += [f"{series.slug}  {series.name}  {each}" for each in differing]
    print(f"{'suite':26}{'server':12}{'pairs':>6}{'found':>8}")
    for (slug, kind), number in tried.items():
        print(f"{slug:26}{kind:12}{number:6}{found[slug, kind]:8}")
    print(*told, sep="\n")
    return int(found.total() > 0)


if __name__ == "__main__":
    raise SystemExit(main())
