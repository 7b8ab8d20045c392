"""
Calls an application in this process, where a network would cost time and prove nothing.
"""

import gzip
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from conformance.exchange import Response

NO_LOOP = ("event loop", "async")  # in what asyncio and anyio complain of
Application = Callable[[Any, Any, Any], Awaitable[None]]


def _now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """The time of day as an application's own clock has it; whoever waits only moves it on."""

    def __init__(self, own: Callable[[], datetime] = _now) -> None:
        self.own = own
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return self.own() + self.ahead

    def sleep(self, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)


class Direct:
    """
    Stands in for a `Wire` to an ASGI application, which must answer without waiting for anything.

    Requests that are sent at once are carried out one after the other. The application's
    clock can be moved, so that nobody has to wait.
    """

    def __init__(self, application: Any, timeout: float) -> None:
        self.timeout = timeout
        self.clock = application.clock = Clock(getattr(application, "clock", _now))
        self._application = application
        self._lock = threading.Lock()

    def close(self) -> None:
        """Nothing is open."""

    def receive(self, request: Any, *, safe: bool = False) -> dict[str, Any]:  # noqa: ARG002
        """
        What became of a request, as the wire says it.

        Raises RuntimeError where the application waits for something.
        """
        with self._lock:
            return {"response": _answer(self._application, request)}


def _answer(application: Application, request: Any) -> Response:
    body = request.body or b""
    content = body.encode() if isinstance(body, str) else body
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    crashed = _carry_out(application(_scope(request), receive, send))
    if crashed and not sent:
        return Response(500, {"content-type": "text/plain"}, b"Internal Server Error")
    begin, *parts = sent
    headers = {name.decode("latin-1"): text.decode("latin-1") for name, text in begin["headers"]}
    whole = b"".join(part["body"] for part in parts)
    zipped = headers.get("content-encoding") == "gzip"
    return Response(begin["status"], headers, gzip.decompress(whole) if zipped else whole)


def _carry_out(answering: Any) -> bool:
    """Whether it crashed."""
    try:
        answering.send(None)
    except StopIteration:
        return False
    except Exception as problem:  # noqa: BLE001 - whatever it is, a server goes on
        if not any(sign in str(problem) for sign in NO_LOOP):
            return True
    answering.close()
    raise RuntimeError("the application waits for something: serve it over HTTP")


def _scope(request: Any) -> dict[str, Any]:
    url = urlsplit(request.url)
    headers = [(name.lower(), value) for name, value in request.headers.items()]
    pairs = [(name.encode("latin-1"), _bytes(value)) for name, value in headers]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": url.scheme,
        "path": unquote(url.path),
        "raw_path": url.path.encode(),
        "query_string": url.query.encode(),
        "root_path": "",
        "headers": [(b"host", url.netloc.encode()), *pairs],
        "client": None,
        "server": None,
    }


def _bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("latin-1")
