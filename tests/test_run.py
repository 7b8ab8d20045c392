"""
`conformance run` as its users meet it: processes, exit codes, files, signals.
"""

import http.client
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conformance import record as records
from conformance import serving
from conformance.embedding import vendor
from conformance.mutation import mutants
from conformance.reading import readings
from conformance.serving import served
from conformance.suites import SUITES
from conformance.vendors.marketo.reference import Marketo
from tests.conftest import LINE, QUICK, Command
from tests.watched import SUITE, Watched, broken_by, reports, state


def test_the_reference_is_conformant(command: Command, tmp_path: Path) -> None:
    """Without a URL and a suite, all embedded references are checked, and pass everything."""
    done = command("run", "--report-dir", "reports")
    record = records.read(tmp_path / "reports" / "run.json")

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


def test_a_connection_stays_open_while_nobody_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a run may pause for long, and what it sends next must not get lost."""
    assert serving.IDLE > 600
    monkeypatch.setattr(serving, "IDLE", 1)
    with served(Marketo()) as url:
        connection = http.client.HTTPConnection(url.removeprefix("http://"))
        connection.request("GET", "/identity/oauth/token")
        connection.getresponse().read()
        assert connection.sock
        connection.sock.settimeout(20)

        assert connection.sock.recv(1) == b""
        connection.close()
