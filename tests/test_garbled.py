"""
Answers that are none, each run as its users meet it; `tests/siege.py` knows many more of them.
"""

import time
from pathlib import Path

import pytest

from tests import hostile
from tests.conftest import QUICK, Command
from tests.hostile import serving, whole
from tests.watched import SUITE, reports, target_file

HTML = whole(b"<html>Welcome</html>", headers="Content-Type: text/html\r\n")
# A base to start from: what is granted is a token, and everything else is what a case says.
GRANT = whole({"access_token": "t" * 20, "token_type": "bearer", "expires_in": 60, "scope": "a"})

# What answers so is nonconformant, whatever it was asked.
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


def test_a_server_of_something_else(command: Command) -> None:
    """Where no answer is JSON, the run asks whether it went to the right place."""
    with serving(hostile.says(HTML)) as server:
        done = command("run", SUITE.slug, "--url", server.url, "--only", "get.*")

    assert done.returncode == 1
    told = " ".join(done.stdout.split())
    assert f"answers is JSON: is {server.url} where the API is?" in told
