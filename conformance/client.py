"""
The only place that sends HTTP.

One whole answer, or a plain word for what went wrong with it: that is all that leaves this module.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn

import requests
import urllib3

from conformance.exchange import Exchange, Request, Response
from conformance.outcome import Deselected, Ended, Unanswered
from conformance.pacing import Pace, patience
from conformance.reading import Readings
from conformance.redaction import Redactor
from conformance.target import Target

LARGEST_BODY = 10 * 2**20  # bytes; the longest documented page is a hundredth of this
PIECE = 65_536
SILENCES = 3  # unanswered requests in a row that end the run


@dataclass
class Client:
    """
    Sends requests to one target and keeps every exchange.

    `send` paces, retries what the target was too busy for, and refuses to send what the profile
    forbids or the budget no longer holds.
    """

    target: Target
    readings: Readings
    redactor: Redactor = field(repr=False)
    pace: Pace
    read_only: bool = False
    budget: int | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    retried: int = 0
    ended: str | None = None
    cleaning: bool = False
    check: str | None = None  # the check that runs now
    _silent: int = 0

    def __post_init__(self) -> None:
        self._session = requests.Session()
        # Proxies and ~/.netrc of the machine must not change what is sent.
        self._session.trust_env = False
        if self.target.proxy:
            self._session.proxies = {"http": self.target.proxy, "https": self.target.proxy}
        self._verify: bool | str = self.target.ca or self.target.verify_tls

    def send(
        self,
        operation: str,
        *,
        path: dict[str, Any] | None = None,
        params: dict[str, Any] | None = None,
        form: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[Exchange, str, list[str]]:
        """
        One call of an operation: the exchange, its reading and its error codes.

        Raises Deselected where the profile forbids the call, Unanswered where nobody answered or
        the target stayed busy, Ended when the run is over.
        """
        known = self.readings.operations[operation]
        if self.read_only and known.effect != "read":
            raise Deselected(f"profile read-only sends no {operation}")
        url = self.target.url + known.path.format(**(path or {}))
        prepared = requests.Request(
            known.method,
            url,
            params=params,
            data=form,
            headers={
                "Accept": "application/json",
                "Accept-Encoding": "gzip",
                "User-Agent": "program-api-conformance",
                **self.target.headers,
                **(headers or {}),
            },
        ).prepare()
        attempt = 0
        while True:
            exchange = self._exchange(operation, prepared)
            reading, codes = self.readings.read(exchange)
            self._count_silence(exchange)
            if reading != "busy":
                return exchange, reading, codes
            after = exchange.response.headers.get("retry-after") if exchange.response else None
            wait = patience(attempt, after) if exchange.response else None
            if wait is None:
                self._give_up(exchange, codes)
            self.pace.pause(wait)
            self.retried += 1
            attempt += 1

    def _exchange(self, operation: str, prepared: requests.PreparedRequest) -> Exchange:
        if self.ended and not self.cleaning:
            raise Ended(self.ended)
        if self.budget is not None and len(self.exchanges) >= self.budget:
            self.ended = f"the budget of {self.budget} requests is used up"
            raise Ended(self.ended)
        self.pace.wait_for_turn()
        started, clock = datetime.now(UTC), time.monotonic()
        outcome = self._receive(prepared, clock + self.target.timeout)
        body = prepared.body.decode() if isinstance(prepared.body, bytes) else prepared.body
        exchange = Exchange(
            index=len(self.exchanges),
            operation=operation,
            request=Request(
                method=str(prepared.method),
                url=str(prepared.url),
                headers=dict(prepared.headers),
                body=body,
            ),
            started=started,
            duration=time.monotonic() - clock,
            check=self.check,
            **outcome,
        )
        self.exchanges.append(exchange)
        return exchange

    def _receive(self, prepared: requests.PreparedRequest, deadline: float) -> dict[str, Any]:
        try:
            # The adapter alone: a session would follow redirects and keep cookies.
            answer = self._session.get_adapter(str(prepared.url)).send(
                prepared,
                stream=True,
                timeout=self.target.timeout,
                verify=self._verify,
                proxies=self._session.proxies,
            )
        except requests.exceptions.RequestException as problem:
            return {"unanswered": _reason(problem, self.target.timeout)}
        with answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            if 300 <= answer.status_code < 400:
                return {"broken": f"status {answer.status_code}: a redirect, never followed"}
            try:
                body = _body(answer.raw, deadline)
            except (urllib3.exceptions.HTTPError, OSError) as problem:
                return {"broken": f"status {answer.status_code}, then {_reason(problem, 0)}"}
            except _Unbounded as problem:
                return {"broken": f"status {answer.status_code}, then {problem}"}
        return {"response": Response(answer.status_code, headers, body)}

    def _count_silence(self, exchange: Exchange) -> None:
        # A target that hangs or drips would cost a timeout in each check.
        slow = exchange.unanswered or exchange.duration >= self.target.timeout
        self._silent = self._silent + 1 if slow else 0
        if self._silent >= SILENCES or (exchange.unanswered and exchange.index == 0):
            self.ended = f"{exchange.title}: {exchange.unanswered or exchange.broken}"
            self.cleaning = False  # nobody is there to clean up for either

    def _give_up(self, exchange: Exchange, codes: list[str]) -> NoReturn:
        if exchange.response:
            said = f"status {exchange.response.status} {' '.join(codes)}".strip()
            raise Unanswered(f"{exchange.title}: still busy after waiting ({said})")
        raise Unanswered(f"{exchange.title}: {exchange.unanswered}")


class _Unbounded(Exception):
    """A body that is too large or takes too long."""


def _body(raw: Any, deadline: float) -> bytes:
    pieces, size = [], 0
    # read1 returns what is there, so a dripping body can't hold us past the deadline.
    while piece := raw.read1(PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_BODY:
            raise _Unbounded(f"a body of more than {LARGEST_BODY // 2**20} MiB")
        if time.monotonic() > deadline:
            raise _Unbounded("a body that did not end within the time limit")
    return b"".join(pieces)


def _reason(problem: BaseException, timeout: float) -> str:
    text = f"{problem!r} {problem.__cause__!r} {problem.__context__!r}"
    words = (
        ("NameResolution", "the host name does not resolve"),
        ("SSL", "TLS failed"),
        ("Connection refused", "connection refused"),
        ("ProxyError", "the proxy refused"),
        ("ReadTimeout", f"no answer within {timeout:g} s"),
        ("ConnectTimeout", f"no connection within {timeout:g} s"),
        ("timed out", "silence past the time limit"),
        ("IncompleteRead", "the body was cut off"),
        ("RemoteDisconnected", "the connection was closed without an answer"),
        ("reset", "the connection was reset"),
        ("BadStatusLine", "no HTTP status line"),
        ("Decode", "a body that can't be decoded"),
    )
    return next((plain for sign, plain in words if sign in text), type(problem).__name__)
