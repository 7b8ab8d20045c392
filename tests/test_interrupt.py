"""
Ctrl-C and SIGTERM, also where cleaning up could take long: a rate limit, a target that hangs.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance.commands.run import _announce
from conformance.interrupt import Interrupt
from conformance.mutation import mutants
from conformance.selection import Options
from conformance.serving import served
from conformance.target import Target
from conformance.vendors.marketo.reference import Marketo
from tests.conftest import ENVIRONMENT, LINE, QUICK, Command
from tests.test_secrets import line_of
from tests.watched import SUITE, Watched, broken_by, reports, state, target_file

WITHIN = 10  # seconds
TOKEN = {"token": "token-of-a-test"}


def begun(folder: Path, *words: str) -> "subprocess.Popen[str]":
    pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environment = os.environ | ENVIRONMENT | {"PYTHONUNBUFFERED": "1"}
    return subprocess.Popen([*LINE, *words], **pipes, text=True, cwd=folder, env=environment)


class Hangs(Watched):
    """Stops answering after so many requests."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.pause = 60 if len(self.requests) > self.goal else 0
        await super().__call__(scope, receive, send)


def interrupted_in(folder: Path, watched: Watched, url: str, number: int, **said: Any) -> Any:
    """Exit code, record and seconds of a run that gets a signal once it has come so far."""
    call = line_of(folder, url)
    file = target_file(folder, url=url, **said)
    at = call["args"].index("--target")
    words = ("--target", str(file), "--report-dir", str(folder))
    call["args"] = [*call["args"][:at], *QUICK, *words]
    pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(**pipes, **call)
    assert watched.reached.wait(60)
    began = time.monotonic()
    process.send_signal(number)
    process.communicate(timeout=30)
    return process.returncode, reports(folder), time.monotonic() - began


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_under_a_rate_limit(command: Command, tmp_path: Path, number: int) -> None:
    """What can't be removed in time is named and remembered, and the limit is kept all the same."""
    reference = Marketo()
    before, watched = set(reference.programs), Watched(app=reference)
    watched.goal = 60
    with served(watched) as url:
        rate = {"calls": 60, "seconds": 600}
        code, record, took = interrupted_in(tmp_path, watched, url, number, rate=rate)
        sent = len(watched.requests)
        made = set(reference.programs) - before
        file = target_file(tmp_path, url=url)
        state = str(tmp_path / "state")
        done = command("cleanup", "--target", file, CONFORMANCE_STATE=state)

    print(f"ended within {took:.1f} s")
    assert took < WITHIN
    assert code == 2
    assert record["complete"] is False
    assert sent == 60
    assert made
    named = {each["id"] for each in record["leftovers"] if each["kind"] == "program"}
    assert len(made - named) <= 1  # what was being made has a name in the journal, and no id yet
    assert done.returncode == 0, done.stdout
    assert set(reference.programs) == before


def test_an_interruption_of_a_target_that_hangs(tmp_path: Path) -> None:
    """Nobody waits for its answers, and what it can't remove is named."""
    watched = Hangs(app=Marketo())
    watched.goal = 60
    with served(watched) as url:
        code, record, took = interrupted_in(tmp_path, watched, url, signal.SIGTERM)

    print(f"ended within {took:.1f} s")
    assert took < WITHIN
    assert code == 2
    assert record["complete"] is False
    assert record["leftovers"]


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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_proof(tmp_path: Path, number: int) -> None:
    """It does not wait for the mutants that are being tried, and leaves no process behind."""
    some = ("--only", "clone.name.kept", "--only", "generated.*")  # the first soon, others late
    process = begun(tmp_path, "prove", SUITE.slug, *some)
    assert process.stdout
    assert process.stdout.readline().startswith("killed")
    began = time.monotonic()
    process.send_signal(number)
    _, err = process.communicate(timeout=60)

    assert time.monotonic() - began < WITHIN
    assert process.returncode == 2
    assert err.split("\n")[-2] == "conformance: interrupted"
    assert "Traceback" not in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_is_told_to_end(tmp_path: Path, number: int) -> None:
    """It has done what it was asked for."""
    process = begun(tmp_path, "serve", SUITE.slug)
    assert process.stdout
    assert process.stdout.readline().startswith("listening on ")
    process.send_signal(number)

    assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 0


def test_an_interrupted_rehearsal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its figures would be too low, so none are told; nothing is sent."""
    interrupt, shown = Interrupt(), []
    options = Options(interrupt=interrupt)
    monkeypatch.setattr("conformance.commands.run.show", shown.append)
    with interrupt.caught():
        os.kill(os.getpid(), signal.SIGINT)
        _announce([SUITE], Target(name="far", url="https://api.example.com", auth=TOKEN), options)

    assert shown == []


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
