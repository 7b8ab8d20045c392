"""
Tries whether a run comes out the same whichever of its checks begins first.

Run it as `python -m tests.shuffle [SUITE...] [--seeds N] [--variant NAME]` after a change to what
checks share. What comes out otherwise than in one lane is told, and lacks an order or a mark.
"""

import argparse
import asyncio
import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from conformance.embedding import embedded_together, mounted, references
from conformance.loop import Loop
from conformance.running import run
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES, Suite
from tests.variants import variants

PAUSES = (0.0, 0.0, 0.001, 0.003, 0.008)  # seconds that an answer may take
OWN = re.compile(r"\b[0-9a-f-]{8,}\b|\d+")  # ids, dates and counts, which differ from run to run


def outcomes(record: Any) -> dict[tuple[str, str], tuple[str, ...]]:
    """What a run says of each check and each observation, but for what is the run's own."""
    judged = {
        (each["requirement"], each["check"]): tuple(
            OWN.sub("#", str(each.get(name, ""))) for name in ("outcome", "reason", "message")
        )
        for each in record["results"]
    }
    observed = {("observed", each["id"]): (str(each["value"]),) for each in record["observed"]}
    return judged | observed


def tried(
    suite: Suite,
    seed: int,
    workers: int,
    *,
    variant: str = "",
    only: tuple[str, ...] = (),
    pauses: tuple[float, ...] = PAUSES,
) -> Any:
    """The record of a run whose checks begin, and whose answers come, as chance has it."""
    chance = random.Random(seed)
    instances = references([suite])
    if variant:
        instances = {suite.vendor: variants(suite.slug)[variant]()}
    application = mounted(instances)

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(chance.choice(pauses))
        await application(scope, receive, send)

    with served(slow) as url, beginning(chance):
        target = embedded_together([suite], url, instances)
        options = Options(workers=workers, selection=Selection(only=only))
        return run([suite], target, options)


@contextmanager
def beginning(chance: random.Random) -> Iterator[None]:
    """Checks begin in a random order."""

    def shuffled(_: Loop, courses: list[Any]) -> list[Any]:
        return chance.sample(courses, len(courses))

    with mock.patch.object(Loop, "_longest_first", shuffled):
        yield


def main() -> None:
    """Tell what differs, and how often."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=[*SUITES])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--variant", default="")
    asked = parser.parse_args()
    for slug in asked.suites:
        alone = outcomes(tried(SUITES[slug], 0, 1, variant=asked.variant))
        differing: Counter[tuple[str, str]] = Counter()
        for seed in range(1, asked.seeds + 1):
            found = outcomes(tried(SUITES[slug], seed, asked.workers, variant=asked.variant))
            differing.update(key for key in {*alone, *found} if alone.get(key) != found.get(key))
        print(f"{slug}: {len(differing)} of {len(alone)} differ in {asked.seeds} runs")
        for (name, check), times in differing.most_common():
            print(f"  {times} times: {name} {check}")


if __name__ == "__main__":
    main()
