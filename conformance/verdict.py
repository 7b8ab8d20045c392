"""
Outcomes of checks, verdicts of runs, exit codes: sections 3 and 6 of the contract, in one place.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from conformance.catalogue import Requirement
from conformance.outcome import Ended, Garbled, NotJudged, Unanswered

OUTCOMES = ("pass", "fail", "warn", "skip", "waived", "error")
EXIT_CODES = {"conformant": 0, "nonconformant": 1, "incomplete": 2, "drift": 3}
USAGE = 64
UNVERIFIED = ("needs-fixture", "needs-allow", "blocked")


def judge(requirement: Requirement, problem: BaseException | None) -> tuple[str, str | None]:
    """
    The outcome of a check that ended so, and the reason if it was skipped.
    """
    match problem:
        case None:
            return "pass", None
        case NotJudged():
            return "skip", str(problem)
        case AssertionError() | Garbled():
            return requirement.breaks_as, None
        case Unanswered() | Ended():
            return "error", None
        case _:  # a defect of the suite is nobody's verdict either
            return "error", None


def totals(results: Iterable[Any]) -> dict[str, int]:
    """
    How many results have each outcome.
    """
    found = [result["outcome"] for result in results]
    return {outcome: found.count(outcome) for outcome in OUTCOMES}


def verdict(results: list[Any], *, complete: bool, strict: bool, stale: bool = False) -> str:
    """
    The verdict of a run: the worst of what its results, and waivers that are `stale`, allow.
    """
    counts = totals(results)
    unverified = strict and any(
        result["outcome"] == "skip"
        and result["level"] == "must"
        and str(result.get("reason")).startswith(UNVERIFIED)
        for result in results
    )
    if counts["fail"] or stale:
        return "nonconformant"
    verified = counts["pass"] + counts["warn"] + counts["waived"]
    if counts["error"] or not complete or not verified or unverified:
        return "incomplete"
    return "conformant"


def fingerprint(api: str, requirement: str, check: str) -> str:
    """
    The same for the same finding in every run.
    """
    return hashlib.sha256(f"{api}\n{requirement}\n{check}".encode()).hexdigest()[:16]
