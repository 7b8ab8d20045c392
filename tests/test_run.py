"""
`conformance run` as its users meet it: processes, exit codes, files, signals.
"""

import asyncio
import copy
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from conformance import record as records
from conformance.cli import main
from conformance.embedding import vendor
from conformance.mutation import mutants
from conformance.reading import readings
from conformance.reporters import FILES, render
from conformance.serving import served
from conformance.suites import SUITES
from conformance.vendors.marketo.reference import Marketo
from tests import hostile
from tests.conftest import ENVIRONMENT, LINE, QUICK, Command
from tests.hostile import serving, whole

SUITE = SUITES["marketo-programs"]
HTML = whole(b"<html>Welcome</html>", headers="Content-Type: text/html\r\n")
# A base to start from: what is granted is a token, and everything else is what a case says.
GRANT = whole({"access_token": "t" * 20, "token_type": "bearer", "expires_in": 60, "scope": "a"})


class Watched:
    """A reference whose requests are noted; `pause` makes each of them take so many seconds."""

    def __init__(self, pause: float = 0.0, app: Any = None) -> None:
        self.app = app or Marketo()
        self.pause = pause
        self.requests: list[tuple[str, str]] = []
        self.reached = threading.Event()
        self.goal = -1

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests.append((scope["method"], scope["path"]))
        if len(self.requests) == self.goal:
            self.reached.set()
        if self.pause:
            await asyncio.sleep(self.pause)
        await self.app(scope, receive, send)


def state(reference: Any) -> dict[str, Any]:
    """What an instance holds, but for its counters and tokens."""
    kept = ("programs", "folders", "channels", "tag_types", "leads")
    return copy.deepcopy({name: value for name, value in vars(reference).items() if name in kept})


def reports(folder: Path) -> dict[str, Any]:
    """The record in a folder, read with its schema; the other reports must be what it gives."""
    ET.parse(folder / "junit.xml")
    record = records.read(folder / "run.json")
    for kind, name in FILES.items():
        assert (folder / name).read_text("utf-8") == render(kind, record)
    return dict(record)


def target_file(folder: Path, **entries: Any) -> Path:
    path = folder / "target.yaml"
    path.write_text(yaml.safe_dump({"name": "t", **entries}))
    return path


def test_the_reference_is_conformant(command: Command, tmp_path: Path) -> None:
    """Without a URL and a suite, all embedded references are checked, and pass everything."""
    done = command("run", "--report-dir", "reports")
    record = reports(tmp_path / "reports")

    assert done.returncode == 0, done.stdout
    assert done.stderr == ""
    assert record["verdict"] == "conformant"
    assert record["totals"]["pass"] == len(record["results"]) > 200
    assert record["target"]["embedded"] is True
    assert record["leftovers"] == []
    assert {result["api"] for result in record["results"]} == set(SUITES)
    assert done.stdout.splitlines()[-1].startswith("conformant: ")


def test_a_run_leaves_the_target_as_it_was(command: Command) -> None:
    """Programs that the run did not make are the same afterwards, and no other is there."""
    reference = Marketo()
    before = state(reference)
    with served(reference) as url:
        done = command("run", SUITE.slug, "--url", url, "--strict", "-q")

    assert done.returncode == 2  # nobody gave the fixtures
    assert before["programs"]
    assert state(reference) == before


@pytest.mark.parametrize("slug", SUITES)
def test_read_only_sends_what_reads_alone(command: Command, tmp_path: Path, slug: str) -> None:
    """A reference that records each request saw none that could have changed it, nor a tunnel."""
    instance = vendor(SUITES[slug]).reference()
    watched = Watched(app=instance)
    with served(watched) as url:
        words = ["run", slug, "--url", url, "--profile", "read-only", "--json", "run.json", "-q"]
        done = command(*words)
    record = records.read(tmp_path / "run.json")
    effects = {each.name: each.effect for each in readings(slug).operations.values()}

    assert done.returncode == 0, done.stdout
    assert {record["totals"][bad] for bad in ("fail", "warn", "error")} == {0}
    assert record["totals"]["pass"] > 20
    assert watched.requests
    assert {effects[str(each["operation"])] for each in record["exchanges"]} == {"read"}
    assert len(record["exchanges"]) == len(watched.requests)
    assert "_method" not in json.dumps([each["request"] for each in record["exchanges"]])


def broken_by(mutant: str) -> Any:
    return mutants(SUITE)[mutant].implementation()


def test_a_mutant_is_nonconformant(command: Command, tmp_path: Path) -> None:
    """An implementation that is wrong in one way fails, and the reports say where."""
    name, mutant = next(
        (name, each) for name, each in mutants(SUITE).items() if each.verdict == "fail"
    )
    with served(broken_by(name)) as url:
        done = command("run", SUITE.slug, *QUICK, "--url", url, "--report-dir", ".")
    record = reports(tmp_path)
    failed = {each["requirement"] for each in record["results"] if each["outcome"] == "fail"}

    assert done.returncode == 1
    assert failed == set(mutant.breaks)
    assert mutant.breaks[0] in done.stdout


def test_fail_fast(command: Command, tmp_path: Path) -> None:
    """The run stops at the first fail, cleans up and says that it ended early."""
    reference = broken_by(next(n for n, each in mutants(SUITE).items() if each.verdict == "fail"))
    before = state(reference)
    with served(reference) as url:
        done = command("run", SUITE.slug, *QUICK, "--url", url, "--fail-fast", "--json", "run.json")
    record = records.read(tmp_path / "run.json")

    assert done.returncode == 1
    assert record["totals"]["fail"] == 1
    assert record["complete"] is False
    assert record["leftovers"] == []
    assert state(reference) == before


# What answers so is nonconformant, whatever it was asked; tests/siege.py knows many more of them.
GARBLED: dict[str, hostile.Behaviour] = {
    "HTML": hostile.says(HTML),
    "HTML after the token": hostile.says(GRANT, HTML, keep=True),
    "JSON that is cut off": hostile.says(whole(b'{"access_token": "a')),
    "an odd result": hostile.says(
        GRANT, whole({"success": True, "result": [None, 7, "a", {"id": "../x"}]}), keep=True
    ),
    "odd records": hostile.says(
        GRANT,
        whole(b'{"success": true, "result": [{"id": 1e999, "name": "\\ud800", "folder": 7}]}'),
        keep=True,
    ),
    "50 MB": hostile.says(
        whole({"access_token": "t" * 20}),
        hostile.HEAD + b"Content-Length: 50000000\r\n\r\n" + b" " * 50_000_000,
    ),
}


@pytest.mark.parametrize("case", GARBLED)
def test_garbled_answers_are_nonconformant(command: Command, tmp_path: Path, case: str) -> None:
    """Whatever is wrong with every answer, the run ends soon, with code 1 and all reports."""
    began = time.monotonic()
    with serving(GARBLED[case]) as server:
        done = command("run", SUITE.slug, *QUICK, "--url", server.url, "--report-dir", ".")
    record = reports(tmp_path)

    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stderr == ""
    assert record["totals"]["fail"] > 0
    assert time.monotonic() - began < 60


def test_an_endless_answer_takes_no_endless_time(command: Command, tmp_path: Path) -> None:
    """A target that drips is given up after a few answers, and has failed."""
    target = target_file(tmp_path, timeout=0.3)
    with serving(hostile.drips(hostile.HEAD + b"Content-Length: 99999\r\n\r\n", b" ")) as server:
        done = command(
            "run", SUITE.slug, *QUICK, "--url", server.url, "--target", target, "--report-dir", "."
        )
        sent = len(server.requests)

    assert done.returncode == 1
    assert sent < 10
    assert "ended early" in done.stdout.splitlines()[-1]


def test_a_redirect_carries_no_credentials_away(command: Command) -> None:
    """Nothing at all is sent to another host."""
    with serving(hostile.says(HTML)) as elsewhere:
        away = whole(b"", "307 Temporary Redirect", f"Location: {elsewhere.url}/\r\n")
        with serving(hostile.says(away)) as server:
            done = command("run", SUITE.slug, *QUICK, "--url", server.url)

    assert done.returncode == 1
    assert elsewhere.requests == []


def takes_no_token(connection: hostile.Connection) -> None:
    """Grants a token to everybody and knows it nowhere."""
    while request := connection.request():
        refused = {"success": False, "errors": [{"code": "601", "message": "No"}]}
        connection.say(GRANT if b" /identity" in request else whole(refused))


# Nobody can judge these: what is heard is silence, or "not you".
UNJUDGED: dict[str, tuple[hostile.Behaviour, str]] = {
    "a hang": (hostile.silent, "not whole within 0.3 s"),
    "hung up": (hostile.hangs_up, "closed without an answer"),
    "a reset": (hostile.resets, "reset"),
    "credentials refused": (
        hostile.says(whole({"error": "unauthorized"}, "401 Unauthorized")),
        "credentials were refused",
    ),
    "a token refused": (takes_no_token, "token was refused"),
}


@pytest.mark.parametrize("case", UNJUDGED)
def test_nobody_could_judge(command: Command, tmp_path: Path, case: str) -> None:
    """Where no answer can be judged, a few requests are enough, and the reports say why."""
    behaviour, word = UNJUDGED[case]
    with serving(behaviour) as server:
        target = target_file(tmp_path, timeout=0.3, url=server.url)
        done = command("run", SUITE.slug, *QUICK, "--target", target, "--report-dir", ".")
        sent = len(server.requests)
    record = reports(tmp_path)

    assert done.returncode == 2, done.stdout
    assert word in " ".join(record["notes"])
    assert word in " ".join(done.stdout.split())
    assert record["totals"]["fail"] == record["totals"]["pass"] == 0
    assert record["totals"]["error"] > 0
    assert record["complete"] is False
    assert sent < 10


def test_nobody_there(command: Command, tmp_path: Path) -> None:
    """A target where nobody listens is incomplete, and one line says so."""
    url = hostile.unused_url()
    done = command("run", SUITE.slug, *QUICK, "--url", url, "--report-dir", ".")

    assert done.returncode == 2
    assert f"{url}: connection refused" in " ".join(reports(tmp_path)["notes"])
    assert done.stdout.splitlines()[-1].startswith("incomplete: ")


MISTAKES: dict[str, tuple[list[str], str]] = {
    "an unknown option": (["--no-such"], "--no-such"),
    "an unknown suite": (["no-such"], "no-such"),
    "a pattern of nothing": (["--only", "no.such.*"], "--only no.such.*"),
    "an unknown level": (["--level", "shall"], "--level"),
    "an unknown basis": (["--basis", "hearsay"], "--basis"),
    "an unknown profile": (["--profile", "careful"], "--profile"),
    "an unknown allowance": (["--allow", "everything"], "--allow"),
    "no target file": (["--target", "no-such.yaml"], "no-such.yaml"),
    "a bad target file": (["--target", "bad.yaml"], "bad.yaml:2: timeuot: unknown key"),
    "a target file without a URL": (["--target", "bare.yaml"], "--url"),
    "a suite that the target file lacks": (
        ["--target", "listed.yaml", "marketo-programs"],
        "marketo-programs",
    ),
    "no URL": (["--url", "example"], "--url"),
    "another scheme": (["--url", "ftp://example.com"], "--url"),
    "a URL that goes too far": (["--url", "http://127.0.0.1/rest"], "--url"),
    "credentials in the URL": (["--url", "http://a:b@127.0.0.1"], "--url"),
    "no credentials": (["--url", "https://api.example.com"], "auth.client_id"),
    "a report nowhere": (["--json", "/dev/null/run.json"], "/dev/null/run.json"),
    "a report in a folder's place": (["--json", "."], "--json"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_of_the_users(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: str,
) -> None:
    """One line on stderr names the option, or the file, line and key; nothing is sent."""
    words, said = MISTAKES[case]
    (tmp_path / "bad.yaml").write_text("name: x\ntimeuot: 1\n")
    (tmp_path / "bare.yaml").write_text("name: x\n")
    (tmp_path / "listed.yaml").write_text("name: x\nsuites: [wix-programs]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["conformance", "run", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()

    assert ended.value.code == 64
    assert said in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_a_defect_of_ours_blames_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is one line and exit code 2: nobody could judge."""
    monkeypatch.setattr(sys, "argv", ["conformance", "run"])
    monkeypatch.setattr("conformance.calling.suites_named", lambda _: 1 // 0)
    with pytest.raises(SystemExit) as ended:
        main()
    [line] = capsys.readouterr().err.splitlines()

    assert ended.value.code == 2
    assert "a defect of this program: ZeroDivisionError" in line


def test_a_pattern_for_parameters_that_no_check_has(command: Command) -> None:
    """Which parameters there are is known once the checks are loaded; nothing is sent."""
    done = command("run", SUITE.slug, "--only", "token.must_grant_a_token_with[x]")

    assert done.returncode == 64
    assert done.stderr.endswith("with[x]: no check matches\n")


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        (["--level", "must"], lambda each: each["level"] != "must"),
        (["--basis", "document"], lambda each: each["basis"] != "document"),
        (["--only", "token.grant.members"], lambda e: e["requirement"] != "token.grant.members"),
        (
            ["--exclude", "c*.*"],
            lambda each: "c" in {each["check"][0], each["requirement"][0]},
        ),
        (
            ["--only", "token.must_grant_a_token_with[scope]"],
            lambda each: each["check"] != "token.must_grant_a_token_with[scope]",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_selection(
    command: Command,
    tmp_path: Path,
    reference_url: str,
    words: list[str],
    left_out: Callable[[Any], bool],
) -> None:
    """What is left out is skipped as deselected, and nothing else is."""
    done = command("run", SUITE.slug, *QUICK, "--url", reference_url, *words, "--json", "run.json")
    record = records.read(tmp_path / "run.json")

    assert done.returncode == 0, done.stdout
    for result in record["results"]:
        reason = str(result.get("reason"))
        assert reason.startswith("deselected: ") is left_out(result) or "depth" in reason


def test_strict(command: Command, reference_url: str) -> None:
    """A MUST that lacks its fixture is noticed under --strict, and not where it is deselected."""
    words = ["run", SUITE.slug, *QUICK, "--url", reference_url, "-q", "--only"]

    assert command(*words, "*start-date*").returncode == 0
    assert command(*words, "*start-date*", "--strict").returncode == 2
    assert command(*words, "get.by-id.*", "--strict").returncode == 0


def test_a_message_shows_no_part_of_a_token(command: Command, tmp_path: Path) -> None:
    """Where tokens are compared and shortened, no part of them is shown."""
    name = next(n for n, each in mutants(SUITE).items() if "token.grant.reused" in each.breaks)
    with served(broken_by(name)) as url:
        command(
            "run", SUITE.slug, "--url", url, "--only", "token.grant.reused", "--json", "run.json"
        )
    [broken] = [r for r in records.read(tmp_path / "run.json")["results"] if r["outcome"] == "warn"]

    assert "[redacted]" in broken["message"]


@pytest.fixture
def interrupted(tmp_path: Path) -> Iterator[Callable[..., tuple[int, dict[str, Any], Watched]]]:
    """A run that gets signals once the target has got so many requests: code, record, target."""
    processes: list[subprocess.Popen[str]] = []

    def run(*signals: int, after: int, app: Any = None) -> tuple[int, dict[str, Any], Watched]:
        watched = Watched(pause=0.01, app=app)
        watched.goal = after
        with served(watched) as url:
            file = target_file(tmp_path, url=url)
            line = [*LINE, "run", SUITE.slug, *QUICK, "--target", str(file), "--report-dir", "."]
            process = subprocess.Popen(
                line,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=tmp_path,
                env=os.environ | ENVIRONMENT,
            )
            processes.append(process)
            assert watched.reached.wait(20)
            for each in signals:
                process.send_signal(each)
            out, err = process.communicate(timeout=10)
        assert "Traceback" not in out + err
        return process.returncode, reports(tmp_path), watched

    yield run
    for process in processes:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("after", [1, 80])
def test_an_interrupted_run(interrupted: Any, name: str, after: int) -> None:
    """It cleans up, writes its reports, says so in them, and is incomplete."""
    before = state(Marketo())
    code, record, watched = interrupted(getattr(signal, name), after=after)

    assert code == 2
    assert record["complete"] is False
    assert record["verdict"] == "incomplete"
    assert record["leftovers"] == []
    assert "blocked: interrupted" in {result.get("reason") for result in record["results"]}
    assert "interrupted" in " ".join(record["notes"])
    assert set(state(watched.app)["programs"]) == set(before["programs"])


def test_an_interrupted_run_that_had_failed(interrupted: Any) -> None:
    """What had already failed decides."""
    first = "approval.approve.email-only"
    name = next(name for name, each in mutants(SUITE).items() if first in each.breaks)
    code, record, _ = interrupted(signal.SIGTERM, after=80, app=broken_by(name))

    assert code == 1
    assert record["complete"] is False
    assert record["verdict"] == "nonconformant"
    assert record["leftovers"] == []


def test_a_run_that_is_interrupted_twice(interrupted: Any) -> None:
    """The second signal ends the clean-up; what is left is told."""
    code, record, watched = interrupted(signal.SIGINT, signal.SIGTERM, after=80)
    made = set(watched.app.programs) - set(Marketo().programs)

    assert code == 2
    assert made
    assert {each["id"] for each in record["leftovers"]} <= made
    assert record["leftovers"]


def test_reports_of_one_run_agree(command: Command, tmp_path: Path, reference_url: str) -> None:
    """`render` makes of the record what the run wrote itself."""
    words = ["--only", "token.*"]
    command("run", SUITE.slug, "--url", reference_url, *words, "--report-dir", ".", "-q")
    again = command("render", "run.json", "--as", "junit").stdout

    assert again == (tmp_path / "junit.xml").read_text()
    assert json.loads(command("render", "run.json", "--as", "json").stdout) == json.loads(
        (tmp_path / "run.json").read_text()
    )


def test_nobody_reads_to_the_end(tmp_path: Path, reference_url: str) -> None:
    """The exit code is the verdict's though the reader of the report has left."""
    reader, writer = os.pipe()
    os.close(reader)
    line = [*LINE, "run", SUITE.slug, "--url", reference_url, "--only", "token.*", "-v"]
    with os.fdopen(writer, "w") as output:
        done = subprocess.run(
            line, check=False, stdout=output, stderr=subprocess.PIPE, cwd=tmp_path, text=True
        )

    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_of_a_users_pytest_is_used(command: Command, tmp_path: Path) -> None:
    """Settings and plugins of the folder that a user stands in change nothing."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    (tmp_path / "conftest.py").write_text("raise RuntimeError\n")
    done = command(
        "run",
        SUITE.slug,
        "--only",
        "token.*",
        PYTEST_ADDOPTS="--no-such",
        PYTEST_PLUGINS="no_such",
        CI="true",
    )

    assert done.returncode == 0, done.stderr
