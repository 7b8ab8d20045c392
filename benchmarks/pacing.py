"""
How much of a rate limit a run uses, on a clock that nobody waits for.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from benchmarks.table import Asked, Plot, Table
from conformance.pacing import Pace

CALLS, SECONDS = 50, 20.0  # half of what Marketo allows
NUMBER = 5000
LATENCIES = (0.0, 0.05, 0.1, 0.3, 0.8, 2.0)
LEAST = 0.95


@dataclass
class Clock:
    """Time that passes only where somebody sleeps."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Lanes:
    """So many lanes that share a pace; each request takes as long as any other."""

    latency: float
    number: int
    clock: Clock = field(default_factory=Clock)
    under_way: deque[tuple[float, Any]] = field(default_factory=deque)

    def moments(self, count: int) -> list[float]:
        """When each of so many requests is sent."""
        pace = Pace(CALLS, SECONDS, self.number, self.clock, self.clock.sleep)
        sent: list[float] = []
        for _ in range(count):
            while self.under_way and self._answer_comes_first(pace):
                moment, turn = self.under_way.popleft()
                self.clock.now = max(self.clock.now, moment)
                turn.__exit__(None, None, None)
            turn = pace.turn()
            turn.__enter__()
            sent.append(self.clock.now)
            self.under_way.append((self.clock.now + self.latency, turn))
        return sent

    def _answer_comes_first(self, pace: Pace) -> bool:
        """Whether the next answer is there before the next request may be sent."""
        wait = pace._wait()  # noqa: SLF001 - a lane that sleeps would let no other go on
        return wait is None or self.under_way[0][0] <= self.clock.now + wait


def most_in_a_window(sent: list[float]) -> int:
    """The most requests in any window of the limit."""
    most = first = 0
    for last, moment in enumerate(sent):
        while sent[first] <= moment - SECONDS:
            first += 1
        most = max(most, last - first + 1)
    return most


def measure(_: Asked) -> list[Table]:
    """By latency and lanes: the share of the limit that is used, and the most in any window."""
    title = f"{CALLS} calls in {SECONDS:g} s, {NUMBER} requests on a simulated clock"
    columns = ("latency, s", "lanes", "possible a minute", "sent a minute", "used, %")
    table = Table("pacing", title, (*columns, f"most in {SECONDS:g} s"))
    shares: list[float] = []
    series: dict[str, list[tuple[float, float]]] = {}
    for lanes in (1, 4):
        for latency in LATENCIES:
            sent = Lanes(latency, lanes).moments(NUMBER)
            # The limit allows so many a window; so many can be under way at once.
            minutes = sent[-1] / 60
            allowed = CALLS * (sent[-1] // SECONDS + 1) / minutes
            possible = min(allowed, lanes * 60 / latency) if latency else allowed
            share = 100 * NUMBER / minutes / possible
            shares.append(share)
            most = most_in_a_window(sent)
            table.rows.append((latency, lanes, possible, NUMBER / minutes, share, most))
            series.setdefault(f"{lanes} lanes", []).append((latency, share))
    never = all(row[-1] <= CALLS for row in table.rows)  # type: ignore[operator]
    table.goals = [
        ("the limit is never exceeded, in whatever window", never),
        (f"at least {LEAST:.0%} of what is possible are sent", min(shares) >= 100 * LEAST),
    ]
    table.plots = [Plot(title, "% of the limit", series, over="latency, seconds")]
    return [table]
