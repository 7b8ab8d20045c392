"""
What becomes of a request, whatever the other side does.
"""

import contextlib
import gzip
import re
import ssl
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
import responses
import trustme

from conformance.budget import Budget
from conformance.client import Client
from conformance.exchange import Exchange
from conformance.outcome import Deselected, Ended, Garbled, Unanswered
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.target import Target
from tests import hostile
from tests.hostile import HEAD, Connection, Server, serving, whole

FINE = {"requestId": "a", "success": True, "result": [{"id": 1}]}
URL = "https://api.example.com"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
BROWSE = f"{URL}/rest/asset/v1/programs.json"


@contextlib.contextmanager
def client(url: str = URL, **settings: Any) -> Iterator[Client]:
    """A client of a target; pauses take no time."""
    of_client = {name: settings.pop(name) for name in ("read_only", "budget") if name in settings}
    target = Target(name="t", url=url, **{"timeout": 0.4, **settings})
    pace = Pace(sleep=lambda _: None)
    made = Client(target, readings("marketo-programs"), Redactor(), pace, **of_client)
    try:
        yield made
    finally:
        made.close()


def sent(server: Server, **settings: Any) -> Exchange:
    """The exchange of one request."""
    with client(server.url, **settings) as sender, contextlib.suppress(Unanswered):
        sender.send("browsePrograms")
    return sender.exchanges[-1]


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


@responses.activate
@pytest.mark.parametrize("status", [429, 502, 503])
def test_a_busy_target_is_asked_again(status: int) -> None:
    """Three waits, then the call stays unanswered."""
    always = responses.get(BROWSE, status=status)
    with client() as sender:
        with pytest.raises(Unanswered, match=f"still busy after waiting \\(status {status}\\)"):
            sender.send("browsePrograms")

        assert always.call_count == 4
        assert sender.retried == 3
        assert sender.pace.throttled == 7


@responses.activate
@pytest.mark.parametrize("code", ["606", "607", "608", "615"])
def test_a_busy_target_that_recovers_is_judged(code: str) -> None:
    """A code that says "not now" is waited out."""
    responses.get(BROWSE, json={"success": False, "errors": [{"code": code, "message": "No"}]})
    responses.get(BROWSE, json=FINE)
    with client() as sender:
        assert sender.send("browsePrograms")[1] == "accepted"


@responses.activate
def test_a_target_that_says_how_long() -> None:
    """Retry-After is obeyed, in seconds as well as a date."""
    responses.get(BROWSE, status=429, headers={"Retry-After": "5"})
    clock = {
        "Date": "Thu, 26 Nov 2026 12:00:00 GMT",
        "Retry-After": "Thu, 26 Nov 2026 12:00:07 GMT",
    }
    responses.get(BROWSE, status=429, headers=clock)
    responses.get(BROWSE, json=FINE)
    with client() as sender:
        assert sender.send("browsePrograms")[1] == "accepted"
        assert sender.pace.throttled == 12


@responses.activate
def test_a_quota_that_is_used_up_ends_the_run() -> None:
    """It is asked for once more, and then nothing is sent any more."""
    no = responses.get(BROWSE, json={"success": False, "errors": [{"code": "607"}]})
    with client() as sender:
        for _ in range(2):
            with pytest.raises(Ended, match=r"the quota is used up \(607\)"):
                sender.send("browsePrograms")

    assert no.call_count == 2


@responses.activate
@pytest.mark.parametrize(
    ("operation", "tries"), [("getProgramById", 4), ("createProgram", 1), ("deleteProgram", 1)]
)
def test_only_reading_is_sent_again_after_a_reset(operation: str, tries: int) -> None:
    """What may have been carried out is not sent a second time."""
    responses.get(BROWSE, json=FINE)
    lost = requests.exceptions.ConnectionError("Connection reset by peer: reset")
    calls = [
        method(re.compile(f"{URL}/rest/asset/v1/program.*"), body=lost)
        for method in (responses.get, responses.post)
    ]
    with client() as sender:
        sender.send("browsePrograms")
        with pytest.raises(Unanswered, match="reset"):
            sender.send(operation, path={"id": 7})

    assert sum(call.call_count for call in calls) == tries


@responses.activate
def test_what_a_gateway_gave_up_on_may_have_been_done() -> None:
    """A creation that is refused when it is sent again says nothing of the target."""
    create = f"{URL}/rest/asset/v1/programs.json"
    responses.post(create, status=502)
    responses.post(create, json={"success": False, "errors": [{"code": "709"}]})
    with client() as sender, pytest.raises(Unanswered, match="gateway"):
        sender.send("createProgram", form={"name": "a"})


NO = {"success": False, "errors": [{"code": "603", "message": "No"}]}
READS = ("browsePrograms", "getProgramsByTag", "getChannels", "getFolders")


def refused(sender: Client, operations: tuple[str, ...], times: int) -> None:
    for number in range(times):
        sender.admitted(*sender.send(operations[number % len(operations)])[:2])


@responses.activate
def test_a_storm_of_refusals_ends_the_run() -> None:
    """Credentials that are refused whatever they are used for are no target's fault."""
    responses.get(re.compile(".*"), json=NO)
    with client() as sender:
        refused(sender, READS, 7)
        with pytest.raises(Ended, match="8 times in a row"):
            refused(sender, READS[3:], 1)
        with pytest.raises(Ended, match="8 times in a row"):
            sender.send("browsePrograms")


@responses.activate
def test_who_may_not_do_one_thing_is_no_stranger() -> None:
    """A user may lack the permission for some operations, however often they are tried."""
    responses.get(re.compile(".*"), json=NO)
    with client() as sender:
        refused(sender, READS[:2], 40)

        assert sender.ended is None


@responses.activate
def test_credentials_that_are_refused_at_first_end_the_run() -> None:
    """One such answer is enough where there was no better one."""
    responses.get(BROWSE, status=401, json={})
    with client() as sender:
        exchange, reading, _ = sender.send("browsePrograms")
        with pytest.raises(Ended, match="credentials were refused"):
            sender.admitted(exchange, reading)


@responses.activate
def test_a_budget_keeps_what_cleaning_up_needs() -> None:
    """The run ends before that is spent, and cleaning up may spend it, and no more."""
    responses.get(BROWSE, json=FINE)
    budget = Budget(5, reserve=lambda: 2)
    with client(budget=budget) as sender:
        for _ in range(3):
            sender.send("browsePrograms")
        with pytest.raises(Ended, match="budget of 5 requests is used up, but for 2 to clean up"):
            sender.send("browsePrograms")
        sender.cleaning = True
        for _ in range(2):
            sender.send("browsePrograms")
        with pytest.raises(Ended, match="budget of 5"):
            sender.send("browsePrograms")

    assert len(responses.calls) == budget.used == 5


@responses.activate
def test_what_is_made_is_foreseen() -> None:
    """Whoever keeps the journal knows of a creation before it is sent, and of nothing else."""
    seen: list[Any] = []
    responses.get(BROWSE, json=FINE)
    responses.post(BROWSE, json=FINE)
    with client() as sender:
        sender.foresee = lambda *what: seen.append((*what, len(responses.calls)))
        sender.send("browsePrograms")
        sender.send("createProgram", form={"name": "a"})

    assert seen == [("createProgram", {"params": None, "data": {"name": "a"}, "json": None}, 1)]


@responses.activate
def test_a_target_that_is_never_free_ends_the_run() -> None:
    """Six calls in a row that stay busy are enough."""
    responses.get(BROWSE, status=503)
    with client() as sender:
        for _ in range(6):
            with pytest.raises(Unanswered):
                sender.send("browsePrograms")
        with pytest.raises(Ended, match="still busy"):
            sender.send("browsePrograms")


@responses.activate
def test_silences_that_are_not_in_a_row_end_nothing() -> None:
    """One answer in between, and the count begins anew."""
    timeout = requests.exceptions.ReadTimeout("timed out")
    for answer in [None, timeout, timeout, None, timeout, timeout, None]:
        responses.get(BROWSE, **({"body": answer} if answer else {"json": FINE}))
    with client() as sender:
        for _ in range(7):
            with contextlib.suppress(Unanswered):
                sender.send("browsePrograms")

        assert sender.ended is None
        assert sender.send("browsePrograms")[1] == "accepted"


@responses.activate
def test_a_run_that_has_ended_still_cleans_up() -> None:
    """After the end only cleaning up may send."""
    responses.post(f"{URL}/rest/asset/v1/program/7/delete.json", json=FINE)
    with client() as sender:
        sender.ended = "the token was refused"
        with pytest.raises(Ended, match="token"):
            sender.send("deleteProgram", path={"id": 7})
        sender.cleaning = True

        assert sender.send("deleteProgram", path={"id": 7})[1] == "accepted"


@responses.activate
@pytest.mark.parametrize("operation", ["createProgram", "deleteProgram", "approveProgram"])
def test_read_only_sends_nothing_that_changes_anything(operation: str) -> None:
    """The client refuses before anything is sent."""
    with client(read_only=True) as sender, pytest.raises(Deselected, match=operation):
        sender.send(operation, path={"id": 1})

    assert len(responses.calls) == 0


@responses.activate
def test_a_budget_is_never_exceeded() -> None:
    """The run ends before the request that would be one too many."""
    responses.get(BROWSE, json=FINE)
    with client(budget=Budget(2)) as sender:
        sender.send("browsePrograms")
        sender.send("browsePrograms")
        with pytest.raises(Ended, match="budget of 2"):
            sender.send("browsePrograms")

    assert len(responses.calls) == 2


@responses.activate
@pytest.mark.parametrize("id_", ["../../../identity", "1/delete", "1?a=b", "a b", "ä"])
def test_an_id_of_the_targets_leads_nowhere_else(id_: str) -> None:
    """Whatever a target calls its programs stays one segment of the path."""
    responses.get(re.compile(".*"), json=FINE)
    with client() as sender:
        sender.send("getProgramById", path={"id": id_})

    path = str(responses.calls[0].request.path_url)
    assert path.startswith("/rest/asset/v1/program/")
    assert path.count("/") == 5
    assert "?" not in path


SENT_BACK: dict[str, dict[str, Any]] = {
    "half a character": {"params": {"name": "\ud800"}},
    "half a character in the path": {"path": {"id": "\ud800"}},
    "a line break in a token": {"headers": {"Authorization": "Bearer a\r\nX: y"}},
    "a token in Greek": {"headers": {"Authorization": "Bearer αβγ"}},
}


@pytest.mark.parametrize("case", SENT_BACK)
def test_what_the_target_gave_and_http_cant_carry_is_its_fault(case: str) -> None:
    """Text of the target's that can't be sent back is garbled."""
    call = {"path": {"id": 1}} | SENT_BACK[case]
    with client() as sender, pytest.raises(Garbled, match="can't be sent back"):
        sender.send("getProgramById", **call)


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
