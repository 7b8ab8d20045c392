"""
Canaries: planted wherever a run meets a secret, and sought in everything that it leaves behind.
"""

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, quote_plus

import pytest

from conformance.mutation import mutants
from conformance.serving import served
from conformance.vendors.marketo.reference import Marketo
from tests.conftest import ENVIRONMENT, LINE, QUICK
from tests.watched import SUITE, Watched, target_file

CANARIES = {
    "client_id": "canary-id-7f3a9c/5e+1b",
    "client_secret": "canary-secret &d41d8'cd98f00<b204>",
    "token": "canary-token-e9800998ecf8427e:int",
    "gateway": "canary-gateway-1b2m2y8a",
    "proxy": "canary-proxy-sgtpgu7xa",
}
FAILING = next(
    each
    for each in mutants(SUITE).values()
    if each.breaks[0].startswith("update.") and (each.verdict, each.depth) == ("fail", "quick")
)
PIECE = 12  # so many characters of a canary in a row are found out


class Parrot:
    """Grants the canary and repeats all that it is told, in every writing, also cut short."""

    def __init__(self, reference: Marketo) -> None:
        self.reference = reference
        reference.new_token = self._token  # type: ignore[method-assign]
        reference.credentials_are_known = lambda asked: (  # type: ignore[method-assign]
            all(asked.get(name) == CANARIES[name] for name in ("client_id", "client_secret"))
        )

    def _token(self) -> str:
        self.reference.tokens[CANARIES["token"]] = self.reference.clock() + timedelta(hours=1)
        return CANARIES["token"]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        heard = [value.decode() for _, value in scope["headers"]]
        heard += [value for _, value in parse_qsl(scope["query_string"].decode())]
        start: dict[str, Any] = {}

        async def repeat(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body = json.loads(message["body"])
            body["echo"] = [writing for said in heard for writing in _writings(said)] * 3
            content = json.dumps(body).encode()
            names = [(k, v) for k, v in start["headers"] if k != b"content-length"]
            names += [(b"content-length", str(len(content)).encode())]
            names += [(b"x-echo", quote(" ".join(heard)).encode())]
            await send({**start, "headers": names})
            await send({**message, "body": content})

        await self.reference(scope, receive, repeat)


def _writings(said: str) -> list[str]:
    return [
        said,
        quote(said, safe=""),
        quote_plus(said),
        base64.b64encode(said.encode()).decode(),
        "Basic " + base64.b64encode(f"user:{said}".encode()).decode(),
        json.dumps({"inner": said}),
        said[: len(said) * 2 // 3],
        said[len(said) // 3 :],
    ]


def sought() -> Iterator[tuple[str, str]]:
    """Whatever would give a canary away: each piece of it, plain and encoded."""
    for name, canary in CANARIES.items():
        for start in range(len(canary) - PIECE + 1):
            yield name, canary[start : start + PIECE]
        for writing in (quote(canary, safe=""), quote_plus(canary), json.dumps(canary)[1:-1]):
            yield name, writing
        for before in range(3):
            encoded = base64.b64encode(bytes(before) + canary.encode()).decode()
            yield name, encoded[4:-4]


def given_away(*texts: str) -> list[tuple[str, str]]:
    return sorted({each for each in sought() for text in texts if each[1] in text})


def the_target(folder: Path, url: str) -> Path:
    variables = {"client_id": "${CANARY_ID}", "client_secret": "${CANARY_SECRET}"}
    return target_file(folder, url=url, auth=variables, headers={"X-Gateway": CANARIES["gateway"]})


def line_of(folder: Path, url: str, *words: str) -> dict[str, Any]:
    environment = {
        "CANARY_ID": CANARIES["client_id"],
        "CANARY_SECRET": CANARIES["client_secret"],
        "CONFORMANCE_STATE": str(folder / "state"),
    }
    file = str(the_target(folder, url))
    return {
        "args": [*LINE, "run", SUITE.slug, "--target", file, "--report-dir", "r", "-vv", *words],
        "cwd": folder,
        "env": os.environ | ENVIRONMENT | environment,
        "text": True,
    }


def everything(folder: Path, *streams: str) -> list[str]:
    (folder / "target.yaml").unlink()
    written = [file.read_text() for file in folder.rglob("*") if file.is_file()]
    return [*written, *streams]


def test_the_search_finds_what_is_there() -> None:
    """Else nothing that follows would prove anything."""
    for canary in CANARIES.values():
        assert all(given_away(f"..{writing}..") for writing in _writings(canary)[:6])


@pytest.mark.parametrize("ending", ["passing", "failing", "left over"])
def test_no_canary_gets_out(tmp_path: Path, ending: str) -> None:
    """Neither reports, nor journals, nor the screen give any of a secret away."""
    reference = FAILING.implementation() if ending == "failing" else Marketo()
    words = ("--exclude", "*.how_*", *(() if ending == "passing" else QUICK))
    if ending == "left over":
        reference.existing = lambda _: 1 // 0
    with served(Parrot(reference)) as url:
        done = subprocess.run(check=False, capture_output=True, **line_of(tmp_path, url, *words))
    texts = everything(tmp_path, done.stdout, done.stderr)

    assert done.returncode == {"passing": 0}.get(ending, 1), done.stdout[-2000:]
    assert len(texts) >= (5 if ending == "left over" else 4)
    assert given_away(*texts) == []


def test_no_canary_gets_out_of_a_crash(tmp_path: Path) -> None:
    """Nor does a defect of ours, whatever its message holds."""
    crash = (
        "import sys, conformance.running as run, conformance.cli as cli\n"
        "def crash(done, *_, **__):\n"
        "    client = done[0].client\n"
        "    raise RuntimeError(repr((client.exchanges, done[0].target, client)))\n"
        "run.assemble = crash\n"
        "cli.main()\n"
    )
    with served(Parrot(Marketo())) as url:
        call = line_of(tmp_path, url, "--only", "token.*")
        call["args"] = [sys.executable, "-c", crash, *call["args"][3:]]
        done = subprocess.run(check=False, capture_output=True, **call)

    assert done.returncode == 2
    assert "a defect of this program: RuntimeError" in done.stderr
    assert "[redacted]" in done.stderr
    assert given_away(*everything(tmp_path, done.stdout, done.stderr)) == []


def test_no_canary_gets_out_of_an_interruption(tmp_path: Path) -> None:
    """Nor does a run that has to hurry."""
    watched = Watched(pause=0.01, app=Parrot(Marketo()))
    watched.goal = 70
    with served(watched) as url:
        pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(**pipes, **line_of(tmp_path, url, *QUICK))
        assert watched.reached.wait(30)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)

    assert process.returncode == 2
    assert given_away(*everything(tmp_path, out, err)) == []


def test_a_short_secret_is_warned_of(tmp_path: Path) -> None:
    """It can't be hidden wherever it stands, and the report says so."""
    with served(Marketo()) as url:
        file = target_file(tmp_path, url=url, auth={"client_id": "abc", "client_secret": "xyz"})
        call, words = line_of(tmp_path, url), ("--target", str(file), "--report-dir", "r")
        call["args"] = [*LINE, "run", SUITE.slug, *QUICK, *words]
        target_file(tmp_path, url=url, auth={"client_id": "abc", "client_secret": "xyz"})
        done = subprocess.run(check=False, capture_output=True, **call)
    assert done.returncode == 2, done.stdout[-2000:] + done.stderr
    assert "a defect of this program" not in done.stderr, done.stderr
    record = (tmp_path / "r" / "run.json").read_text()

    assert "fewer than 6 characters" in " ".join(done.stdout.split())
    assert "client_secret=[redacted]" in record
    assert "client_secret=xyz" not in record


def test_a_curl_line_reads_secrets_from_the_environment(tmp_path: Path) -> None:
    """It can be pasted by whoever has set the variables."""
    with served(FAILING.implementation()) as url:
        file = target_file(tmp_path, url=url)
        call = line_of(tmp_path, url)
        call["args"] = [*LINE, "run", SUITE.slug, "--url", url, "--only", "update.*"]
        done = subprocess.run(check=False, capture_output=True, **call)

    assert file.exists()
    assert '"Authorization: Bearer $ACCESS_TOKEN"' in done.stdout
