"""
Known deviations: what they cover, when they are stale, and what may be wrong with their file.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conformance import record as records
from conformance.mutation import mutants
from conformance.outcome import Misconfigured
from conformance.serving import served
from conformance.verdict import verdict
from conformance.waiverfile import load
from conformance.waivers import Waiver, Waivers
from tests.conftest import Command
from tests.watched import SUITE

RULE = "clone.name.at-most-255-characters"
TODAY = date(2026, 11, 26)
BROKEN = next(each for each in mutants(SUITE).values() if each.breaks == (RULE,))


def result(outcome: str, **facts: Any) -> dict[str, Any]:
    plain = {"api": SUITE.slug, "requirement": RULE, "fingerprint": "0123456789abcdef"}
    return {**plain, "level": "must", "outcome": outcome, **facts}


def waiver(**said: Any) -> Waiver:
    return Waiver(**{"where": "w.yaml:1", "reason": "ticket 7", "expires": TODAY, **said})


@pytest.mark.parametrize(
    ("said", "covered"),
    [
        ({"requirement": RULE}, True),
        ({"requirement": RULE, "suite": SUITE.slug}, True),
        ({"requirement": RULE, "suite": "marketo-program-members"}, False),
        ({"requirement": "clone.accepted"}, False),
        ({"fingerprint": "0123456789abcdef"}, True),
        ({"fingerprint": "fedcba9876543210"}, False),
        ({"requirement": RULE, "expires": date(2026, 11, 25)}, False),
    ],
)
def test_what_a_waiver_covers(said: dict[str, Any], covered: bool) -> None:
    """A requirement or a finding, in the suites that it names, through the day it expires on."""
    found = Waivers((waiver(**said),), TODAY).covering(result("fail"))

    assert (found is not None) is covered


@pytest.mark.parametrize(
    ("outcomes", "word"),
    [
        (["pass"], "is kept"),
        (["pass", "skip"], "is kept"),
        (["pass", "waived"], None),
        (["waived"], None),
        (["skip"], None),
        (["error"], None),
        (["pass", "error"], None),
        ([], None),
    ],
)
def test_when_a_waiver_is_stale(outcomes: list[str], word: str | None) -> None:
    """Where what it covers was judged and nothing of it is broken any more."""
    stale = Waivers((waiver(requirement=RULE),), TODAY).stale([result(each) for each in outcomes])

    assert word in stale[0] if word else stale == [], stale


def test_a_waiver_past_its_date_is_stale() -> None:
    """Whatever it covers, and where it stands is told."""
    past = waiver(requirement=RULE, expires=date(2026, 11, 25))

    assert Waivers((past,), TODAY).stale([]) == [
        f"stale waiver: w.yaml:1: {RULE}: it expired on 2026-11-25"
    ]


@pytest.mark.parametrize(
    ("outcomes", "stale", "expected"),
    [
        (["waived"], False, "conformant"),
        (["waived", "pass"], False, "conformant"),
        (["waived", "fail"], False, "nonconformant"),
        (["waived", "error"], False, "incomplete"),
        (["pass"], True, "nonconformant"),
        (["error"], True, "nonconformant"),
    ],
)
def test_the_verdict_with_waivers(outcomes: list[str], stale: bool, expected: str) -> None:
    """What is waived harms nothing, and a stale waiver fails the run."""
    results = [result(each) for each in outcomes]

    assert verdict(results, complete=True, strict=False, stale=stale) == expected


UNTIL = "  reason: a\n  expires: 2027-01-31\n"
MISTAKES = {
    "no list": ("requirement: a\n", ":1: must be a list of waivers"),
    "no mapping": ("- clone\n", ":1: [0]: must be a mapping"),
    "an unknown key": (f"- requirement: {RULE}\n{UNTIL}  note: x\n", ":4: [0].note: unknown key"),
    "no reason": (f"- requirement: {RULE}\n  expires: 2027-01-31\n", "`reason` is missing"),
    "no date": (f"- requirement: {RULE}\n  reason: a\n", "`expires` is missing"),
    "another date": (
        f"- requirement: {RULE}\n  reason: a\n  expires: 31.1.2027\n",
        ":3: [0].expires: must be a date like 2027-01-31",
    ),
    "a date that is none": (
        f"- requirement: {RULE}\n  reason: a\n  expires: 2027-02-31\n",
        ":3: [0].expires: is no date",
    ),
    "neither": ("- reason: a\n  expires: 2027-01-31\n", ":1: [0]: needs either"),
    "both": (
        f"- requirement: {RULE}\n  fingerprint: 0123456789abcdef\n{UNTIL}",
        ":1: [0]: needs either",
    ),
    "a pattern": (
        "- requirement: clone.*\n  reason: a\n  expires: 2027-01-31\n",
        ":1: [0].requirement: must be the id of one requirement, without patterns",
    ),
    "an unknown requirement": (
        "- reason: a\n  expires: 2027-01-31\n  requirement: clone.no-such\n",
        ":3: [0].requirement: there is no requirement 'clone.no-such'",
    ),
    "a requirement with a slip": (
        f"- requirement: {RULE[:-1]}\n{UNTIL}",
        f"did you mean {RULE}?",
    ),
    "a requirement of another suite": (
        f"- requirement: {RULE}\n  suite: marketo-program-members\n{UNTIL}",
        ":1: [0].requirement: there is no requirement",
    ),
    "an unknown suite": (
        f"- requirement: {RULE}\n  suite: acme\n  reason: a\n  expires: 2027-01-31\n",
        ":2: [0].suite: must be one of marketo-programs",
    ),
    "no YAML": ("- {\n", "not YAML"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_in_a_file_of_waivers(tmp_path: Path, case: str) -> None:
    """One line says what is wrong, and on which line."""
    text, said = MISTAKES[case]
    file = tmp_path / "waivers.yaml"
    file.write_text(text)
    with pytest.raises(Misconfigured) as problem:
        load(file)

    assert str(problem.value).startswith(f"{file}:")
    assert said in str(problem.value)
    assert len(str(problem.value).splitlines()) == 1


def test_an_empty_file_waives_nothing(tmp_path: Path) -> None:
    """A file that holds nothing but comments is fine."""
    (tmp_path / "waivers.yaml").write_text("# none\n")

    assert load(tmp_path / "waivers.yaml").all == ()


@pytest.fixture(scope="module")
def broken_url() -> Iterator[str]:
    with served(BROKEN.implementation()) as url:
        yield url


def run_with(command: Command, folder: Path, url: str, text: str, *words: str) -> tuple[Any, Any]:
    (folder / "waivers.yaml").write_text(text)
    line = ["run", SUITE.slug, "--url", url, "--only", "clone.name.*", "--depth", "quick"]
    line += ["--report-dir", "."]
    done = command(*line, "--waivers", "waivers.yaml", *words)
    return done, records.read(folder / "run.json") if done.returncode != 64 else None


def test_a_waived_run(command: Command, tmp_path: Path, broken_url: str) -> None:
    """What is broken and waived is shown apart, with the reason, and fails nothing."""
    text = f"- requirement: {RULE}\n  reason: vendor ticket 4711\n  expires: 2099-01-31\n"
    done, record = run_with(command, tmp_path, broken_url, text, "--fail-fast")
    [waived] = [each for each in record["results"] if each["outcome"] == "waived"]

    assert done.returncode == 0, done.stdout
    assert waived["requirement"] == RULE
    assert waived["reason"] == "vendor ticket 4711 (until 2099-01-31)"
    assert record["totals"]["waived"] == 1
    assert "WAIVED   1  vendor ticket 4711 (until 2099-01-31)" in done.stdout
    assert '<skipped message="waived: vendor ticket 4711' in (tmp_path / "junit.xml").read_text()


def test_a_fingerprint_of_a_report_can_be_waived(
    command: Command, tmp_path: Path, broken_url: str
) -> None:
    """What a report calls a finding is what a waiver calls it."""
    _, before = run_with(command, tmp_path, broken_url, "")
    [failed] = [each for each in before["results"] if each["outcome"] == "fail"]
    text = f"- fingerprint: {failed['fingerprint']!r}\n  reason: a\n  expires: 2099-01-31\n"
    done, _ = run_with(command, tmp_path, broken_url, text)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("rule", "expires"), [(RULE, "2020-01-31"), ("clone.name.required", "2099-01-31")]
)
def test_a_stale_waiver_fails_the_run(
    command: Command, tmp_path: Path, reference_url: str, rule: str, expires: str
) -> None:
    """Past its date, or where nothing is broken any more; the note names file and line."""
    text = f"- requirement: {rule}\n  reason: a\n  expires: {expires}\n"
    done, record = run_with(command, tmp_path, reference_url, text)

    assert done.returncode == 1, done.stdout
    assert record["verdict"] == "nonconformant"
    assert any("stale waiver: waivers.yaml:1: clone.name" in note for note in record["notes"])
    assert "stale waiver" in done.stdout


def test_no_file_of_waivers(command: Command, tmp_path: Path, reference_url: str) -> None:
    """A mistake is told before anything is sent."""
    done, _ = run_with(command, tmp_path, reference_url, "- {requirement: x}\n")

    assert done.returncode == 64
    assert done.stderr.startswith("conformance: waivers.yaml:1: ")
