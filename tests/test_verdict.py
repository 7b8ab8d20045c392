"""
Outcomes, verdicts and exit codes, as the contract has them.
"""

from typing import Any

import pytest

from conformance import cli
from conformance.catalogue import Requirement
from conformance.outcome import (
    Blocked,
    Deselected,
    Ended,
    Garbled,
    NeedsAllow,
    NeedsFixture,
    NotApplicable,
    Unanswered,
)
from conformance.verdict import EXIT_CODES, OUTCOMES, USAGE, fingerprint, judge, totals, verdict

BASES = ("document", "vendor-spec", "inferred")
LEVELS = ("MUST", "SHOULD", "MAY")


def requirement(level: str = "MUST", basis: str = "document") -> Requirement:
    return Requirement("a.b", level, basis, "source", "section", "A sentence.")


def result(outcome: str, level: str = "must", reason: str | None = None) -> dict[str, Any]:
    return {"outcome": outcome, "level": level, "reason": reason}


def results(*outcomes: str) -> list[dict[str, Any]]:
    return [result(outcome) for outcome in outcomes]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize(
    "problem", [AssertionError(), Garbled("cut off")], ids=["broken", "garbled"]
)
def test_a_broken_rule(level: str, basis: str, problem: Exception) -> None:
    """Only a MUST that a document or a vendor's specification states can fail a target."""
    expected = "fail" if level == "MUST" and basis != "inferred" else "warn"

    assert judge(requirement(level, basis), problem) == (expected, None)


def test_a_kept_rule() -> None:
    """What ended without a problem passed."""
    assert judge(requirement(), None) == ("pass", None)


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (NotApplicable("tags"), "not-applicable: tags"),
        (Deselected("level may"), "deselected: level may"),
        (NeedsFixture("folder_id"), "needs-fixture: folder_id"),
        (NeedsAllow("approve-programs"), "needs-allow: approve-programs"),
        (Blocked("create.accepted"), "blocked: create.accepted"),
        (Blocked(), "blocked"),
    ],
)
def test_a_rule_that_was_not_judged(problem: Exception, reason: str) -> None:
    """The reason is one of the contract's five words, and names what was missing."""
    assert judge(requirement(), problem) == ("skip", reason)


@pytest.mark.parametrize(
    "problem", [Unanswered("busy"), Ended("over"), KeyError("x"), TypeError(), RecursionError()]
)
def test_a_rule_that_nobody_could_judge(problem: Exception) -> None:
    """Silence is nobody's verdict, and a defect of ours is not the target's."""
    assert judge(requirement(), problem) == ("error", None)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["pass"], "conformant"),
        (["pass", "skip", "waived"], "conformant"),
        (["pass", "warn"], "conformant"),
        (["warn"], "conformant"),
        (["pass", "fail"], "nonconformant"),
        (["fail", "error"], "nonconformant"),
        (["fail"], "nonconformant"),
        (["pass", "error"], "incomplete"),
        (["error"], "incomplete"),
        (["skip"], "incomplete"),
        (["waived"], "conformant"),
        ([], "incomplete"),
    ],
    ids=lambda value: "+".join(value) or "nothing" if isinstance(value, list) else value,
)
def test_the_verdict_of_a_whole_run(found: list[str], expected: str) -> None:
    """The worst wins, and nothing verified is no success."""
    assert verdict(results(*found), complete=True, strict=False) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [(["pass"], "incomplete"), (["pass", "fail"], "nonconformant"), ([], "incomplete")],
)
def test_the_verdict_of_an_interrupted_run(found: list[str], expected: str) -> None:
    """It is incomplete unless something had already failed."""
    assert verdict(results(*found), complete=False, strict=False) == expected


@pytest.mark.parametrize("level", ["must", "should", "may"])
@pytest.mark.parametrize(
    "reason",
    ["needs-fixture: a", "needs-allow: a", "blocked: a", "deselected: level", "not-applicable: a"],
)
def test_strict(level: str, reason: str) -> None:
    """Under --strict a MUST that could have been verified and was not makes a run incomplete."""
    found = [result("pass"), result("skip", level, reason)]
    unverified = level == "must" and not reason.startswith(("deselected", "not-applicable"))

    assert verdict(found, complete=True, strict=False) == "conformant"
    assert verdict(found, complete=True, strict=True) == (
        "incomplete" if unverified else "conformant"
    )


def test_exit_codes() -> None:
    """The numbers of the contract."""
    assert EXIT_CODES == {"conformant": 0, "nonconformant": 1, "incomplete": 2, "drift": 3}
    assert USAGE == cli.USAGE == 64
    assert EXIT_CODES["incomplete"] == cli.INCOMPLETE


def test_totals_name_every_outcome() -> None:
    """Outcomes that nobody had are counted as none."""
    expected = {"pass": 1, "fail": 2, "warn": 0, "skip": 0, "waived": 0, "error": 0}

    assert totals(results("fail", "pass", "fail")) == expected
    assert tuple(totals([])) == OUTCOMES


def test_fingerprints() -> None:
    """The same finding has the same fingerprint, another one another."""
    ids = [("a", "b", "c"), ("a", "b", "d"), ("a", "c", "c"), ("b", "b", "c"), ("a", "bc", "")]

    assert fingerprint("a", "b", "c") == fingerprint("a", "b", "c")
    assert len({fingerprint(*each) for each in ids}) == len(ids)
