"""
Runs the command against one hostile server after another, all in this process:
`python -m tests.siege FOLDER` prints what became of each as JSON, and the most memory it took.
"""

import contextlib
import gzip
import io
import json
import re
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import trustme
import yaml

from conformance import pacing
from conformance import record as records
from conformance.cli import cli
from tests import hostile
from tests.hostile import HEAD, Behaviour, Connection, says, serving, whole

GRANT = whole({"access_token": "t" * 20, "token_type": "bearer", "expires_in": 60, "scope": "a"})
ORDERS = (
    "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b1m\x1bP$q\x1b\\<script>alert(1)</script>\u202e\u2066\x00"
)
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]")  # by a terminal
SUITE = "marketo-programs"
ELSEWHERE = "api.example.com"


@dataclass(frozen=True)
class Siege:
    """A hostile server, and the exit code that a run against it must end with."""

    behaviour: Behaviour
    code: int


def after_a_token(answer: bytes) -> Behaviour:
    """A target that grants a token, and answers everything else so."""

    def behave(connection: Connection) -> None:
        while request := connection.request():
            connection.say(GRANT if b" /identity" in request else answer)

    return behave


def record(**members: Any) -> bytes:
    known = {"id": 1, "name": "a", "type": "Default", "channel": "b", "status": ""}
    body = {"success": True, "requestId": "a", "result": [known | members]}
    return whole(json.dumps(body).encode())


def raw(result: bytes) -> bytes:
    return whole(b'{"success": true, "requestId": "a", "result": [' + result + b"]}")


def endless(connection: Connection) -> None:
    """Always has a next page."""
    while request := connection.request():
        rows = [{"id": number, "name": f"n{number}", "type": "Default"} for number in range(200)]
        page = {"success": True, "result": rows, "moreResult": True, "nextPageToken": "again"}
        connection.say(GRANT if b" /identity" in request else whole(page))


BOMB = whole(gzip.compress(bytes(50 * 2**20)), headers="Content-Encoding: gzip\r\n")
DEEP = whole(b"[" * 10_000 + b"]" * 10_000)
SIEGES: dict[str, Siege] = {
    # An answer had begun: it is the target's fault.
    "reset in the headers": Siege(hostile.begins_and_resets, 1),
    "silence in the headers": Siege(hostile.stalls_after(HEAD), 1),
    "headers that drip": Siege(hostile.drips(HEAD, b"X-A: b\r\n"), 1),
    "one header that drips": Siege(hostile.drips(HEAD + b"X-A: ", b"b"), 1),
    "endless headers": Siege(hostile.pours(HEAD, b"X-A: b\r\n"), 1),
    "an endless header": Siege(hostile.pours(HEAD + b"X-A: ", b"b" * 9000), 1),
    "headers cut off": Siege(says(HEAD), 1),
    "silence in the body": Siege(hostile.stalls_after(HEAD + b"Content-Length: 9\r\n\r\n{"), 1),
    "a body that drips": Siege(hostile.drips(HEAD + b"Content-Length: 99999\r\n\r\n", b" "), 1),
    "an endless body": Siege(hostile.pours(HEAD + b"\r\n", b" " * 65_536), 1),
    "endless chunks": Siege(
        hostile.pours(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"4000\r\n" + b" " * 0x4000 + b"\r\n"
        ),
        1,
    ),
    "a body cut off": Siege(says(HEAD + b"Content-Length: 99\r\n\r\n{}"), 1),
    "bad chunks": Siege(says(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"), 1),
    "not gzip": Siege(says(whole(b"{}", headers="Content-Encoding: gzip\r\n")), 1),
    "a bomb": Siege(says(BOMB), 1),
    "a bomb after the token": Siege(after_a_token(BOMB), 1),
    "a redirect": Siege(says(whole(b"", "302 Found", "Location: http://127.0.0.1:1/\r\n")), 1),
    "HTML": Siege(says(whole(b"<html>", headers="Content-Type: text/html\r\n")), 1),
    "depth": Siege(after_a_token(DEEP), 1),
    "depth at once": Siege(says(DEEP), 1),
    "bare headers": Siege(says(HEAD + b"no colon\r\n: no name\r\n\r\n{}"), 1),
    "a negative length": Siege(says(HEAD + b"Content-Length: -5\r\n\r\n{}"), 1),
    "two lengths": Siege(says(HEAD + b"Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}"), 1),
    "an odd encoding": Siege(says(whole(b"{}", headers="Content-Encoding: middle-out\r\n")), 1),
    # Whole answers that nobody should trust.
    "orders to the terminal": Siege(after_a_token(record(name=ORDERS, description=ORDERS)), 1),
    "orders in an error": Siege(
        after_a_token(whole({"success": False, "errors": [{"code": ORDERS, "message": ORDERS}]})), 1
    ),
    "orders in a header": Siege(
        after_a_token(whole(b"{}", headers="X-A: \x1b[2J\x07\x1b]0;owned\x07\r\n")), 1
    ),
    "orders in the status line": Siege(says(whole(b"{}", "200 \x1b[2J\x1b]0;owned\x07")), 1),
    "half a surrogate pair": Siege(after_a_token(raw(b'{"id": 1, "name": "\\ud800"}')), 1),
    "a NUL": Siege(after_a_token(raw(b'{"id": 1, "name": "a\\u0000b"}')), 1),
    "a name of a megabyte": Siege(after_a_token(record(name="n" * 2**20)), 1),
    "keys that come twice": Siege(after_a_token(raw(b'{"id": 1, "id": 2, "name": "a"}')), 1),
    "ids that are paths": Siege(after_a_token(record(id="../../../etc/passwd")), 1),
    "ids that are lists": Siege(after_a_token(record(id=[1, [2]])), 1),
    "ids that are objects": Siege(after_a_token(record(id={"a": 1})), 1),
    "ids that are true": Siege(after_a_token(record(id=True)), 1),
    "ids beyond all numbers": Siege(after_a_token(raw(b'{"id": 1e999, "name": "a"}')), 1),
    "an id of 5,000 digits": Siege(after_a_token(raw(b'{"id": ' + b"9" * 5000 + b"}")), 1),
    "names that are numbers": Siege(after_a_token(record(name=7, folder=7, type=[], tags=7)), 1),
    "a result that is text": Siege(after_a_token(whole({"success": True, "result": "a"})), 1),
    "records that are nothing": Siege(after_a_token(raw(b"null, 7, []")), 1),
    "an array": Siege(after_a_token(whole([])), 1),
    "nothing": Siege(after_a_token(whole(b"")), 1),
    "UTF-16": Siege(after_a_token(whole('{"success": true}'.encode("utf-16"))), 1),
    "an endless paging token": Siege(endless, 1),
    "a token of orders": Siege(
        says(whole({"access_token": ORDERS, "expires_in": 1}), keep=True), 1
    ),
    "a token that is a list": Siege(says(whole({"access_token": [1]}), keep=True), 1),
    "a token of a megabyte": Siege(says(whole({"access_token": "t" * 2**20}), keep=True), 1),
    # Nobody answered.
    "silence": Siege(hostile.silent, 2),
    "hung up": Siege(hostile.hangs_up, 2),
    "a reset": Siege(hostile.resets, 2),
    "half a status line": Siege(hostile.stalls_after(b"HTTP/1.1 20"), 2),
    "a status line that drips": Siege(hostile.drips(b"HTTP/1.1 200 ", b"O"), 2),
    "another protocol": Siege(says(b"SSH-2.0-OpenSSH_9.6\r\n"), 2),
    "always busy": Siege(says(whole(b"", "503 Busy")), 2),
    "busy for a day": Siege(says(whole(b"", "429 Slow down", "Retry-After: 86400\r\n")), 2),
    "credentials refused": Siege(says(whole({"error": "no"}, "401 Unauthorized")), 2),
    "the quota used up": Siege(
        after_a_token(whole({"success": False, "errors": [{"code": "607", "message": "No"}]})), 2
    ),
    "nobody may do anything": Siege(
        after_a_token(whole({"success": False, "errors": [{"code": "603", "message": "No"}]})), 2
    ),
}


def besieged(name: str, folder: Path) -> dict[str, Any]:
    """What became of one run: exit code, seconds, and whatever is wrong with what it left."""
    siege = SIEGES[name]
    with serving(siege.behaviour) as server:
        return ended(folder, {"url": server.url}, name, siege.code)


def ended(folder: Path, target: dict[str, Any], name: str, code: int) -> dict[str, Any]:
    file, printed, began = folder / "target.yaml", io.StringIO(), time.monotonic()
    file.write_text(yaml.safe_dump({"name": "t", "timeout": 1.0, **target}))
    words = ["run", SUITE, "--target", str(file), "--report-dir", str(folder), "-vv"]
    with contextlib.redirect_stdout(printed):
        got = cli.main([*words, "--exclude", "*.how_*"], standalone_mode=False)
    seconds = time.monotonic() - began
    wrong = [*_wrong(folder, printed.getvalue())]
    return {"name": name, "code": got, "wanted": code, "seconds": seconds, "wrong": wrong}


def _wrong(folder: Path, printed: str) -> Iterator[str]:
    try:
        records.read(folder / "run.json")
        ET.parse(folder / "junit.xml")
    except Exception as problem:  # noqa: BLE001 - any of them is what the test is about
        yield repr(problem)
    texts = [printed, *((folder / name).read_text() for name in ("run.json", "junit.xml"))]
    for text in texts:
        if odd := {*OBEYED.findall(text)}:
            yield f"a terminal would obey {odd!r}"
    if "<script>" in texts[2]:
        yield "a page would run a script"


def over_tls(folder: Path, host: str) -> dict[str, Any]:
    """A target whose certificate, by an authority that is trusted, is for `host`."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host).configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))

    def behave(connection: Connection) -> None:
        connection.socket = context.wrap_socket(connection.socket, server_side=True)
        after_a_token(whole({"success": True, "result": "a"}))(connection)

    with serving(behave) as server:
        url = server.url.replace("http:", "https:")
        name = f"TLS for {host}"
        code = 1 if host == hostile.LOOPBACK else 2
        return ended(folder, {"url": url, "tls": {"ca": "ca.pem"}}, name, code)


def main(folder: Path) -> None:
    def stop(problem: Callable[[], dict[str, Any]], name: str) -> dict[str, Any]:
        try:
            return problem()
        except Exception as wrong:  # noqa: BLE001 - told with its case
            return {"name": name, "code": None, "wanted": 0, "seconds": 0, "wrong": [repr(wrong)]}

    vars(pacing).update(PATIENCE=(0.1, 0.2, 0.4))  # seven seconds are waited for by `test_client`
    runs = {name: partial(besieged, name, folder) for name in SIEGES}
    runs |= {host: partial(over_tls, folder, host) for host in (hostile.LOOPBACK, ELSEWHERE)}
    found = []
    for name, run in runs.items():
        found.append(stop(run, name))
        sys.stderr.write(f"{name}: {found[-1]['seconds']:.1f} s, {_memory():.0f} MB\n")
    sys.stdout.write(json.dumps({"runs": found, "MB": _memory()}))


def _memory() -> float:
    """The most that this process took, in MB; getrusage would count what its parent took."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
