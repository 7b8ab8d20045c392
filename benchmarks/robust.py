"""
Generated checks against implementations that chose differently: a correct one fails nothing.

    python -m benchmarks.robust [--depth deep] [--seeds 20] [--only VARIANT]... [--whole] [SUITE]...

The first seed runs all generated cases, further ones those that a seed makes up. With --whole all
other checks run as well, and the rules of every exchange over what they receive. Implementations
are called directly; those that wait for something are served.
"""

import argparse
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from conformance.embedding import vendor
from conformance.rounds import Round
from conformance.selection import Options, Selection
from conformance.suites import SUITES
from tests.rounds import rounds_of
from tests.variants import variants

MADE_UP = ("generated.*[./]1[0-9][0-9][0-9]]", "generated.*sequence/*")  # by a seed
EVERY = ("generated.*", "invariant.*")
A_SESSION = 24  # implementations that share what is collected

Job = tuple[str, list[str], str, int, bool]  # suite, implementations, depth, seed, whether whole
Found = tuple[str, int, list[tuple[str, str, str | None]]]  # name, requests, what is wrong


def implementations(slug: str) -> dict[str, Any]:
    """The reference of a suite and its variants, by name."""
    return {"reference": vendor(SUITES[slug]).reference, **variants(slug)}


def tried(job: Job) -> list[Found]:
    """What runs against some implementations find wrong."""
    slug, names, depth, seed, whole = job
    patterns = () if whole else EVERY if seed == 1 else MADE_UP
    options = Options(Selection(patterns, ("*.how_*",)), depth=depth, seed=seed)
    known = implementations(slug)
    done = rounds_of(slug, [(known[name], options.selection) for name in names], options)
    return [(name, each.sent, _wrong(each)) for name, each in zip(names, done, strict=True)]


def _wrong(done: Round) -> list[tuple[str, str, str | None]]:
    return [
        (result["outcome"], result["check"], result.get("message"))
        for result in done.results
        if result["outcome"] in {"fail", "warn", "error"}
    ]


def jobs(asked: argparse.Namespace) -> Iterator[Job]:
    for slug in asked.suites:
        names = [name for name in implementations(slug) if not asked.only or name in asked.only]
        for seed in range(1, asked.seeds + 1):
            for place in range(0, len(names), A_SESSION):
                some = names[place : place + A_SESSION]
                yield slug, some, asked.depth, seed, asked.whole


def main() -> int:
    """Print what is wrong with whom; how many runs that was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=list(SUITES))
    parser.add_argument("--depth", default="standard")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", action="append")
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    every = list(jobs(asked))
    runs = false = sent = 0
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for job, found in zip(every, pool.map(tried, every), strict=True):
            for name, requests, wrong in found:
                runs, sent = runs + 1, sent + requests
                for outcome, check, message in wrong:
                    false += outcome != "warn"
                    print(job[0], name, job[2], job[3], outcome, check, message, flush=True)
    print(f"{runs} runs at depth {asked.depth}, {sent} requests, {false} false failures")
    return int(false > 0)


if __name__ == "__main__":
    raise SystemExit(main())
