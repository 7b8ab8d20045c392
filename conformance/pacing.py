"""
How fast requests may follow one another, and how long to wait for a busy target.
"""

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from conformance.outcome import Ended

# Seconds before each further try of a request that the target was too busy for.
PATIENCE = (1.0, 2.0, 4.0)
LONGEST_WAIT = 60.0


@dataclass
class Pace:
    """
    A sliding window: never more than `calls` requests in any `seconds`, and `concurrency` at once.

    All lanes of a run share one. A request counts from when it is sent until `seconds` after its
    answer: when in between the target counted it, nobody here knows. 0 means no limit. Clock and
    sleep are given, so that a test needs no time.
    """

    calls: int = 0
    seconds: float = 0.0
    concurrency: int = 0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    throttled: float = 0.0
    deadline: float | None = None  # by the clock; nobody waits for what comes later
    _under_way: int = 0
    _ended: deque[float] = field(default_factory=deque)
    _held_until: float = 0.0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """
        Entered when one more request may be sent, left when its answer is there.

        Raises Ended where that would be after the deadline.
        """
        self._wait_for_turn()
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                if self.calls:
                    self._ended.append(self.clock())
                self._changed.notify_all()

    def pause(self, seconds: float) -> None:
        """
        Wait, and have all the others wait as well: the target is too busy, whoever asks.

        Raises Ended where that would be longer than the deadline allows.
        """
        with self._changed:
            self._refuse_lateness(seconds)
            until = self._held_until = max(self._held_until, self.clock() + seconds)
            self.throttled += seconds
        self.sleep(seconds)
        with self._changed:
            if self._held_until == until:
                self._held_until = 0.0

    def _wait_for_turn(self) -> None:
        while True:
            with self._changed:
                self._refuse_lateness(0)
                wait = self._wait()
                if wait == 0:
                    self._under_way += 1
                    return
                if wait is None:  # for a request that is under way
                    began = self.clock()
                    self._changed.wait(1)  # a signal is noticed between two waits
                    self.throttled += self.clock() - began
                    continue
                self._refuse_lateness(wait)
                self.throttled += wait
            self.sleep(wait)

    def _wait(self) -> float | None:
        """Seconds until the next turn, or None where another request must end first."""
        now = self.clock()
        while self._ended and self._ended[0] + self.seconds <= now:
            self._ended.popleft()
        held = self._held_until - now
        if held > 0:
            return held
        if self.concurrency and self._under_way >= self.concurrency:
            return None
        if self.calls and self._under_way + len(self._ended) >= self.calls:
            return self._ended[0] + self.seconds - now if self._ended else None
        return 0

    def _refuse_lateness(self, wait: float) -> None:
        if self.deadline is not None and self.clock() + wait > self.deadline:
            raise Ended("no time is left: the rate limit, or a busy target, asks to wait")


def patience(attempt: int, headers: Mapping[str, str]) -> float | None:
    """
    Seconds to wait before the next try, or None when there is none left.

    `headers` are those of the answer: `retry-after` may hold seconds or a date, which is read by
    the target's own clock where it tells its `date`. A wait longer than a minute is not worth it.
    """
    if attempt >= len(PATIENCE):
        return None
    asked = asked_wait(headers)
    return max(PATIENCE[attempt], asked) if asked <= LONGEST_WAIT else None


def asked_wait(headers: Mapping[str, str]) -> float:
    """The seconds that an answer asks to wait; 0 where it asks for nothing that can be read."""
    text = headers.get("retry-after", "")
    if text.isascii() and text.isdecimal():
        return float(text)
    if (until := http_date(text)) is None:
        return 0.0
    now = http_date(headers.get("date", "")) or datetime.now(UTC)
    return max(0.0, (until - now).total_seconds())


def http_date(text: str) -> datetime | None:
    """The instant that a header names; None where it names none."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
