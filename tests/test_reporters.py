"""
Reports of one record that holds every outcome, and much that a hostile target could send.

REGENERATE=1 writes the golden files anew; read the difference before it is kept.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len

from conformance.outcome import Misconfigured
from conformance.record import ExchangeRecord, Record, read, text, write
from conformance.reporters import FORMATS, render
from conformance.reporters.curl import curl
from conformance.reporters.harmless import line, lines

GOLDEN = Path(__file__).parent / "golden"
ANSI = "\x1b[31mred\x1b[0m \x1b]8;;http://evil\x07link\x1b]8;;\x07 \x9b2Jgone"
HOSTILE = f"{ANSI} [red]markup[/red] ]]> <b>&amp; NUL \x00 bell \x07 \ud800 \u202eright\r\nnext"


def exchange(number: int, **changes: Any) -> ExchangeRecord:
    """A refused clone, or what else is asked for."""
    return cast(
        "ExchangeRecord",
        {
            "operation": "cloneProgram",
            "reading": "rejected",
            "request": {
                "method": "POST",
                "url": f"https://api.example.com/rest/asset/v1/program/{number}/clone.json",
                "headers": {
                    "Authorization": "Bearer [redacted]",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Content-Length": "12",
                },
                "body": "name=it%27s+$HOME",
            },
            "response": {
                "status": 200,
                "headers": {"content-type": "application/json"},
                "body": '{"success": false, "errors": [{"code": "709", "message": "No"}]}',
            },
            "error": None,
            "started": "2026-11-24T09:30:01.000Z",
            "duration": 0.0123,
            "hook": False,
        }
        | changes,
    )


def result(outcome: str, rule: str, check: str, **changes: Any) -> dict[str, Any]:
    """A result with a little of everything."""
    return {
        "api": "marketo-programs",
        "requirement": rule,
        "level": "must",
        "basis": "document",
        "check": check,
        "outcome": outcome,
        "observations": 1,
        "fingerprint": "0123456789abcdef",
        "duration": 0.25,
        "exchanges": [0],
    } | changes


LONG = f"must_{'x' * 195}"
GET = {"method": "GET", "url": "https://api.example.com/a?client_secret=[redacted]&q={x}"}
RESULTS = [
    result("pass", "browse.page.max-return", "browse.must_return_n"),
    result(
        "fail",
        "clone.name.unique",
        "clone.must_refuse_a_taken_name[same folder]",
        message="assert refused.rejected\nassert False\n +  where False = <clone>.rejected",
        exchanges=[0, 1, 2, 3, 4, 5],
        decisive=3,
    ),
    result("fail", "clone.name.unique", f"clone.{LONG}", message=HOSTILE, exchanges=[6]),
    result("skip", "create.accepted", "create.must_a", reason="deselected: profile read-only"),
    result("skip", "create.name.kept", "create.must_b", reason="deselected: profile read-only"),
    result("skip", "create.tags.kept", "create.must_c", reason=f"needs-fixture: {HOSTILE}"),
    result("error", "delete.twice", "delete.must_d", message="POST /x: connection refused"),
    result("error", "delete.unknown", "delete.must_e", message="POST /x: connection refused"),
    result(
        "warn",
        "get.by-name.whole-name",
        "get.must_find_nothing",
        basis="inferred",
        message="assert found.absent",
    ),
    result("waived", "update.name", "update.must_f", reason="vendor ticket 4711"),
    result("pass", "lead.id", "lead.must_g", api="marketo-program-members"),
]
RECORD = cast(
    "Record",
    {
        "kind": "conformance-run",
        "format": 1,
        "suite": {"version": "0.1.0", "catalogue": "0011223344556677"},
        "target": {
            "name": "acme [bold]sandbox[/bold]",
            "version": "2026.11\x1b[2J",
            "url": "https://api.example.com",
            "embedded": False,
        },
        "options": {"depth": "standard", "profile": "full", "allow": []},
        "started": "2026-11-24T09:30:00.000Z",
        "finished": "2026-11-24T09:30:02.100Z",
        "complete": False,
        "verdict": "nonconformant",
        "totals": {"pass": 2, "fail": 2, "warn": 1, "skip": 3, "waived": 1, "error": 2},
        "requests": {"sent": 212, "retried": 3, "throttled_seconds": 1.25},
        "notes": [f"marketo-programs: the run ended early: interrupted {ANSI}"],
        "requirements": {
            "clone.name.unique": {
                "level": "must",
                "basis": "document",
                "source": "programs-guide",
                "section": "Clone",
                "text": "A clone has a name of its own; one that another program has is refused, "
                "in whatever folder that program lies.",
                "document": "Programs (a guide)",
                "area": "Cloning programs",
                "cause": "Names are compared within the `folder` only.",
                "file": "spec/marketo-programs/requirements/clone.yaml",
                "line": 45,
            },
            "get.by-name.whole-name": {
                "level": "must",
                "basis": "inferred",
                "source": "programs-reference",
                "section": "",
                "text": "A part of a name finds nothing.",
            },
        },
        "observations": {"browse.max-return-201": "How `maxReturn=201` is answered."},
        "results": sorted(RESULTS, key=lambda r: (r["api"], r["requirement"], r["check"])),
        "observed": [
            {"api": "marketo-programs", "id": "browse.max-return-201", "value": {"n": 200}},
            {"api": "marketo-programs", "id": "delete.unknown-code", "value": HOSTILE},
            {"api": "marketo-programs", "id": "get.number", "value": ["NaN", None]},
        ],
        "leftovers": [{"kind": "program", "id": 1001, "name": f"pac-1 {ANSI}"}],
        "exchanges": [
            exchange(1000),
            *(exchange(1000 + number) for number in range(1, 4)),
            exchange(1004, hook=True, operation=None, reading=None),
            exchange(1005, reading="garbled", response=None, error="the body was cut off"),
            exchange(
                1006,
                request=GET | {"headers": {"X-A": HOSTILE}, "body": None},
                response={"status": 500, "headers": {}, "body": HOSTILE + "世界" * 400},
            ),
        ],
    },
)
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

    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(RESULTS)
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


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"method": "GET", "body": None}, "curl http://a.b/c"),
        ({"method": "HEAD", "body": None}, "curl --head http://a.b/c"),
        ({"method": "DELETE", "body": None}, "curl -X DELETE http://a.b/c"),
        ({"method": "POST", "body": None}, "curl -X POST http://a.b/c"),
        (
            {"body": "", "headers": {"Content-Type": "text/plain"}},
            "curl http://a.b/c -H 'Content-Type: text/plain' --data-raw ''",
        ),
        ({"body": "@file"}, "curl http://a.b/c -H 'Content-Type:' --data-raw @file"),
        (
            {"method": "GET", "body": None, "headers": {"Authorization": "Bearer [redacted]"}},
            'curl http://a.b/c -H "Authorization: Bearer $ACCESS_TOKEN"',
        ),
        (
            {"method": "GET", "body": None, "headers": {"authorization": "Basic [redacted]"}},
            'curl http://a.b/c -u "$USERNAME:$PASSWORD"',
        ),
        ({"method": "GET", "body": None, "headers": {"X-A": ""}}, "curl http://a.b/c -H 'X-A;'"),
        (
            {"method": "GET", "body": None, "url": "http://a.b/../{c}?client_id=[redacted]&d=1"},
            "curl --path-as-is --globoff 'http://a.b/../{c}?client_id='\"$CLIENT_ID\"'&d=1'",
        ),
    ],
)
def test_curl_repeats_the_request(changes: dict[str, Any], expected: str) -> None:
    """The command sends what was sent; where a secret was it names a variable."""
    request = {"method": "POST", "url": "http://a.b/c", "headers": {}, "body": ""} | changes

    assert curl(exchange(1, request=request)) == expected


@pytest.mark.parametrize("body", ['it\'s $HOME `id` "x" \\n', "a\nb\tc\x1b[31m", "世\u202ex", "!"])
def test_a_shell_gives_curl_the_body_that_was_sent(body: str) -> None:
    """Whatever a body holds, a shell takes it as one word and runs nothing of it."""
    request = {"method": "POST", "url": "http://a.b", "headers": {"Content-Type": "a"}}
    command = curl(exchange(1, request=request | {"body": body}))
    shown = f"curl() {{ printf '%s' \"${{@: -1}}\"; }}; {command}"
    came = subprocess.run(["bash", "-c", shown], capture_output=True, check=True)

    assert came.stdout.decode() == body
    assert "\n" not in command
    assert "\x1b" not in command
    if "\x1b" not in body and "\n" not in body and "\u202e" not in body:
        assert shlex.split(command)[-1] == body


def test_a_long_body_takes_no_long_time() -> None:
    """A word of 10^5 letters holds no secret, and is looked at once."""
    request = exchange(1)["request"]
    body = f"{'x' * 100_000} name=1&\u00e9client_secret=[redacted]"
    began = time.process_time()
    command = curl(exchange(1, request=request | {"body": body}))

    assert command.endswith('client_secret=\'"$CLIENT_SECRET"')
    assert time.process_time() - began < 1


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


def broken(**changes: Any) -> str:
    """The record as JSON with something changed."""
    return json.dumps(json.loads(text(RECORD)) | changes)


BROKEN = {
    "not JSON": ("{\n  oops", "run.json:2: not JSON"),
    "cut off": (text(RECORD)[:-20], "not JSON"),
    "nested": ("[" * 100_000, "not JSON that can be read"),
    "a list": ("[]", "not the record of a run"),
    "another kind": (broken(kind="har"), "not the record of a run"),
    "newer": (broken(format=2), "format: is 2, and this version reads 1 alone"),
    "no verdict": (broken(verdict=None), "run.json: verdict: must be one of conformant"),
    "a time": (broken(started="today"), "run.json: started: must be a moment like"),
    "missing": ('{"kind": "conformance-run", "format": 1}', "run.json: the record: `suite` is"),
    "an outcome": (
        broken(results=[result("passed", "a.b", "c.d")]),
        "results[0].outcome: must be one of pass, fail, warn, skip, waived, error, but is 'passed'",
    ),
    "a skip without reason": (
        broken(results=[result("skip", "a.b", "c.d")]),
        "`reason` is missing",
    ),
    "a reason": (
        broken(results=[result("skip", "a.b", "c.d", reason="tired")]),
        "results[0].reason: must be one of not-applicable",
    ),
    "a member": (broken(results=[result("pass", "a", "b", mesage="")]), "did you mean `message`"),
    "an exchange": (
        broken(results=[result("pass", "a.b", "c.d", exchanges=[99])]),
        "results[0].exchanges: names an exchange that the record lacks",
    ),
    "twice": (broken(results=[result("pass", "a.b", "c.d")] * 2), "have a result already"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    """A file that is no record is refused with the place and the reason."""
    content, words = BROKEN[name]
    path = tmp_path / "run.json"
    path.write_text(content)

    with pytest.raises(Misconfigured) as raised:
        read(path)

    assert str(raised.value).startswith(str(path))
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_record_with_more_than_is_known_can_be_read(tmp_path: Path) -> None:
    """More members at the top and in exchanges do no harm, and are kept."""
    more = exchange(1, tries=2)
    path = tmp_path / "run.json"
    path.write_text(broken(added=1, exchanges=[more] * 7))

    again = read(path)

    assert cast("dict[str, Any]", again)["added"] == 1
    assert again["exchanges"] == [more] * 7
    for kind in FORMATS:
        assert render(kind, again)


def test_a_record_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Folders are made, nothing else is left, and a failure leaves the old file as it was."""
    path = tmp_path / "new" / "run.json"
    write(RECORD, path)
    with pytest.raises(Misconfigured, match="can't be written"):
        write("half a surrogate pair: \ud800", path)

    assert path.read_text() == text(RECORD)
    assert [each.name for each in path.parent.iterdir()] == ["run.json"]


def test_a_device_is_written_to_and_a_link_followed(tmp_path: Path) -> None:
    """A report may go to a device, and through a link, without replacing either."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write("x", tmp_path / "link")
    write("x", Path("/dev/null"))

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "x"
    assert Path("/dev/null").is_char_device()
