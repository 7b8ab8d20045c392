"""
When to send a request again, and when a run has to end: nothing would come of what it sends next.
"""

import threading
from dataclasses import dataclass, field
from http import HTTPStatus

from conformance.exchange import Exchange
from conformance.pacing import patience
from conformance.wire import GONE, REFUSED

PATIENCE = 6  # what requests in a row that come to nothing may use up before the run ends:
SILENCE, BUSINESS = 2, 1  # this much for one that nobody answers, and for one that stays busy
RUINS = 12  # answers in a row that were not whole
HURRY = 3.0  # seconds that an answer may take once the user wants to leave,
GRACE = 5.0  # and all that is still sent
MOST_BYTES = 28 * 2**20  # of requests and answers that a run keeps; these APIs take a fifth
STORM = 8  # calls in a row, each with the run's own credentials, that are refused for those,
OPERATIONS = 4  # of so many kinds: who may not use one or two of them is no stranger


@dataclass
class Breaker:
    """
    Counts what comes to nothing. Each method says why the run must end, or None.

    `refused` are the last calls, index and operation, that the run's credentials were refused for;
    `storm` are those over which the run has ended: what they show is nobody's fault.
    """

    used: int = 0
    ruins: int = 0
    kept: int = 0  # bytes
    hurried: bool = False
    admitted: bool = False
    refused: dict[int, str] = field(default_factory=dict)
    storm: set[int] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def hurry(self) -> None:
        """The user wants to leave: one more request that nobody answers is enough."""
        self.hurried = True

    def bear(self, exchange: Exchange, vain: str | None, *, slow: bool, first: bool) -> str | None:
        """
        A request that has ended, `vain` with the reason for it where nothing came of it.

        A target that hangs, drips or is never free would cost its time in each check.
        """
        with self._lock:
            return self._bear(exchange, vain, slow=slow, first=first)

    def _bear(self, exchange: Exchange, vain: str | None, *, slow: bool, first: bool) -> str | None:
        cost = SILENCE if slow or exchange.unanswered else BUSINESS
        self.used = self.used + cost if slow or vain else 0
        self.ruins = self.ruins + 1 if exchange.broken else 0
        if self.ruins >= RUINS:
            return exchange.broken
        self.kept += _size(exchange)
        if self.kept > MOST_BYTES:
            return f"requests and answers of more than {MOST_BYTES // 2**20} MiB in all"
        over = exchange.unanswered and (first or self.hurried)
        if over or self.used >= PATIENCE:
            return vain or exchange.broken or "too slow"
        return None

    def access(self, exchange: Exchange, reading: str) -> str | None:
        """An answer to a call with the credentials of the run."""
        with self._lock:
            return self._access(exchange, reading)

    def _access(self, exchange: Exchange, reading: str) -> str | None:
        if reading != "unauthorised":
            self.admitted = self.admitted or reading != "garbled"
            self.refused.clear()
            return None
        self.refused[exchange.index] = exchange.operation
        status = exchange.response.status if exchange.response else 0
        if status == HTTPStatus.UNAUTHORIZED and not self.admitted:
            return "the credentials were refused"
        if len(self.refused) >= STORM and len({*self.refused.values()}) >= OPERATIONS:
            self.storm = {*self.refused}
            return f"the run's own credentials were refused {len(self.refused)} times in a row"
        return None


def _size(exchange: Exchange) -> int:
    """Bytes of the larger parts: a target may also give what it takes much to send."""
    sent = sum(map(len, exchange.request.headers.values())) + len(exchange.request.url)
    return sent + (len(exchange.response.body) if exchange.response else 0)


def wait_before_another_try(
    exchange: Exchange, attempt: int, *, safe: bool, alive: bool
) -> float | None:
    """
    Seconds after which a request may be sent again; None for one that may not.

    One that nobody answered may have been carried out. It is sent again only where it is `safe`, or
    nobody took it, and only to a target that is `alive`: where nobody ever answered, nobody will.
    """
    if exchange.response:
        return patience(attempt, exchange.response.headers)
    again = (safe and exchange.unanswered in GONE) or exchange.unanswered == REFUSED
    return patience(attempt, {}) if again and alive else None


def reason(exchange: Exchange, codes: list[str]) -> str:
    """
    Why nobody could judge an exchange that came to nothing.
    """
    if exchange.response is None:
        return str(exchange.unanswered)
    said = f"status {exchange.response.status} {' '.join(codes)}".strip()
    return f"still busy after waiting ({said})"
