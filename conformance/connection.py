"""
Connections on which an answer must be whole in time, and which know how one broke.
"""

import contextlib
import http.client
import io
import time
from collections.abc import Iterator
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

INTERIM = range(102, 200)  # answers that another one follows (RFC 9110, section 15.2)


class Stale(Exception):
    """
    A connection that had been kept open was closed before it could be used again.

    `whole` says whether a whole request had been sent over it.
    """

    def __init__(self, *, whole: bool) -> None:
        super().__init__(whole)
        self.whole = whole


class Cut(Exception):
    """What came after the status line is no answer; the cause says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


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

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            found: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if self._stream.ended:  # in the middle of the line, which reads as a whole one
                raise http.client.BadStatusLine("cut off")
            if found[1] not in INTERIM:
                return found
            http.client.parse_headers(self.fp)

    def begin(self) -> None:
        try:
            super().begin()
        except (OSError, http.client.HTTPException) as problem:
            if isinstance(self.status, int):
                raise Cut(self.status) from problem
            raise
        if self._stream.ended:
            raise Cut(self.status) from http.client.IncompleteRead(b"")


class _Kept:
    """What a connection is that may serve several requests."""

    _answers = 0

    def connect(self) -> None:
        self._answers = 0
        super().connect()  # type: ignore[misc]

    def request(self, *arguments: Any, **options: Any) -> None:
        with self._noticing(whole=False):
            super().request(*arguments, **options)  # type: ignore[misc]

    def getresponse(self) -> Any:
        with self._noticing(whole=True):
            answer = super().getresponse()  # type: ignore[misc]
        self._answers += 1
        return answer

    @contextlib.contextmanager
    def _noticing(self, *, whole: bool) -> Iterator[None]:
        try:
            yield
        except ConnectionError as problem:
            if self._answers:
                raise Stale(whole=whole) from problem
            raise


class _Connection(_Kept, HTTPConnection):
    response_class = _Answer


class _SecureConnection(_Kept, HTTPSConnection):
    response_class = _Answer


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class Adapter(HTTPAdapter):
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
