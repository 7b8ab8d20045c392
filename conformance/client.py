"""
Decides whether and when a request is sent, and keeps every exchange.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn
from urllib.parse import quote, urlsplit

from conformance.allowance import Allowance
from conformance.exchange import Exchange, Request
from conformance.outcome import Deselected, Ended, Garbled, Unanswered
from conformance.pacing import Pace, patience
from conformance.reading import Operation, Readings
from conformance.redaction import Redactor
from conformance.target import Target
from conformance.wire import Wire, prepared

PATIENCE = 6  # what requests in a row that come to nothing may use up before the run ends:
SILENCE, BUSINESS = 2, 1  # this much for one that nobody answers, and for one that stays busy
HURRY = 3.0  # seconds that an answer may take once the user wants to leave


@dataclass
class Client:
    """
    Sends requests to one target.

    `send` paces, retries what the target was too busy for, and refuses to send what the profile
    forbids or the budget no longer holds.
    """

    target: Target
    readings: Readings
    redactor: Redactor = field(repr=False)
    pace: Pace
    read_only: bool = False
    allowances: dict[str, Allowance] = field(default_factory=dict)  # by operation
    budget: int | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    ended: str | None = None
    cleaning: bool = False
    check: str | None = None  # the check that runs now
    _used: int = 0
    _waits: int = 0

    def __post_init__(self) -> None:
        self._wire = Wire(self.target)

    @property
    def sent(self) -> int:
        """Requests that were sent; hooks count in nothing."""
        return sum(not exchange.hook for exchange in self.exchanges)

    @property
    def retried(self) -> int:
        """Requests that were sent again: to a busy target, or over a new connection."""
        return self._waits + self._wire.resent

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def hurry(self) -> None:
        """The user wants to leave: wait shortly, and for one request that nobody answers."""
        self._wire.timeout = min(self._wire.timeout, HURRY)
        self._used = PATIENCE - SILENCE

    def send(
        self,
        operation: str,
        *,
        path: dict[str, Any] | None = None,
        params: dict[str, Any] | None = None,
        form: dict[str, Any] | None = None,
        json: Any = None,
        body: bytes | None = None,
        headers: dict[str, str | None] | None = None,
    ) -> tuple[Exchange, str, list[str]]:
        """
        One call of an operation: the exchange, its reading and its error codes.

        The body is a `form`, a `json` document, or the bytes of `body`. What authorises the call is
        among the `headers`, which stand in for those of the same name that the target file sends
        with every request; one that is None is left out.

        Raises Deselected where the profile forbids the call, Blocked where there were too many of
        its kind, Unanswered where nobody answered or the target stayed busy, Ended when the run is
        over.
        """
        known = self.readings.operations[operation]
        if self.read_only and known.effect != "read":
            raise Deselected(f"profile read-only sends no {operation}")
        content = {"params": params, "data": body if form is None else form, "json": json}
        request = self._request(known, path or {}, headers or {}, **content)
        attempt = 0
        while True:
            if allowance := self.allowances.get(operation):
                allowance.take()
            exchange = self._exchange(operation, request)
            reading, codes = self.readings.read(exchange)
            if reading != "busy":
                self._bear(exchange)
                return exchange, reading, codes
            after = exchange.response.headers.get("retry-after") if exchange.response else None
            wait = patience(attempt, after) if exchange.response else None
            if wait is None:
                self._give_up(exchange, codes)
            self.pace.pause(wait)
            self._waits += 1
            attempt += 1

    def steer(
        self, title: str, method: str, path: str, *, headers: dict[str, str] | None, json: Any
    ) -> Exchange:
        """
        A request apart from the API, on the target's own host: kept like any other, but neither
        paced nor counted, and without what the target file sends with every request.

        Raises Deselected where the profile is read-only, Unanswered for what HTTP can't carry.
        """
        if self.read_only:
            raise Deselected(f"profile read-only does not send {title}")
        host = urlsplit(self.target.url)
        try:
            url = f"{host.scheme}://{host.netloc}{path}"
            request = prepared(method, url, headers=headers or {}, json=json)
        except ValueError as problem:
            raise Unanswered(f"{title}: what HTTP can't carry") from problem
        return self._exchange(title, request, hook=True)

    def _request(
        self, known: Operation, path: dict[str, Any], headers: dict[str, str | None], **content: Any
    ) -> Any:
        try:
            # Ids come from the target; none of them may lead to another path.
            names = {name: quote(str(value), safe="") for name, value in path.items()}
            url = self.target.url + self.readings.path_of(known, self.target.prefix).format(**names)
            return prepared(known.method, url, headers=self.target.headers | headers, **content)
        except ValueError as problem:  # ours can be sent, so it is something of the target's
            raise Garbled(f"{known.name}: the target gave what can't be sent back") from problem

    def _exchange(self, operation: str, request: Any, *, hook: bool = False) -> Exchange:
        if self.ended and not self.cleaning:
            raise Ended(self.ended)
        if not hook:
            self._take_turn()
        started, clock = datetime.now(UTC), time.monotonic()
        outcome = self._wire.receive(request)
        exchange = Exchange(
            index=len(self.exchanges),
            operation=operation,
            request=Request(
                method=request.method,
                url=request.url,
                headers=dict(request.headers),
                body=_text(request.body),
            ),
            started=started,
            duration=time.monotonic() - clock,
            hook=hook,
            check=self.check,
            **outcome,
        )
        self.exchanges.append(exchange)
        return exchange

    def _take_turn(self) -> None:
        if self.budget is not None and self.sent >= self.budget:
            self.ended = f"the budget of {self.budget} requests is used up"
            raise Ended(self.ended)
        self.pace.wait_for_turn()

    def _bear(self, exchange: Exchange, vain: str | None = None) -> None:
        # A target that hangs, drips or is never free would cost its time in each check.
        slow = exchange.duration >= self._wire.timeout
        cost = SILENCE if slow or exchange.unanswered else BUSINESS
        self._used = self._used + cost if slow or vain else 0
        if self._used >= PATIENCE or (exchange.unanswered and self.sent == 1):
            self.ended = f"{self.target.url}: {vain or exchange.broken or 'too slow'}"
            self.cleaning = False  # nobody is there to clean up for either

    def _give_up(self, exchange: Exchange, codes: list[str]) -> NoReturn:
        why = str(exchange.unanswered)
        if exchange.response:
            said = f"status {exchange.response.status} {' '.join(codes)}".strip()
            why = f"still busy after waiting ({said})"
        self._bear(exchange, why)
        raise Unanswered(f"{exchange.title}: {why}")


def _text(body: bytes | str | None) -> str | None:
    return body.decode("utf-8", errors="replace") if isinstance(body, bytes) else body
