"""
What becomes of a check: throwaway suites, each run in a process of its own.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HEAD = """
import pytest
from conformance import observes, verifies
from conformance.evidence import consult
from conformance.outcome import *

@pytest.fixture(scope="session")
def ask(context):
    def ask(operation):
        exchange, reading, codes = context.client.send(operation)
        consult(exchange)
        if reading == "garbled":
            raise Garbled(f"{operation} is garbled")
        return reading
    return ask

@pytest.fixture(scope="session")
def broken(ask):
    return ask("cut")

@pytest.fixture(scope="session")
def unanswered(ask):
    return ask("busy")
"""

Run = Callable[..., dict[str, Any]]


def run_of(folder: Path, checks: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    (folder / "checks").mkdir(exist_ok=True)
    (folder / "checks/area.py").write_text(HEAD + checks)
    line = [sys.executable, "-m", "tests.throwaway", str(folder / "checks")]
    return subprocess.run(
        line,
        check=False,
        input=json.dumps(options),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        timeout=30,
    )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The record of a run of these checks."""

    def record(checks: str, **options: Any) -> dict[str, Any]:
        done = run_of(tmp_path, checks, **options)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)  # type: ignore[no-any-return]

    return record


def outcomes(record: dict[str, Any]) -> dict[str, str]:
    """Outcome by check, with the reason where there is one."""
    return {
        result["check"].removeprefix("area."): ": ".join(
            part for part in (result["outcome"], result.get("reason")) if part
        )
        for result in record["results"]
    }


ENDINGS = """
@verifies("a.must")
def must_hold(ask):
    assert ask("fine") == "accepted"

@verifies("a.must")
@pytest.mark.parametrize("word", ["fine", "wrong"])
def must_hold_for(ask, word):
    assert ask(word) == "accepted"

@verifies("a.vendor")
def must_hold_for_the_vendor(ask):
    assert ask("wrong") == "accepted"

@verifies("a.inferred")
def must_hold_as_inferred(ask):
    assert ask("wrong") == "accepted"

@verifies("a.should")
def should_hold(ask):
    assert ask("wrong") == "accepted"

@verifies("a.may")
def may_hold(ask):
    assert ask("wrong") == "accepted"

@verifies("a.must")
def must_be_read(ask):
    ask("garbled")

@verifies("a.should")
def should_be_whole(ask):
    ask("cut")

@verifies("a.must")
def must_be_whole_for_all(broken):
    pass

@verifies("a.must")
def must_be_whole_for_others(broken):
    pass

@verifies("a.must")
def must_be_free(ask):
    ask("busy")

@verifies("a.must")
def must_be_free_for_all(unanswered):
    pass

@verifies("a.must")
def must_look():
    pass

@verifies("a.must")
def must_have_no_defect(ask):
    ask("fine")
    {}["key"]

@verifies("a.must")
def must_be_answered(ask):
    ask("silence")

@verifies("a.must")
def must_be_blocked(ask):
    ask("fine")
    raise Blocked("a.vendor")

@verifies("a.must")
def must_apply():
    raise NotApplicable("tags")

@verifies("a.fixture")
def must_have_a_fixture(ask):
    assert ask("fine") == "accepted"

@verifies("a.allow")
def must_be_allowed(ask):
    assert ask("fine") == "accepted"

@observes("a.seen")
def how_it_is_answered(ask):
    return ask("wrong")

@observes("a.seen")
def how_nothing_is_answered(ask):
    ask("garbled")

@observes("a.seen")
def how_odd_it_is():
    return ["\\ud800", float("inf"), None]
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One run in which checks end in every way."""
    done = run_of(tmp_path_factory.mktemp("endings"), ENDINGS)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def one(record: dict[str, Any], check: str) -> dict[str, Any]:
    [found] = [each for each in record["results"] if each["check"] == f"area.{check}"]
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("check", "outcome"),
    [
        ("must_hold", "pass"),
        ("must_hold_for[fine]", "pass"),
        ("must_hold_for[wrong]", "fail"),
        ("must_hold_for_the_vendor", "fail"),
        ("must_hold_as_inferred", "warn"),
        ("should_hold", "warn"),
        ("may_hold", "warn"),
        ("must_be_read", "fail"),
        ("should_be_whole", "warn"),
        ("must_be_whole_for_all", "fail"),
        ("must_be_whole_for_others", "fail"),
        ("must_be_free", "error"),
        ("must_be_free_for_all", "error"),
        ("must_be_answered", "error"),
        ("must_look", "error"),
        ("must_have_no_defect", "error"),
        ("must_be_blocked", "skip: blocked: a.vendor"),
        ("must_apply", "skip: not-applicable: tags"),
        ("must_have_a_fixture", "skip: needs-fixture: folder_id"),
        ("must_be_allowed", "pass"),
    ],
)
def test_outcome(record: dict[str, Any], check: str, outcome: str) -> None:
    """How a check ended decides its outcome."""
    assert outcomes(record)[check] == outcome


def test_nothing_else_gives_a_result(record: dict[str, Any]) -> None:
    """What only observes gives no result, each check gives one, and they are sorted."""
    keys = [(each["requirement"], each["check"]) for each in record["results"]]

    assert len(keys) == 20
    assert keys == sorted(set(keys))
    assert record["verdict"] == "nonconformant"
    assert record["complete"] is True


def test_evidence(record: dict[str, Any]) -> None:
    """A result names the exchanges that it rests on, and no others."""
    exchanges = one(record, "must_hold_for[wrong]")["exchanges"]

    assert [record["exchanges"][number]["operation"] for number in exchanges] == ["wrong"]
    assert one(record, "must_hold")["observations"] == 1
    assert one(record, "must_look")["exchanges"] == []


@pytest.mark.parametrize("check", ["must_be_whole_for_all", "must_be_whole_for_others"])
def test_evidence_of_a_shared_fixture_that_met_a_garbled_answer(
    record: dict[str, Any], check: str
) -> None:
    """Every check that it keeps from being judged shows the answer that did so."""
    result = one(record, check)
    [number] = result["exchanges"]

    assert record["exchanges"][number]["error"] == "status 200, then cut off"
    assert result["observations"] == 1
    assert result["message"] == "cut is garbled"


def test_evidence_of_an_unanswered_call(record: dict[str, Any]) -> None:
    """The call that stayed unanswered is shown, and counts as no observation."""
    for check in ("must_be_free", "must_be_free_for_all"):
        result = one(record, check)
        [number] = result["exchanges"]

        assert record["exchanges"][number]["response"]["status"] == 503
        assert "still busy" in result["message"]
        assert result["observations"] == 0


def test_messages(record: dict[str, Any]) -> None:
    """A broken rule shows the assertion and what was found, a defect its exception."""
    broken = one(record, "must_hold_for_the_vendor")["message"].splitlines()

    assert broken[0] == 'assert ask("wrong") == "accepted"'
    assert "'rejected' == 'accepted'" in broken[1]
    assert one(record, "must_have_no_defect")["message"] == "defect of the suite: KeyError('key')"
    assert "without looking at any answer" in one(record, "must_look")["message"]
    assert "message" not in one(record, "must_hold")


def test_a_message_does_not_show_the_run(run: Run) -> None:
    """What a check compares may hold the whole run: no message lists its exchanges."""
    record = run(
        """
@verifies("a.must")
def must_hold(context, ask):
    ask("fine")
    assert context.allowed == context.target
"""
    )

    assert "<run>.allowed" in one(record, "must_hold")["message"]
    assert "Exchange(" not in one(record, "must_hold")["message"]


def test_a_message_leaves_out_what_holds_the_run(run: Run) -> None:
    """The vocabulary's own objects say nothing of the target."""
    record = run(
        """
from dataclasses import dataclass
from typing import Any

@dataclass
class Words:
    context: Any
    number: int = 7

@verifies("a.must")
def must_hold(context, ask):
    ask("fine")
    words = Words(context)
    assert words.number == 8
"""
    )

    assert one(record, "must_hold")["message"].splitlines() == [
        "assert words.number == 8",
        "assert 7 == 8",
    ]


def test_a_message_holds_no_address(run: Run) -> None:
    """It is another in each run, and two runs of one target tell the same."""
    record = run(
        """
class Seen:
    pass

@verifies("a.must")
def must_hold(ask):
    ask("fine")
    assert not Seen()
"""
    )

    assert one(record, "must_hold")["message"].splitlines()[0] == "assert not Seen()"
    assert " at 0x" not in one(record, "must_hold")["message"]


def test_observations_are_recorded(record: dict[str, Any]) -> None:
    """What a how_… returns is recorded as JSON, and what it can't see is not."""
    assert [each["value"] for each in record["observed"]] == [["�", "inf", None], "rejected"]


def test_ended_stops_the_run(run: Run) -> None:
    """The check that ends the run is an error, and all that follow are blocked."""
    record = run(
        """
@verifies("a.must")
def must_be_first(ask):
    assert ask("fine") == "accepted"

@verifies("a.must")
def must_end(ask):
    raise Ended("credentials refused")

@verifies("a.must")
def must_never_run(ask):
    assert False

@verifies("a.should")
def should_never_run(ask):
    assert False
""",
        level="must",
    )

    assert outcomes(record) == {
        "must_be_first": "pass",
        "must_end": "error",
        "must_never_run": "skip: blocked: credentials refused",
        "should_never_run": "skip: deselected: level should",
    }
    assert record["verdict"] == "incomplete"
    assert record["complete"] is False
    assert record["notes"] == ["throwaway: the run ended early: credentials refused"]


def test_fail_fast(run: Run) -> None:
    """Nothing runs after the first fail; a warning stops nothing."""
    record = run(
        """
@verifies("a.should")
def should_warn(ask):
    assert ask("fine") == "rejected"

@verifies("a.must")
def must_fail(ask):
    assert ask("fine") == "rejected"

@verifies("a.must")
def must_never_run(ask):
    assert False
""",
        fail_fast=True,
    )

    assert outcomes(record) == {
        "should_warn": "warn",
        "must_fail": "fail",
        "must_never_run": "skip: blocked: stopped at the first fail",
    }
    assert record["verdict"] == "nonconformant"
    assert record["complete"] is False


def test_an_interruption(run: Run) -> None:
    """What the run did not come to is blocked, and says by what."""
    record = run(
        """
@verifies("a.must")
def must_be_first(ask):
    assert ask("fine") == "accepted"

@verifies("a.must")
def must_interrupt(ask):
    raise KeyboardInterrupt
"""
    )

    assert outcomes(record) == {
        "must_be_first": "pass",
        "must_interrupt": "skip: blocked: interrupted",
    }
    assert record["verdict"] == "incomplete"
    assert record["notes"] == ["throwaway: the run ended early: interrupted"]


def test_a_selection_runs_nothing_else(run: Run) -> None:
    """A check that is left out is skipped, and none of its fixtures is made."""
    record = run(
        """
@verifies("a.must")
@pytest.mark.parametrize("word", ["fine", "other"])
def must_hold_for(ask, word):
    assert ask(word) == "accepted"

@verifies("a.vendor")
def must_not_run(broken):
    assert False
""",
        only=["area.must_hold_for[[]fine]"],
        fixtures={"folder_id": 1},
    )

    assert outcomes(record) == {
        "must_hold_for[fine]": "pass",
        "must_hold_for[other]": "skip: deselected: pattern",
        "must_not_run": "skip: deselected: pattern",
    }
    assert len(record["exchanges"]) == 1


WRONG_LINKS = {
    "an unknown requirement": ('@verifies("a.nothing")\ndef must_hold(): ...', "a.nothing"),
    "a requirement nobody can check": (
        '@verifies("a.uncovered")\ndef must_hold(): ...',
        "a.uncovered",
    ),
    "an unknown observation": ('@observes("a.nothing")\ndef how_it_is(): ...', "a.nothing"),
    "no link at all": ("def must_hold(): ...", "no such requirement"),
    "a prefix of another level": (
        '@verifies("a.should")\ndef must_hold(): ...',
        "a.should is a SHOULD",
    ),
    "a how_ that judges": ('@verifies("a.must")\ndef how_it_is(): ...', "a.must is a MUST"),
}


@pytest.mark.parametrize("case", WRONG_LINKS)
def test_a_wrong_link_stops_collection(tmp_path: Path, case: str) -> None:
    """A check that is not linked to the catalogue as it should be stops everything."""
    checks, word = WRONG_LINKS[case]
    done = run_of(tmp_path, checks)

    assert done.returncode != 0
    assert word in done.stderr
