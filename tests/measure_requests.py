"""
Measures how many requests each check sends, and writes `spec/<suite>/requests.yaml`.

Run it as `python -m tests.measure_requests [SUITE...]` after a change to a check.
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import yaml

from conformance.catalogue import catalogue
from conformance.embedding import vendor
from conformance.mutation import try_implementation
from conformance.selection import Options, Selection
from conformance.suites import SUITES, Suite, data

DEPTHS = ("quick", "standard")
HEAD = """\
# Requests that each check sends in a whole run of the reference at depth `quick`, or at that of the
# check, what its fixtures send for the first time included. Measured:
# `python -m tests.measure_requests` writes this file.

"""


def records(suite: Suite) -> dict[str, Any]:
    """Runs of the reference by depth, in a process of their own: a run is a run of pytest."""
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        runs = {depth: processes.submit(_record, suite.slug, depth) for depth in DEPTHS}
        return {depth: run.result() for depth, run in runs.items()}


def _record(slug: str, depth: str) -> Any:
    written = Options(Selection(exclude=("generated.*",)), depth=depth)
    return try_implementation(SUITES[slug], vendor(SUITES[slug]).reference, written, served=False)


def by_check(suite: Suite, runs: dict[str, Any]) -> dict[str, int]:
    """Requests by check, those of all its parameters added up."""
    sent = {
        depth: Counter(
            each["check"].split("[")[0]
            for each in run["exchanges"]
            if each["check"] and not each["hook"]
        )
        for depth, run in runs.items()
    }
    return {check.id: sent[check.depth][check.id] for check in catalogue(suite).checks}


if __name__ == "__main__":
    for slug in sys.argv[1:] or SUITES:
        suite = SUITES[slug]
        text = yaml.safe_dump(by_check(suite, records(suite)), sort_keys=True)
        data(f"spec/{suite.slug}/requests.yaml").write_text(HEAD + text, "utf-8")
