"""
`conformance compare` and `run --baseline`: drift, its exit codes, and arbitration.
"""

import copy
import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from conformance.arbitration import document
from conformance.comparison import compare
from conformance.record import Record, read, write
from conformance.reporters.comparing import FORMATS, render
from conformance.reporters.comparing.html.plot import plot
from conformance.suites import PACKAGE
from tests.conftest import Command

PUBLISHED = PACKAGE.parent / "reports" / "reference" / "marketo-programs.json"


@pytest.fixture
def old() -> Any:
    return read(PUBLISHED)


@pytest.fixture
def new(old: Record) -> Any:
    """The same target, a month later: a promise broken, and an open question answered otherwise."""
    changed: Any = copy.deepcopy(old)
    broken = next(r for r in changed["results"] if r["requirement"] == "clone.name.unique")
    broken.update(outcome="fail", message="assert <b>False</b>\x1b[31m")
    changed["verdict"] = "nonconformant"
    observed = next(o for o in changed["observed"] if o["id"] == "browse.max-return-201")
    observed["value"] = "accepted, 200 programs | [x](javascript:y)"
    return changed


@pytest.fixture
def files(tmp_path: Path, old: Record, new: Record) -> tuple[Path, Path]:
    for name, record in (("old", old), ("new", new)):
        write(record, tmp_path / f"{name}.json")
    return tmp_path / "old.json", tmp_path / "new.json"


def test_drift_has_its_own_exit_code(command: Command, files: tuple[Path, Path]) -> None:
    """3 for drift, 0 for none."""
    old, new = files

    assert command("compare", old, new).returncode == 3
    assert command("compare", old, old).returncode == 0


def test_drift_is_told_gravest_first(command: Command, files: tuple[Path, Path]) -> None:
    """With the rule in words and both sides; a target's escape sequences are gone."""
    told = command("compare", *files).stdout

    assert told.index("BREAKING") < told.index("ADDITIVE")
    assert "clone.name.unique" in told
    assert "refused with 1003, 0 programs" in told
    assert "\x1b" not in told
    assert told.splitlines()[-1] == "drift: 1 breaking, 1 additive"


def test_a_comparison_is_a_document(command: Command, files: tuple[Path, Path]) -> None:
    """As JSON, with the fingerprints."""
    document = json.loads(command("compare", *files, "--as", "json").stdout)

    assert document["kind"] == "conformance-comparison"
    assert [each["kind"] for each in document["drifts"]] == ["verdict", "limit"]
    assert all(len(each["fingerprint"]) == 16 for each in document["drifts"])


def test_markdown_has_no_markup_of_the_targets(old: Record, new: Record) -> None:
    """What a target said stays text."""
    told = render("markdown", compare(old, new).document)

    assert r"\[x\](javascript:y)" in told
    assert r"200 programs \| \[x\]" in told


def test_a_new_run_is_accepted_as_the_next_baseline(
    command: Command, files: tuple[Path, Path]
) -> None:
    """Afterwards there is no drift, and the file is small."""
    old, new = files

    assert command("compare", old, new, "--accept").returncode == 0
    assert command("compare", old, new).returncode == 0
    assert read(old)["exchanges"] == []


@pytest.mark.parametrize(
    "words", [(), ("--sandbox", "x"), ("--build", "x"), ("x", "--sandbox", "x", "--build", "x")]
)
def test_half_a_comparison_is_a_mistake(command: Command, words: tuple[str, ...]) -> None:
    """One line, and exit code 64."""
    done = command("compare", *words)

    assert done.returncode == 64
    assert "OLD and NEW" in done.stderr


@pytest.mark.parametrize(
    ("sandbox", "build", "ruling", "code"),
    [
        ("old", "new", "build wrong", 1),
        ("new", "old", "document wrong", 0),
        ("new", "new", "both wrong", 1),
        ("old", "old", "agreed", 0),
    ],
)
def test_arbitration_says_who_is_wrong(
    command: Command, files: tuple[Path, Path], sandbox: str, build: str, ruling: str, code: int
) -> None:
    """The build, the document, or both; the exit code is about the build."""
    folder = files[0].parent
    sides = "--sandbox", folder / f"{sandbox}.json", "--build", folder / f"{build}.json"
    done = command("compare", *sides, "--as", "json")
    rulings = {r["requirement"]: r["ruling"] for r in json.loads(done.stdout)["rulings"]}

    assert rulings["clone.name.unique"] == ruling
    assert done.returncode == code


def test_what_was_not_judged_is_open(command: Command, tmp_path: Path, old: Any) -> None:
    """Nobody is blamed for what the sandbox could not show."""
    write(old, tmp_path / "build.json")
    for result in old["results"]:
        if result["requirement"] == "clone.name.unique":
            result.update(outcome="skip", reason="blocked: clone.name.kept")
    write(old, tmp_path / "sandbox.json")
    sides = "--sandbox", tmp_path / "sandbox.json", "--build", tmp_path / "build.json"
    document = json.loads(command("compare", *sides, "--as", "json").stdout)
    rulings = {r["requirement"]: r["ruling"] for r in document["rulings"]}

    assert rulings["clone.name.unique"] == "open"
    told = command("compare", *sides).stdout
    assert "  sandbox: not judged, build: kept\n    MUST clone.name.unique\n" in told


def test_arbitration_names_differences_that_are_allowed(
    command: Command, files: tuple[Path, Path]
) -> None:
    """Where both conform and yet differ, a build is told how the vendor does it."""
    old, new = files
    told = command("compare", "--sandbox", old, "--build", new).stdout

    assert "browse.max-return-201" in told[told.index("DIFFERENT") :]


def test_a_baseline_makes_a_conformant_run_drift(
    command: Command, tmp_path: Path, new: Record
) -> None:
    """Exit code 3; the record says since when, and in what."""
    write(new, tmp_path / "new.json")
    words = "run", "marketo-programs", "--depth", "quick", "--baseline", tmp_path / "new.json"
    done = command(*words, "--json", tmp_path / "run.json")
    record = read(tmp_path / "run.json")

    assert done.returncode == 3
    assert record["verdict"] == "drift"
    assert {each["subject"] for each in record["drifts"]} == {
        "clone.name.unique",
        "browse.max-return-201",
    }
    assert "drift: 1 breaking, 1 additive, since reference" in done.stdout


@pytest.mark.parametrize("kind", FORMATS)
def test_reports_are_functions_of_the_document(kind: str, old: Record, new: Record) -> None:
    """Rendered twice, they are the same."""
    document = compare(old, new).document

    assert render(kind, document) == render(kind, document)


def test_a_page_has_no_markup_of_the_targets(old: Record, new: Record) -> None:
    """Tags that a target sent are text, and no script may run."""
    page = render("html", compare(old, new).document)

    assert "<b>False</b>" not in page
    assert "&lt;b&gt;False&lt;/b&gt;" in page
    assert "<script" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("words", [(), ("--sandbox", "--build")], ids=["drift", "arbitration"])
def test_runs_of_different_suites_are_a_mistake(
    command: Command, tmp_path: Path, old: Record, words: tuple[str, ...]
) -> None:
    """Nothing is compared, which must not read like nothing differs."""
    other: Any = copy.deepcopy(old)
    for result in other["results"]:
        result["api"] = "wix-programs"
    write(old, tmp_path / "old.json")
    write(other, tmp_path / "other.json")
    files = ("old.json", "other.json")
    done = command(
        "compare", *(each for pair in zip_longest(words, files) for each in pair if each)
    )

    assert done.returncode == 64
    assert "have no suite in common: marketo-programs and wix-programs" in done.stderr


def test_a_baseline_of_another_suite_is_a_mistake(command: Command, tmp_path: Path) -> None:
    """It is told before anything is sent."""
    done = command("run", "wix-programs", "--url", "http://127.0.0.1:9", "--baseline", PUBLISHED)

    assert done.returncode == 64
    assert "the run and" in done.stderr
    assert "have no suite in common: wix-programs and marketo-programs" in done.stderr


def test_words_of_the_api_are_code_on_a_page(old: Record) -> None:
    """As they are on the other pages: no backtick is left."""
    new: Any = copy.deepcopy(old)
    [*broken] = (r for r in new["results"] if r["requirement"] == "envelope.refusal.errors")
    broken[0]["outcome"] = "fail"
    pages = [render("html", each) for each in (document(old, new), compare(old, new).document)]

    assert all("An answer with <code>success</code> false has" in page for page in pages)


def test_runs_are_told_over_time(
    command: Command, tmp_path: Path, old: Record, new: Record
) -> None:
    """Each with what differs from the one before, in the order in which they began."""
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "notes.json").write_text("[]")
    write({**old, "started": "2026-08-01T10:00:00.000Z"}, tmp_path / "runs" / "b.json")
    write({**new, "started": "2026-09-01T10:00:00.000Z"}, tmp_path / "runs" / "a.json")
    done = command("compare", "--timeline", tmp_path / "runs")
    page = command("compare", "--timeline", tmp_path / "runs", "--as", "html").stdout

    assert done.returncode == 3
    assert done.stdout.index("2026-08-01") < done.stdout.index("clone.name.unique")
    assert "notes.json" in done.stdout
    assert page.count("<svg") == 1
    assert "2026-09-01" in page


def test_runs_of_one_day_are_told_apart(old: Record, new: Record) -> None:
    """By the time of day."""
    days = ("2026-08-01T10:00:00.000Z", "2026-09-01T10:00:00.000Z", "2026-09-01T16:30:00.000Z")
    runs = [{**old, "started": day, "weights": {}} for day in days]

    assert [bar.date for bar in plot(runs).bars] == ["2026-08-01", "09-01 10:00", "09-01 16:30"]


def test_a_folder_without_records_is_a_mistake(command: Command, tmp_path: Path) -> None:
    """One line, and exit code 64."""
    done = command("compare", "--timeline", tmp_path)

    assert done.returncode == 64
    assert "no run record in it" in done.stderr
