"""
How long the commands take, and what a run costs above sending its requests.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import requests

from conformance.embedding import vendor
from conformance.mutation import try_implementation
from conformance.serving import served
from conformance.suites import SUITES, Suite

ROUNDS = 5


def seconds(action: Callable[[], object]) -> float:
    """Wall time of one call."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def command(*words: str) -> Callable[[], object]:
    """A whole process of the command line."""
    line = [sys.executable, "-m", "conformance", *words]
    return lambda: subprocess.run(line, check=True, capture_output=True)  # noqa: S603


def replay(suite: Suite, record: Any) -> float:
    """The requests of a record again, through a bare session against a fresh reference."""
    with served(vendor(suite).reference()) as url, requests.Session() as session:
        session.trust_env = False
        began = time.perf_counter()
        for exchange in record["exchanges"]:
            asked = exchange["request"]
            path = asked["url"].removeprefix(record["target"]["url"])
            session.request(asked["method"], url + path, data=asked["body"])
        return time.perf_counter() - began


def main() -> None:
    """Print the medians."""
    for words in (("--help",), ("run", "marketo-programs", "--depth", "quick", "-q")):
        times = [seconds(command(*words)) for _ in range(ROUNDS)]
        print(f"conformance {' '.join(words)}: {statistics.median(times):.2f} s")
    for suite in SUITES.values():
        reference = vendor(suite).reference
        record = try_implementation(suite, reference)  # warms up
        pairs = [
            (seconds(lambda: try_implementation(suite, reference)), replay(suite, record))  # noqa: B023
            for _ in range(ROUNDS)
        ]
        run, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
        sent = record["requests"]["sent"]
        print(f"{suite.slug}: {sent} requests")
        print(f"  run {run:.2f} s, replay {bare:.2f} s, {run / bare:.1f} times as long")


if __name__ == "__main__":
    main()
