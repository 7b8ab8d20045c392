"""
Decides whether and when a request is sent, and keeps every exchange.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn

from conformance import composition
from conformance.allowance import Allowance
from conformance.breaker import GRACE, HURRY, Breaker, reason, wait_before_another_try
from conformance.budget import Budget
from conformance.direct import Direct
from conformance.evidence import Sent, current_check, note
from conformance.exchange import Exchange, Request
from conformance.lanes import give_way
from conformance.outcome import Blocked, Deselected, Ended, Unanswered
from conformance.pacing import Pace
from conformance.reading import Operation, Readings
from conformance.redaction import Redactor
from conformance.target import Target
from conformance.wire import Wire


@dataclass
class Client:
    """
    Sends requests to one target, from however many threads.

    `send` paces, retries what the target was too busy for, and refuses to send what the profile
    forbids or the budget no longer holds. `foresee` is told before something may be made.
    """

    target: Target
    readings: Readings
    redactor: Redactor = field(repr=False)
    pace: Pace
    read_only: bool = False
    allowances: dict[str, Allowance] = field(default_factory=dict)  # by operation
    budget: Budget = field(default_factory=Budget)
    foresee: Callable[[str, Any], None] = lambda _operation, _content: None
    exchanges: list[Exchange] = field(default_factory=list)
    ended: str | None = None
    cleaning: bool = False
    lanes: int = 1  # that send at the same time
    sent: int = 0  # requests, those that were sent again included; hooks count in nothing
    retried: int = 0  # of them, to a target that was busy or over a new connection
    breaker: Breaker = field(default_factory=Breaker)
    direct: Direct | None = None  # instead of a network
    _alive: bool = False  # it has answered once
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._wire = self.direct or Wire(self.target, self.lanes)

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def hurry(self) -> None:
        """The user wants to leave: wait shortly, and for one request that nobody answers."""
        self._wire.timeout = min(self._wire.timeout, HURRY)
        self.pace.deadline = self.pace.clock() + GRACE
        self.breaker.hurry()

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

        The body is a `form`, a `json` document, or the bytes of `body`. The `headers` authorise it,
        and stand in for those of the target file; one that is None is left out.

        Raises Deselected where the profile forbids it, Blocked where its allowance is used up,
        Unanswered where nobody answered or the target stayed busy, Ended when the run is over.
        """
        known = self.readings.operations[operation]
        if self.read_only and known.effect != "read":
            raise Deselected(f"profile read-only sends no {operation}")
        content = {"params": params, "data": body if form is None else form, "json": json}
        place = self.target, self.readings, known
        request = composition.call(*place, path or {}, headers or {}, **content)
        if known.effect == "create":
            self.foresee(operation, content)
        return self._answered(known, request)

    def admitted(self, exchange: Exchange, reading: str) -> None:
        """
        An answer to a call with the run's own credentials, if they can't be renewed any more.

        Raises Ended where they were refused at first, or again and again.
        """
        if why := self.breaker.access(exchange, reading):
            self._end(why)
            raise Ended(why)

    def _answered(self, known: Operation, request: Any) -> tuple[Exchange, str, list[str]]:
        safe, attempt, doubt = known.effect == "read", 0, ""
        while True:
            exchange = self._exchange(known.name, request, safe=safe)
            reading, codes = self.readings.read(exchange)
            if reading != "busy":
                self._alive = True
                self._bear(exchange)
                if doubt and reading == "rejected":  # perhaps because it was done the first time
                    raise Unanswered(f"{exchange.title}: {doubt}, and then refused")
                return exchange, reading, codes
            if attempt and (used_up := set(codes) & set(self.readings.exhausted)):
                self._end(f"{self.target.url}: the quota is used up ({' '.join(used_up)})")
                raise Ended(self.ended)
            wait = wait_before_another_try(exchange, attempt, safe=safe, alive=self._alive)
            if wait is None:
                self._give_up(exchange, codes)
            if exchange.response and exchange.response.status == 502 and not safe:
                doubt = "a gateway gave up on it"
            self.pace.pause(wait)
            self._count(retried=1)
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
        made = composition.hook(self.target, title, method, path, headers=headers or {}, json=json)
        return self._exchange(title, made, hook=True)

    def _exchange(
        self, operation: str, request: Any, *, safe: bool = False, hook: bool = False
    ) -> Exchange:
        if why := give_way() or (self.ended if not self.cleaning else None):
            raise Ended(why)
        outcome = None
        while outcome is None:
            with contextlib.nullcontext() if hook else self._turn(operation):
                started, clock = datetime.now(UTC), time.monotonic()
                outcome = self._wire.receive(request, safe=safe)
                duration = time.monotonic() - clock
            self._count(retried=outcome is None)
        facts = operation, Request.of(request), started, duration
        with self.lock:
            told = {"hook": hook, "check": current_check.get(), **outcome}
            exchange = Exchange(len(self.exchanges), *facts, **told)
            self.exchanges.append(exchange)
        note(Sent(exchange, safe))
        return exchange

    @contextlib.contextmanager
    def _turn(self, operation: str) -> Iterator[None]:
        try:
            self.budget.take(cleaning=self.cleaning)
        except Ended as over:
            self.ended = self.ended or str(over)
            raise
        try:
            if operation in self.allowances:
                self.allowances[operation].take()
            with self.pace.turn():
                self._count(sent=1)
                yield
        except (Blocked, Ended):  # its allowance is used up, or its turn would come too late
            self.budget.give_back()
            raise

    def _count(self, *, sent: int = 0, retried: int = 0) -> None:
        with self.lock:
            self.sent += sent
            self.retried += retried

    def _bear(self, exchange: Exchange, vain: str | None = None) -> None:
        slow, first = exchange.duration >= self._wire.timeout, 0 in {self.sent - 1, exchange.index}
        if why := self.breaker.bear(exchange, vain, slow=slow, first=first):
            self._end(f"{self.target.url}: {why}")

    def _end(self, why: str) -> None:
        self.ended, self.cleaning = why, False  # nobody is there to clean up for either

    def _give_up(self, exchange: Exchange, codes: list[str]) -> NoReturn:
        why = reason(exchange, codes)
        self._bear(exchange, why)
        raise Unanswered(f"{exchange.title}: {why}")
