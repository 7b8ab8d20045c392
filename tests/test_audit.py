"""
`conformance audit`: recorded traffic judged by every rule that needs no request of its own.
"""

import base64
import json
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from conformance.audit import audit
from conformance.exchange import Exchange, Request, Response
from conformance.mutation import mutants, try_implementation
from conformance.reading import readings
from conformance.recognition import Recognition
from conformance.record import read
from conformance.reporters import render
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES, data
from tests.conftest import Command

PROGRAMS = SUITES["marketo-programs"]
HOST = "https://123-abc-456.mktorest.com"
SECRET = "6f1d0c2e-4b7a-4a51-9d7e-canary"
EXAMPLE = json.loads(data("fixtures/marketo-programs/exchanges/get-by-id.json").read_text())
[PROGRAM] = json.loads(EXAMPLE["response"]["body"])["result"]
MADE = json.loads(data("fixtures/wix-programs/exchanges/create.json").read_text())
CREATED = json.loads(MADE["response"]["body"])["program"]
FOUND = {"success": True, "errors": [], "requestId": "d505#14d9bd96352", "warnings": []}


def entry(path: str, body: Any, *, host: str = HOST, status: int = 200, **content: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    kind = {"name": "Content-Type", "value": "application/json;charset=UTF-8"}
    login = {"name": "authorization", "value": f"Bearer {SECRET}"}
    return {
        "startedDateTime": "2026-11-01T10:00:00.000+01:00",
        "time": 12.5,
        "request": {"method": "GET", "url": host + path, "headers": [login], "queryString": []},
        "response": {
            "status": status,
            "headers": [kind],
            "content": {"size": len(text), "mimeType": "application/json", "text": text, **content},
        },
    }


@pytest.fixture
def archive(tmp_path: Path) -> Any:
    """Writes an archive of entries."""

    def write(*entries: Any) -> Path:
        file = tmp_path / "traffic.har"
        file.write_text(json.dumps({"log": {"version": "1.2", "entries": list(entries)}}))
        return file

    return write


GOOD = entry("/rest/asset/v1/program/1001.json", {**FOUND, "result": [PROGRAM]})
NAMELESS = entry("/rest/asset/v1/program/1001.json", {"success": True, "result": [PROGRAM]})


def outcomes(record: Any) -> dict[tuple[str, str], str]:
    return {
        (each["requirement"], each["check"]): each["outcome"]
        for each in record["results"]
        if each["outcome"] != "skip"
    }


def test_an_audit_of_a_run_says_what_the_run_said(command: Command, tmp_path: Path) -> None:
    """From the command line, with the exit code of what it found."""
    from conformance.embedding import vendor

    reports = ["--json", tmp_path / "run.json", "--har", tmp_path / "run.har"]
    with served(vendor(PROGRAMS).reference()) as url:
        command("run", PROGRAMS.slug, "--url", url, "--depth", "quick", *reports)
    done = command("audit", tmp_path / "run.har", PROGRAMS.slug, "--json", tmp_path / "audit.json")
    ran = outcomes(read(tmp_path / "run.json"))
    audited = outcomes(read(tmp_path / "audit.json"))
    judged = audited.keys() & ran.keys()

    assert len(judged) >= 8
    assert {key: audited[key] for key in judged} == {key: ran[key] for key in judged}
    assert done.returncode == 0


# The reference of each suite; mutants that break a rule of every exchange, the description, and
# neither.
AUDITED = [
    ("marketo-programs", ""),
    ("marketo-programs", "RefusesUnknownProgramsWith404"),
    ("marketo-programs", "LeavesTheRequestIdOutWhereNothingIsFound"),
    ("marketo-programs", "CutsAnswersToUnapprovals"),
    ("marketo-programs", "SharesCostsWithItsSource"),
    ("marketo-program-members", ""),
    ("marketo-program-members", "CallsRefusalsAboutMembersText"),
    ("marketo-program-members", "GivesOneMoreThanTwo"),
    ("wix-programs", ""),
    ("wix-programs", "ArchivesWithBracedIds"),
    ("wix-programs", "RefusesLateUpdatesWithoutAMessage"),
    ("wix-programs", "CallsSecretProgramsHidden"),
    ("dotdigital-programs", ""),
    ("dotdigital-programs", "ListsOneMoreThanWasSelected"),
    ("dotdigital-programs", "SaysInASentenceThatAProgramIsDeleted"),
]


def run_and_audited(slug: str, name: str) -> tuple[dict[Any, str], dict[Any, str]]:
    """What a run says, and an audit of what it recorded; in a process of its own."""
    from conformance.embedding import vendor

    suite = SUITES[slug]
    tried = mutants(suite)[name].implementation if name else vendor(suite).reference
    run = try_implementation(suite, tried, Options(depth="standard"), served=False)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "run.har"
        file.write_text(render("har", run))
        return outcomes(run), outcomes(audit(file, suite, None, Options(profile="read-only")))


@pytest.fixture(scope="module")
def pairs() -> Iterator[dict[tuple[str, str], Future[Any]]]:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        yield {each: processes.submit(run_and_audited, *each) for each in AUDITED}


@pytest.mark.parametrize(("slug", "name"), AUDITED)
def test_an_audit_gives_the_verdicts_of_the_run(pairs: Any, slug: str, name: str) -> None:
    """For every rule that it can judge, generated cases included."""
    ran, audited = pairs[slug, name].result()

    assert len(audited) >= 13
    assert audited == {key: ran[key] for key in audited}


def test_recorded_traffic_is_judged(command: Command, archive: Any) -> None:
    """An answer without a request id breaks a rule, whoever asked for it."""
    done = command("audit", archive(GOOD, NAMELESS), PROGRAMS.slug)

    assert done.returncode == 1
    assert "invariant.marketo-programs.request-id" in done.stdout
    assert "(1 of 2)" in done.stdout


def test_no_secret_of_an_archive_is_shown(command: Command, archive: Any, tmp_path: Path) -> None:
    """A browser records tokens in full."""
    echo = entry("/rest/asset/v1/program/1.json", {**FOUND, "result": [{"name": SECRET}]})
    done = command("audit", archive(NAMELESS, echo), PROGRAMS.slug, "-v", "--report-dir", tmp_path)
    written = [f.read_text() for f in tmp_path.iterdir() if f.name != "traffic.har"]

    assert len(written) >= 6
    assert all(SECRET not in text for text in [done.stdout, done.stderr, *written])


def test_what_is_not_of_the_suite_is_listed(command: Command, archive: Any) -> None:
    """Other hosts, and other calls of the same host."""
    other = entry("/rest/asset/v1/emails.json", FOUND)
    stranger = entry("/analytics", "{}", host="https://example.com")
    done = command("audit", archive(GOOD, other, other, stranger), PROGRAMS.slug)

    assert "not of this suite: GET /rest/asset/v1/emails.json (2)" in " ".join(done.stdout.split())
    assert "https://example.com (1)" in done.stdout


def test_answers_that_were_not_recorded_whole_are_not_judged(
    command: Command, archive: Any
) -> None:
    """Cut off by a browser, or by the suite itself: neither is the implementation's fault."""
    missing = entry("/rest/asset/v1/program/2.json", "")
    missing["response"]["content"] = {"size": 900, "mimeType": "application/json"}
    cut = entry("/rest/asset/v1/program/3.json", '{"success": true, "res… [cut]')
    done = command("audit", archive(GOOD, missing, cut), PROGRAMS.slug)

    assert done.returncode == 0
    assert "2 answers were not recorded whole" in done.stdout


def test_a_body_in_base64_is_read(command: Command, archive: Any) -> None:
    """As browsers record what they think is binary."""
    body = base64.b64encode(json.dumps({"success": True, "result": []}).encode()).decode()
    coded = entry("/rest/asset/v1/program/4.json", body, encoding="base64")
    done = command("audit", archive(GOOD, coded), PROGRAMS.slug)

    assert "request-id" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "not JSON; is this an HTTP archive?"),
        ('{"log": {"entries": [{"request": {}}]}}', "log.entries[0]: lacks"),
        ('{"log": {"entries": [7]}}', "log.entries[0]: is not as HAR 1.2 has it"),
        ('{"log": {"entries": []}}', "there is none; is this an HTTP archive?"),
        ('[{"kind": "something"}]', "there is none; is this an HTTP archive?"),
        ('{"log": {"entries": [{"request"', "not JSON; is this an HTTP archive?"),
    ],
)
def test_what_is_no_archive_is_one_line(
    command: Command, tmp_path: Path, text: str, said: str
) -> None:
    """With the file and the place, and exit code 64."""
    (tmp_path / "bad.har").write_text(text)
    done = command("audit", "bad.har", PROGRAMS.slug)

    assert done.returncode == 64
    assert "bad.har: " in done.stderr
    assert said in done.stderr


def test_an_archive_without_a_call_of_the_suite_is_a_mistake(
    command: Command, archive: Any
) -> None:
    """Nothing verified is no verdict."""
    done = command("audit", archive(entry("/elsewhere", "{}")), PROGRAMS.slug)

    assert done.returncode == 64
    assert "holds no call of marketo-programs" in done.stderr


def test_a_name_of_another_suites_operation_is_no_call_of_this_one(
    command: Command, archive: Any
) -> None:
    """Both have a createProgram, and an archive of the suite's own names it; the path tells."""
    call = entry("/online-programs/v3/programs", "{}") | {"_operation": "createProgram"}
    done = command("audit", archive(call), PROGRAMS.slug)

    assert done.returncode == 64
    assert "holds no call of marketo-programs" in done.stderr


@pytest.mark.parametrize("slug", SUITES)
def test_every_example_exchange_is_recognised(slug: str) -> None:
    """By method, path, and what tells those apart that share both."""
    from tests.description import Description, the_exchange

    recognition = Recognition(readings(slug))
    for file in Description(slug).exchanges:
        exchange, _ = the_exchange(file)
        assert recognition.operation(exchange.request) == exchange.operation, file.name


def test_a_query_by_post_is_no_update() -> None:
    """The same method and path: `_method` in the query or in the form tells."""
    recognition = Recognition(readings("marketo-program-members"))
    url = f"{HOST}/rest/v1/programs/1/members.json"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    posts = [
        Request("POST", f"{url}?_method=GET", {}, ""),
        Request("POST", url, form, "_method=GET&filterType=leadId"),
        Request("POST", url, {"Content-Type": "application/json"}, '{"input": []}'),
    ]

    assert [recognition.operation(post) for post in posts] == [
        "queryProgramMembersByPost",
        "queryProgramMembersByPost",
        "syncProgramMemberData",
    ]


def described(answer: Any, *sent: Any) -> str:
    """What an audit says of how an answer to the last of some creations looks."""
    from conformance.described import as_described

    start = datetime(2026, 11, 1, tzinfo=UTC)
    response = Response(200, {"content-type": "application/json"}, json.dumps(answer).encode())
    posts = [Request("POST", "https://example.com", {}, json.dumps(each)) for each in sent]
    exchanges = [
        Exchange(place, "createProgram", post, start, 0.1, response if post is posts[-1] else None)
        for place, post in enumerate(posts)
    ]
    [result] = as_described(SUITES["wix-programs"], exchanges, Selection())
    return str(result["outcome"])


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        ([{"program": {"extendedFields": 7}}], "pass"),
        ([{"program": {"extendedFields": 7}}, {"program": {}}], "pass"),
        ([{"program": {"maxParticipants": 7}}, {"program": {}}], "fail"),
        ([{"program": {}}], "fail"),
    ],
)
def test_what_was_sent_may_be_shown(sent: Any, outcome: str) -> None:
    """An odd value that a caller sent is not the fault of who shows it, now or later."""
    assert described({"program": {**CREATED, "extendedFields": 7}}, *sent) == outcome


def test_an_audit_keeps_what_its_verdicts_rest_on(
    command: Command, archive: Any, tmp_path: Path
) -> None:
    """However many answers there are."""
    command("audit", archive(*[GOOD] * 50, NAMELESS), PROGRAMS.slug, "--json", tmp_path / "a.json")
    record = read(tmp_path / "a.json")
    requirement = "invariant.marketo-programs.request-id"
    [broken] = [each for each in record["results"] if each["requirement"] == requirement]
    [cited] = broken["exchanges"]

    assert len(record["exchanges"]) <= 3
    assert "requestId" not in record["exchanges"][cited]["response"]["body"]
