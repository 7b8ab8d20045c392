"""
How fast requests follow one another.
"""

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from conformance.outcome import Ended
from conformance.pacing import Pace, patience


@dataclass
class Clock:
    """Time that passes only where somebody sleeps."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def sent_at(clock: Clock, pace: Pace, count: int, *, taking: float = 0.0) -> list[float]:
    """When each of so many requests is sent, where each takes some time."""
    moments = []
    for _ in range(count):
        with pace.turn():
            moments.append(clock.now)
            clock.now += taking
    return moments


@pytest.mark.parametrize("taking", [0.0, 0.125, 0.75, 3.0])
def test_never_more_calls_than_the_limit_in_any_window(taking: float) -> None:
    """In whatever window of ten seconds, there are three requests at most."""
    clock = Clock()
    moments = sent_at(clock, Pace(3, 10, 1, clock, clock.sleep), 20, taking=taking)

    assert all(later - first >= 10 for first, later in zip(moments, moments[3:], strict=False))


def test_the_limit_is_used_up() -> None:
    """Nobody waits longer than the limit asks for."""
    clock = Clock()

    assert sent_at(clock, Pace(3, 10, 1, clock, clock.sleep), 7) == [0, 0, 0, 10, 10, 10, 20]


def test_waiting_is_counted() -> None:
    """What the limit and busy targets cost is added up."""
    clock = Clock()
    pace = Pace(1, 10, 1, clock, clock.sleep)
    sent_at(clock, pace, 3)
    pace.pause(4)

    assert pace.throttled == sum(clock.slept) == 24


def test_no_limit() -> None:
    """Without a limit nobody waits."""
    clock = Clock()

    assert sent_at(clock, Pace(clock=clock, sleep=clock.sleep), 1000) == [0] * 1000
    assert clock.slept == []


@pytest.mark.parametrize("latency", [0.0, 0.05, 0.3, 0.8])
def test_what_is_configured_is_used(latency: float) -> None:
    """At half of Marketo's limit, at least 95 % of the calls that it allows are sent."""
    clock = Clock()
    moments = sent_at(clock, Pace(50, 20, 1, clock, clock.sleep), 5000, taking=latency)
    allowed = 50 * (moments[-1] // 20 + 1)
    alone = moments[-1] / latency if latency else allowed  # that one lane could send

    print(f"latency {latency} s: {len(moments)} of {min(allowed, alone):.0f} calls")
    assert len(moments) >= 0.95 * min(allowed, alone)
    assert all(later - first >= 20 for first, later in zip(moments, moments[50:], strict=False))


def test_a_slow_request_counts_until_it_has_ended() -> None:
    """Nobody knows when the target counted it: the window begins with the answer."""
    clock = Clock()
    pace = Pace(1, 10, 1, clock, clock.sleep)

    assert sent_at(clock, pace, 3, taking=4) == [0, 14, 28]


def test_everybody_waits_for_a_busy_target() -> None:
    """While one lane waits for it, no other sends."""
    clock = Clock()
    pace = Pace(clock=clock)
    moments: list[float] = []

    def sleep(seconds: float) -> None:
        pace.sleep = clock.sleep
        moments.extend(sent_at(clock, pace, 1))  # another lane, while the first one sleeps

    pace.sleep = sleep
    pace.pause(7)

    assert moments == [7]


def test_a_deadline() -> None:
    """Nobody waits for a turn that comes after it, nor for a busy target."""
    clock = Clock()
    pace = Pace(1, 10, 1, clock, clock.sleep, deadline=9)
    sent_at(clock, pace, 1)

    with pytest.raises(Ended, match="no time is left"):
        sent_at(clock, pace, 1)
    with pytest.raises(Ended, match="no time is left"):
        pace.pause(10)
    assert clock.slept == []


def test_lanes_share_a_pace() -> None:
    """A target that enforces the same limit refuses nobody, and is used to its limit."""
    calls, seconds, most = 40, 0.5, 3
    pace, limit = Pace(calls, seconds, most), Limit(calls, seconds, most)

    def lane() -> None:
        for _ in range(40):
            with pace.turn():
                limit.call()

    began = time.monotonic()
    lanes = [threading.Thread(target=lane) for _ in range(6)]
    for each in lanes:
        each.start()
    for each in lanes:
        each.join()
    took = time.monotonic() - began

    assert limit.refused == 0
    assert limit.busiest == most
    assert len(limit.taken) == 240
    assert took < (240 / calls) * seconds / 0.95


@dataclass
class Limit:
    """A target that allows so many calls in so many seconds, and so many at once."""

    calls: int
    seconds: float
    concurrency: int
    taken: list[float] = field(default_factory=list)
    refused: int = 0
    busy: int = 0
    busiest: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def call(self) -> None:
        with self.lock:
            now = time.monotonic()
            recent = sum(moment > now - self.seconds for moment in self.taken)
            self.busy += 1
            self.busiest = max(self.busiest, self.busy)
            self.refused += recent >= self.calls or self.busy > self.concurrency
            self.taken.append(now)
        time.sleep(0.002)
        with self.lock:
            self.busy -= 1


@pytest.mark.parametrize(
    ("attempt", "retry_after", "expected"),
    [
        (0, None, 1),
        (1, None, 2),
        (2, None, 4),
        (3, None, None),
        (0, "5", 5),
        (2, "1", 4),
        (0, "60", 60),
        (0, "61", None),
        (3, "1", None),
        (0, "Fri, 31 Dec 1999 23:59:59 GMT", 1),
        (0, "Thu, 26 Nov 2026 12:00:07 GMT", 7),
        (0, "Thu, 26 Nov 2026 13:00:00 GMT", None),
        (0, "Thu, 26 Nov 2026 12:00:07 -0000", 7),
        (0, "Thu, 99 Nov 2026 12:00:07 GMT", 1),
        (0, "-5", 1),
        (0, "1.5", 1),
        (0, "", 1),
        (0, "²", 1),
        (0, "9" * 400, None),
    ],
)
def test_patience(attempt: int, retry_after: str | None, expected: float | None) -> None:
    """A busy target is given one, two and four seconds, or what it asks for up to a minute."""
    headers = {"date": "Thu, 26 Nov 2026 12:00:00 GMT"}
    headers |= {"retry-after": retry_after} if retry_after is not None else {}

    assert patience(attempt, headers) == expected


def test_a_date_without_the_targets_own_clock() -> None:
    """A date to wait for is read by this machine's clock where the target tells no time."""
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)

    assert 25 < (patience(0, {"retry-after": soon}) or 0) <= 30
