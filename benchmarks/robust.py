"""
Generated checks against implementations that chose differently: a correct one fails nothing.

    python -m benchmarks.robust [--depth deep] [--seeds 20] [--only VARIANT]... [--whole] [SUITE]...

With --whole all other checks run as well, and the rules of every exchange over what they receive.
"""

import argparse
import importlib
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from conformance.embedding import embedded, vendor
from conformance.running import run_suite
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES

GENERATED = Selection(only=("generated.*", "invariant.*"), exclude=("*.how_*",))


def implementations(slug: str) -> dict[str, Any]:
    """The reference of a suite and its variants, by name."""
    module = importlib.import_module(f"tests.variants.{slug.replace('-', '_')}")
    return {"reference": vendor(SUITES[slug]).reference, **module.variants()}


def tried(
    slug: str, name: str, depth: str, seed: int, selection: Selection
) -> tuple[Any, int, str | None]:
    """What a run finds wrong, the requests that it sent, and why it ended early."""
    suite, instance = SUITES[slug], implementations(slug)[name]()
    options = Options(selection=selection, depth=depth, seed=seed)
    with served(instance) as url:
        run = run_suite(suite, embedded(suite, url, instance), options, clean=False)
    wrong = [
        (result["outcome"], result["check"], result.get("message"))
        for result in run.results
        if result["outcome"] in {"fail", "warn", "error"}
    ]
    return wrong, run.client.sent, run.stopped


def main() -> int:
    """Print what is wrong with whom; how many runs that was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=list(SUITES))
    parser.add_argument("--depth", default="standard")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", action="append")
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    jobs = [
        (slug, name, asked.depth, seed, Selection() if asked.whole else GENERATED)
        for slug in asked.suites
        for name in implementations(slug)
        if not asked.only or name in asked.only
        for seed in range(1, asked.seeds + 1)
    ]
    false = sent = 0
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for job, (wrong, requests, stopped) in zip(
            jobs, pool.map(tried, *zip(*jobs, strict=True)), strict=True
        ):
            sent += requests
            if stopped:
                print(*job[:4], "ended early:", stopped)
            for outcome, check, message in wrong:
                false += outcome != "warn"
                print(*job[:4], outcome, check, message, sep="  ")
    print(f"{len(jobs)} runs at depth {asked.depth}, {sent} requests, {false} false failures")
    return int(false > 0)


if __name__ == "__main__":
    raise SystemExit(main())
