"""
Measures what each check sends, and writes `spec/<suite>/requests.yaml`.

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
# What each check sends in a whole run of the reference at depth `quick`, or at that of the check,
# what its fixtures send for the first time included. `requests` are those of all its cases; `steps`
# the most that one case sends, hooks included, where it sends anything: what takes long begins
# early. Measured: `python -m tests.measure_requests` writes this file.

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


def steps(suite: Suite, runs: dict[str, Any]) -> dict[str, int]:
    """The most that one case of a check sends, hooks included."""
    most: dict[str, dict[str, int]] = {depth: {} for depth in runs}
    for depth, run in runs.items():
        for case, sent in Counter(e["check"] for e in run["exchanges"] if e["check"]).items():
            check = case.split("[")[0]
            most[depth][check] = max(sent, most[depth].get(check, 0))
    found = {check.id: most[check.depth].get(check.id, 0) for check in catalogue(suite).checks}
    return {check: sent for check, sent in found.items() if sent}


if __name__ == "__main__":
    for slug in sys.argv[1:] or SUITES:
        suite = SUITES[slug]
        runs = records(suite)
        measured = {"requests": by_check(suite, runs), "steps": steps(suite, runs)}
        text = yaml.safe_dump(measured, sort_keys=True)
        data(f"spec/{suite.slug}/requests.yaml").write_text(HEAD + text, "utf-8")
