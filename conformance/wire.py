"""
The only place that sends HTTP.

One whole answer, or a plain word for what went wrong with it: that is all that leaves this module.
"""

import contextlib
import http.client
import io
import time
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from conformance.target import Target

LARGEST_BODY = 10 * 2**20  # bytes; the longest documented page is a hundredth of this
PIECE = 65_536


class Wire:
    """
    Sends to one target. An answer must be whole within `timeout` seconds.
    """

    def __init__(self, target: Target) -> None:
        self.timeout = target.timeout
        self._verify: bool | str = target.ca or target.verify_tls
        self._proxies = {"http": target.proxy, "https": target.proxy} if target.proxy else {}
        # The adapter alone: a session follows redirects, keeps cookies, and takes proxies and
        # credentials from the environment.
        self._adapter = _Adapter()

    def close(self) -> None:
        self._adapter.close()

    def receive(self, prepared: requests.PreparedRequest) -> dict[str, Any]:
        """
        What became of a request: its `status`, `headers` and `body`; or `broken`, how an answer
        that had begun went wrong; or `unanswered`, why there was none.
        """
        try:
            answer = self._adapter.send(
                prepared,
                stream=True,
                timeout=self.timeout,
                verify=self._verify,
                proxies=self._proxies,
            )
        except _Cut as problem:
            return {"broken": f"status {problem.status}, then {_reason(problem, self.timeout)}"}
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as problem:
            return {"unanswered": _reason(problem, self.timeout)}
        with answer:
            status = answer.status_code
            if 300 <= status < 400:
                return {"broken": f"status {status}: a redirect, never followed"}
            try:
                body = _body(answer.raw)
            except (urllib3.exceptions.HTTPError, OSError, _TooLarge) as problem:
                return {"broken": f"status {status}, then {_reason(problem, self.timeout)}"}
            headers = {name.lower(): value for name, value in answer.headers.items()}
        return {"status": status, "headers": headers, "body": body}


class _Cut(Exception):
    """What came after the status line is no answer; the cause says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _TooLarge(Exception):
    """A body over the cap."""


def _body(raw: Any) -> bytes:
    pieces, size = [], 0
    while piece := raw.read1(PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_BODY:
            raise _TooLarge
    return b"".join(pieces)


class _Stream(io.RawIOBase):
    """
    A socket's bytes until a deadline: its timeout bounds the whole answer, not a single wait.
    """

    def __init__(self, sock: Any) -> None:
        self._sock, self._bytes = sock, sock.makefile("rb", buffering=0)
        self._timeout: float = sock.gettimeout()
        self._deadline = time.monotonic() + self._timeout
        self.ended = False

    def makefile(self, *_: Any) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._sock.settimeout(left)
        size: int | None = self._bytes.readinto(buffer)
        self._sock.settimeout(self._timeout)
        self.ended = size == 0
        return size

    def close(self) -> None:
        self._bytes.close()
        super().close()


class _Answer(http.client.HTTPResponse):
    """An answer that is read through a `_Stream`, and knows whether it had begun when it broke."""

    def __init__(self, sock: Any, *arguments: Any, **options: Any) -> None:
        self._stream = _Stream(sock)
        super().__init__(self._stream, *arguments, **options)  # type: ignore[arg-type]

    def begin(self) -> None:
        try:
            super().begin()
        except (OSError, http.client.HTTPException) as problem:
            if isinstance(self.status, int):
                raise _Cut(self.status) from problem
            raise
        if self._stream.ended:
            raise _Cut(self.status) from http.client.IncompleteRead(b"")


class _Connection(HTTPConnection):
    response_class = _Answer


class _SecureConnection(HTTPSConnection):
    response_class = _Answer


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class _Adapter(HTTPAdapter):
    """Opens connections of our own kind, to the target and to a proxy."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        _use_our_connections(self.poolmanager)

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        _use_our_connections(manager)
        return manager


def _use_our_connections(manager: Any) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}


def _reason(problem: BaseException, timeout: float) -> str:
    text = f"{problem!r} {problem.__cause__!r} {problem.__context__!r}"
    words = (
        ("TooLarge", f"a body of more than {LARGEST_BODY // 2**20} MiB"),
        ("NameResolution", "the host name does not resolve"),
        ("LocationParse", "the host name does not resolve"),
        ("SSL", "TLS failed"),
        ("Connection refused", "connection refused"),
        ("ProxyError", "the proxy refused"),
        ("ConnectTimeout", f"no connection within {timeout:g} s"),
        ("imed out", f"not whole within {timeout:g} s"),
        ("IncompleteRead", "cut off"),
        ("RemoteDisconnected", "the connection was closed without an answer"),
        ("reset", "the connection was reset"),
        ("BadStatusLine", "no HTTP status line"),
        ("Decode", "a body that can't be decoded"),
    )
    return next((plain for sign, plain in words if sign in text), type(problem).__name__)
