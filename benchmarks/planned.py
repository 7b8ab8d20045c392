"""
Plans against what runs then send: to the references, and to implementations that chose differently.

    python -m benchmarks.planned [--depth quick] [SUITE]...

A plan is right where the requests of the run lie in its range, and, for a reference, within 15 % of
what it says.
"""

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat
from multiprocessing import get_context

from benchmarks.robust import implementations
from conformance.embedding import embedded
from conformance.plan import plan
from conformance.running import run_suite
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES

NEAR = 0.15


def compared(slug: str, name: str, depth: str) -> tuple[int, int, int, int]:
    """What was planned, the range around it, and what was sent."""
    suite, instance = SUITES[slug], implementations(slug)[name]()
    with served(instance) as url:
        target = replace(embedded(suite, url, instance), embedded=False)
        [part] = plan([suite], target, Options(depth=depth)).parts
        sent = run_suite(suite, target, Options(depth=depth)).client.sent
    return part.requests, part.least, part.most, sent


def main() -> int:
    """Print each plan that was wrong, and how many were right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=list(SUITES))
    parser.add_argument("--depth", default="quick")
    asked = parser.parse_args()
    pairs = [(slug, name) for slug in asked.suites for name in implementations(slug)]
    wrong = 0
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        found = pool.map(compared, *zip(*pairs, strict=True), repeat(asked.depth))
        for (slug, name), (planned, least, most, sent) in zip(pairs, found, strict=True):
            near = abs(sent - planned) <= NEAR * planned
            if not least <= sent <= most or (name == "reference" and not near):
                wrong += 1
                print(
                    f"{slug} {name}: planned {planned}, {least} to {most}; sent {sent}", flush=True
                )
    print(f"{len(pairs) - wrong} of {len(pairs)} plans were right, at depth {asked.depth}")
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
