"""
How an answer arrives, breaks or stays away, and what of it can be read.
"""

import gzip
import ssl
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
import responses
import trustme

from conformance.outcome import Ended, Garbled, Unanswered
from tests import hostile
from tests.clients import BROWSE, FINE, client, sent
from tests.hostile import HEAD, Connection, Server, serving, whole

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"

# Whoever begins an answer is to blame for how it ends: these all have a status line.
BROKEN: dict[str, tuple[hostile.Behaviour, str]] = {
    "reset in the headers": (hostile.begins_and_resets, "reset"),
    "silence in the headers": (hostile.stalls_after(HEAD), "not whole within"),
    "headers that drip": (hostile.drips(HEAD, b"X-A: b\r\n"), "not whole within"),
    "one header that drips": (hostile.drips(HEAD + b"X-A: ", b"b"), "not whole within"),
    "endless headers": (hostile.pours(HEAD, b"X-A: b\r\n"), "more than 100 headers"),
    "an endless header": (hostile.pours(HEAD + b"X-A: ", b"b" * 9000), "a header that is too long"),
    "headers cut off": (hostile.says(HEAD), "cut off"),
    "silence in the body": (
        hostile.stalls_after(HEAD + b"Content-Length: 9\r\n\r\n{"),
        "not whole within",
    ),
    "a body that drips": (
        hostile.drips(HEAD + b"Content-Length: 999999\r\n\r\n{", b" "),
        "not whole within",
    ),
    "an endless body": (hostile.pours(HEAD + b"\r\n", b" " * 65_536), "more than 10 MiB"),
    "endless chunks": (
        hostile.pours(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"4000\r\n" + b" " * 0x4000 + b"\r\n"
        ),
        "more than 10 MiB",
    ),
    "a bomb": (
        hostile.says(whole(gzip.compress(bytes(20 * 2**20)), headers="Content-Encoding: gzip\r\n")),
        "more than 10 MiB",
    ),
    "a body cut off": (hostile.says(HEAD + b"Content-Length: 99\r\n\r\n{}"), "cut off"),
    "chunks cut off": (
        hostile.says(HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\n{}"),
        "cut off",
    ),
    "bad chunks": (
        hostile.says(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
        "cut off",
    ),
    "not gzip": (
        hostile.says(whole(b"{}", headers="Content-Encoding: gzip\r\n")),
        "can't be decoded",
    ),
    "a redirect": (
        hostile.says(whole(b"", "302 Found", "Location: http://127.0.0.1:1/\r\n")),
        "a redirect, never followed",
    ),
}

# Nobody began an answer: nobody can judge.
UNANSWERED: dict[str, tuple[hostile.Behaviour, str]] = {
    "silence": (hostile.silent, "not whole within 0.4 s"),
    "hung up": (hostile.hangs_up, "closed without an answer"),
    "reset": (hostile.resets, "reset"),
    "half a status line": (hostile.stalls_after(b"HTTP/1.1 20"), "not whole within"),
    "a status line that drips": (hostile.drips(b"HTTP/1.1 200 ", b"O"), "not whole within"),
    "interim answers alone": (hostile.says(EARLY), "closed without an answer"),
    "interim answers that drip": (hostile.drips(EARLY, EARLY), "not whole within"),
    "another protocol": (hostile.says(b"SSH-2.0-OpenSSH_9.6\r\n"), "no HTTP status line"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_answer_that_began_is_broken(case: str) -> None:
    """However an answer breaks after its status line, it is garbled, soon and with a plain word."""
    behaviour, word = BROKEN[case]
    began = time.monotonic()
    with serving(behaviour) as server:
        exchange = sent(server)

    assert exchange.response is None
    assert exchange.unanswered is None
    assert word in str(exchange.broken)
    assert str(exchange.broken).startswith("status ")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("case", UNANSWERED)
def test_no_answer_is_nobodys_fault(case: str) -> None:
    """Without a whole status line there was no answer, and the run can't go on from there."""
    behaviour, word = UNANSWERED[case]
    with serving(behaviour) as server, client(server.url) as sender:
        with pytest.raises(Unanswered, match=word):
            sender.send("browsePrograms")

        assert sender.exchanges[0].broken is None
        with pytest.raises(Ended, match=word):
            sender.send("browsePrograms")


@pytest.mark.parametrize(
    ("url", "word"),
    [
        (hostile.unused_url(), "connection refused"),
        ("http://no-such-host.invalid", "does not resolve"),
        (f"http://{'a' * 64}.example", "does not resolve"),
        (f"http://{'ä' * 64}.example", "does not resolve"),
    ],
    ids=["refused", "unknown", "too long", "no IDNA"],
)
def test_nobody_there(url: str, word: str) -> None:
    """A port where nobody listens and a name that nobody has give one plain reason."""
    with client(url) as sender, pytest.raises(Unanswered, match=word):
        sender.send("browsePrograms")


def test_plain_http_where_tls_was_expected() -> None:
    """A TLS handshake that fails is no answer."""
    with serving(lambda connection: connection.say(whole(FINE))) as server:
        exchange = sent(Server(server.url.replace("http:", "https:")))

    assert exchange.unanswered == "TLS failed"


def test_a_certificate_that_nobody_vouches_for() -> None:
    """The reason says what to write into the target file."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert(hostile.LOOPBACK).configure_cert(context)

    def behave(connection: Connection) -> None:
        context.wrap_socket(connection.socket, server_side=True)

    with serving(behave) as server:
        exchange = sent(Server(server.url.replace("http:", "https:")))

    assert "its certificate is not trusted" in str(exchange.unanswered)
    assert "tls: {ca: FILE}" in str(exchange.unanswered)


def test_a_broken_answer_that_is_read_is_garbled() -> None:
    """Reading what broke raises Garbled with the word for it."""
    with serving(hostile.says(HEAD)) as server:
        exchange = sent(server)

    with pytest.raises(Garbled, match="status 200, then cut off"):
        _ = exchange.document


def test_a_kept_connection_that_was_closed_is_opened_again() -> None:
    """A request that meets a connection which the target had just closed is sent once more."""

    def closes_at_the_second_request(connection: Connection) -> None:
        connection.request()
        connection.say(whole(FINE))
        connection.request()

    with serving(closes_at_the_second_request) as server, client(server.url) as sender:
        readings_ = [sender.send("browsePrograms")[1] for _ in range(3)]

        assert readings_ == ["accepted"] * 3
        assert len(server.requests) == 5
        assert sender.retried == 2


def test_an_interim_answer_is_none() -> None:
    """Whatever a server says beforehand, the answer is the one that follows (RFC 9110, 15.2)."""
    with serving(hostile.says(CONTINUE + EARLY + EARLY + whole(FINE))) as server:
        exchange = sent(server)

    assert exchange.response is not None
    assert exchange.response.status == 200
    assert "Link" not in exchange.response.headers


def test_a_proxy_of_the_target_file_is_used() -> None:
    """The request goes to the proxy, with the whole URL."""
    with serving(hostile.says(whole(FINE))) as proxy:
        exchange = sent(Server("http://api.example.com"), proxy=proxy.url)

    assert exchange.response is not None
    assert proxy.requests[0].startswith(b"GET http://api.example.com/rest/asset/v1/programs.json ")


def test_a_body_of_the_largest_size_is_read() -> None:
    """Ten mebibytes are not too many."""
    body = b'{"success": true, "result": ["' + b"a" * (10 * 2**20 - 33) + b'"]}'
    with serving(hostile.says(whole(body))) as server:
        exchange = sent(server, timeout=5)

    assert exchange.response is not None
    assert len(exchange.response.body) == 10 * 2**20


@responses.activate
def test_a_request_carries_what_the_target_file_says_and_nothing_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """Neither proxies nor ~/.netrc of the environment, nor cookies, are sent along."""
    (tmp_path / ".netrc").write_text("machine api.example.com login me password secret")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    responses.get(BROWSE, json=FINE, headers={"Set-Cookie": "a=b"})
    with client(headers={"X-Trace": "1"}) as sender:
        for _ in range(2):
            sender.send("browsePrograms", headers={"Authorization": "Bearer t"})

    headers = responses.calls[1].request.headers
    assert headers["Authorization"] == "Bearer t"
    assert headers["X-Trace"] == "1"
    assert set(headers) <= {
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "User-Agent",
        "X-Trace",
    }


@responses.activate
def test_a_redirect_is_never_followed() -> None:
    """Nothing is sent to where a redirect points, and it is no answer."""
    elsewhere = responses.get("https://elsewhere.example.com/", json=FINE)
    responses.get(BROWSE, status=307, headers={"Location": "https://elsewhere.example.com/"})
    with client() as sender:
        _, reading, _ = sender.send("browsePrograms")

    assert reading == "garbled"
    assert elsewhere.call_count == 0


@responses.activate
@pytest.mark.parametrize(
    "problem",
    [
        requests.exceptions.ConnectTimeout("connect timed out"),
        requests.exceptions.SSLError("SSL: certificate verify failed"),
        requests.exceptions.ProxyError("ProxyError"),
        requests.exceptions.ChunkedEncodingError("Connection broken"),
        OSError("no route to host"),
    ],
    ids=lambda problem: type(problem).__name__,
)
def test_whatever_the_library_raises_is_no_answer(problem: Exception) -> None:
    """No exception of the HTTP library gets out of the client."""
    responses.get(BROWSE, body=problem)
    with client() as sender, pytest.raises(Unanswered):
        sender.send("browsePrograms")


def a_document(body: bytes) -> Callable[[], Any]:
    with serving(hostile.says(whole(body))) as server:
        exchange = sent(server)
    return lambda: exchange.document


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome</html>",
        b'{"success": true',
        b'{"success": NaN}',
        b'{"success": -Infinity}',
        b"\xff\xfe{\x00}\x00",
        b'{"name": "\xe4"}',
        b'{"id": ' + b"9" * 5000 + b"}",
        b"[" * 100_000 + b"]" * 100_000,
    ],
    ids=["empty", "html", "cut", "NaN", "Infinity", "UTF-16", "Latin-1", "number", "deep"],
)
def test_what_is_no_json_is_garbled(body: bytes) -> None:
    """Nothing but JSON in UTF-8 can be read."""
    document = a_document(body)

    with pytest.raises(Garbled, match="no JSON"):
        document()


def test_of_a_key_that_comes_twice_the_last_counts() -> None:
    """JSON allows it, so it is no fault."""
    assert a_document(b'{"a": 1, "a": 2}')() == {"a": 2}
