"""
Ctrl-C and SIGTERM where cleaning up could take long: a rate limit, a target that hangs.
"""

import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from conformance.serving import served
from conformance.vendors.marketo.reference import Marketo
from tests.conftest import QUICK, Command
from tests.test_run import Watched, reports, target_file
from tests.test_secrets import line_of

WITHIN = 10  # seconds


class Hangs(Watched):
    """Stops answering after so many requests."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.pause = 60 if len(self.requests) > self.goal else 0
        await super().__call__(scope, receive, send)


def interrupted(folder: Path, watched: Watched, url: str, number: int, **said: Any) -> Any:
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
        code, record, took = interrupted(tmp_path, watched, url, number, rate=rate)
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
        code, record, took = interrupted(tmp_path, watched, url, signal.SIGTERM)

    print(f"ended within {took:.1f} s")
    assert took < WITHIN
    assert code == 2
    assert record["complete"] is False
    assert record["leftovers"]
