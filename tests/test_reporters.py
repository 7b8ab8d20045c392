"""
Reports of one record that holds every outcome, and much that a hostile target could send.

REGENERATE=1 writes the golden files anew; read the difference before it is kept.
"""

import json
import os
import re
import subprocess
import sys
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len

from conformance.record import Record, read, text
from conformance.reporters import FORMATS, render
from conformance.reporters.harmless import line, lines
from tests.reported import ANSI, GOLDEN, RECORD, result

SHOWN: dict[str, dict[str, Any]] = {
    "run.json": {"kind": "json"},
    "junit.xml": {"kind": "junit"},
    "report.html": {"kind": "html"},
    "report.md": {"kind": "markdown"},
    "report.sarif": {"kind": "sarif"},
    "exchanges.har": {"kind": "har"},
    "badge.json": {"kind": "badge"},
    "badge.svg": {"kind": "badge-svg"},
    "terminal.txt": {"kind": "terminal"},
    "terminal-verbose.txt": {"kind": "terminal", "verbose": 1, "width": 100},
    "terminal-colour.txt": {"kind": "terminal", "colour": True},
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_report_is_as_it_was(name: str) -> None:
    """Each report of the record is the golden file, to the byte."""
    options = SHOWN[name]
    report = render(record=RECORD, **options).encode()
    if os.environ.get("REGENERATE"):
        (GOLDEN / name).write_bytes(report)

    assert report.decode() == (GOLDEN / name).read_bytes().decode()


def test_a_number_that_json_has_not_is_text() -> None:
    """A target may answer NaN and Infinity, which would make the file unreadable."""
    value = {"a": [float("nan"), float("-inf"), 1.5]}
    record = {**RECORD, "observed": [{"api": "a", "id": "b", "value": value}]}
    [one] = json.loads(text(cast("Record", record)))["observed"]

    assert one["value"] == {"a": ["nan", "-inf", 1.5]}


def test_a_report_of_a_read_record_is_the_same() -> None:
    """What is written and read again gives the same reports, and the same file."""
    again = read(GOLDEN / "run.json")

    assert text(again) == text(RECORD)
    for kind in FORMATS:
        assert render(kind, again) == render(kind, RECORD)


@pytest.mark.parametrize("verbose", [0, 1])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_text_and_nothing_else(width: int, verbose: int) -> None:
    """No control character reaches the terminal, and only commands and the verdict are wider."""
    shown = render("terminal", RECORD, width=width, verbose=verbose)
    command, said = False, []
    for each in shown.splitlines():
        command = each.lstrip().startswith("curl ") or (command and each.startswith("      "))
        said += [] if command else [each]

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)
    assert [each for each in said[:-1] if cell_len(each) > width] == []
    assert "[red]markup[/red]" in shown
    assert "evil" not in "".join(said)


def test_the_verdict_is_the_last_line_and_alone_when_quiet() -> None:
    """The last line says the verdict, the counts, the requests and the seconds."""
    verdict = (
        "nonconformant: 2 failed, 2 not judged, 1 warned, 2 passed, 1 waived, 3 skipped, "
        "212 requests, 2.1 s, ended early\n"
    )

    assert render("terminal", RECORD, quiet=True) == verdict
    assert render("terminal", RECORD).endswith(f"\n{verdict}")


def test_why_a_run_ended_early_is_told_once() -> None:
    """A long reason stands in the note; each check that it kept from judging points there."""
    why = "https://a.b: TLS failed: its certificate is not trusted; name who signed it"
    found = [result("skip", f"rule.{n}", f"rule.{n}", reason=f"blocked: {why}") for n in (1, 2)]
    record = RECORD | {"results": found, "notes": [f"a-suite: the run ended early: {why}"]}
    shown = " ".join(render("terminal", cast("Record", record)).split())

    assert shown.count("TLS failed") == 1
    assert "SKIP 2 blocked: the run ended early, see below" in shown


def test_a_run_that_left_everything_out_says_so() -> None:
    """Nothing failed, and nothing is known."""
    found = [result("skip", "rule.1", "rule.1", reason="deselected: pattern")]
    totals = dict.fromkeys(RECORD["totals"], 0) | {"skip": 1}
    record = RECORD | {"results": found, "totals": totals, "complete": True}

    shown = render("terminal", cast("Record", record | {"verdict": "incomplete"}), quiet=True)

    assert shown.endswith(", nothing was verified\n")


def test_a_clean_run_is_short() -> None:
    """A run in which everything passed is told in a few lines."""
    passed = [each for each in RECORD["results"] if each["outcome"] == "pass"]
    clean = {
        **RECORD,
        "results": passed,
        "leftovers": [],
        "notes": [],
        "complete": True,
        "verdict": "conformant",
        "totals": dict.fromkeys(RECORD["totals"], 0) | {"pass": 2},
    }

    shown = render("terminal", cast("Record", clean)).splitlines()

    assert len(shown) == 5
    assert shown[-1] == "conformant: 2 passed, 212 requests, 2.1 s"


@pytest.mark.parametrize("kind", ["terminal", "html"])
def test_what_nobody_can_remove_is_not_called_removable(kind: str) -> None:
    """Custom fields can only be hidden."""
    field = {"kind": "field", "id": "pacFull", "name": "pac full"}
    kept = cast("Record", {**RECORD, "leftovers": [field]})
    both = cast("Record", {**RECORD, "leftovers": [*RECORD["leftovers"], field]})

    assert "to be removed by hand" not in render(kind, kept)
    assert "for good, since it can only be hidden" in render(kind, kept)
    assert "to be removed by hand" in render(kind, both)
    assert "for good, since it can only be hidden" in render(kind, both)


def test_junit_is_xml_with_a_case_for_each_result() -> None:
    """The report parses, counts what it holds, and no two cases have the same name."""
    root = ET.fromstring(render("junit", RECORD).encode())
    cases = root.findall("testsuite/testcase")
    count = {kind: len(root.findall(f"testsuite/testcase/{kind}")) for kind in ("failure", "error")}

    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(
        RECORD["results"]
    )
    assert [suite.get("name") for suite in root] == ["marketo-program-members", "marketo-programs"]
    assert count == {"failure": 2, "error": 2}
    assert (root.get("failures"), root.get("errors"), root.get("skipped")) == ("2", "2", "4")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", render("junit", RECORD))


def test_no_format_is_loaded_before_it_is_used() -> None:
    """Naming the formats, as `--help` does, costs nothing."""
    program = "import sys, conformance.reporters as r; print(list(r.FORMATS), *sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert str(list(FORMATS)) in loaded.stdout.decode()
    assert not {b"rich", b"jsonschema", b"xml.etree"} & set(loaded.stdout.split())


def test_many_rules_that_break_for_one_reason_are_told_in_a_line() -> None:
    """What nobody could read says nothing more of the tenth rule than of the third."""
    why = "GET https://a.b/{}: status 404, text/html, no JSON"
    rules = [f"rule.{number}" for number in range(9)]
    found = [result("fail", each, each, message=why.format(each)) for each in rules]
    record = cast("Record", json.loads((GOLDEN / "run.json").read_text()) | {"results": found})
    told, whole = (render("terminal", record, verbose=verbose) for verbose in (0, 1))

    assert "FAIL  6 more, each for the same reason: status 404, text/html, no JSON" in told
    assert told.count("FAIL") == 4
    assert whole.count("FAIL") == 9


def test_harmless_text_has_no_orders_for_a_terminal() -> None:
    """Escape sequences vanish whole, broken ones lose their beginning, text stays."""
    assert line(ANSI) == "red link gone"
    assert line("a\x1b]0;title") == "a0;title"
    assert lines("a\r\nb\tc\x00\u2028d\ud800") == ["a", "b    c", "d\N{REPLACEMENT CHARACTER}"]
    assert line("abcdef", longest=4) == "abc…"
