"""
How fast requests follow one another.
"""

from dataclasses import dataclass, field

import pytest

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
        pace.wait_for_turn()
        moments.append(clock.now)
        clock.now += taking
    return moments


@pytest.mark.parametrize("taking", [0.0, 0.125, 0.75, 3.0])
def test_never_more_calls_than_the_limit_in_any_window(taking: float) -> None:
    """In whatever window of ten seconds, there are three requests at most."""
    clock = Clock()
    moments = sent_at(clock, Pace(3, 10, clock, clock.sleep), 20, taking=taking)

    assert all(later - first >= 10 for first, later in zip(moments, moments[3:], strict=False))


def test_the_limit_is_used_up() -> None:
    """Nobody waits longer than the limit asks for."""
    clock = Clock()

    assert sent_at(clock, Pace(3, 10, clock, clock.sleep), 7) == [0, 0, 0, 10, 10, 10, 20]


def test_waiting_is_counted() -> None:
    """What the limit and busy targets cost is added up."""
    clock = Clock()
    pace = Pace(1, 10, clock, clock.sleep)
    sent_at(clock, pace, 3)
    pace.pause(4)

    assert pace.throttled == sum(clock.slept) == 24


def test_no_limit() -> None:
    """Without a limit nobody waits."""
    clock = Clock()

    assert sent_at(clock, Pace(clock=clock, sleep=clock.sleep), 1000) == [0] * 1000
    assert clock.slept == []


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
        (0, "-5", 1),
        (0, "1.5", 1),
        (0, "", 1),
        (0, "²", 1),
        (0, "9" * 400, None),
    ],
)
def test_patience(attempt: int, retry_after: str | None, expected: float | None) -> None:
    """A busy target is given one, two and four seconds, or what it asks for up to a minute."""
    assert patience(attempt, retry_after) == expected
