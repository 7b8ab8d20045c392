"""
How fast requests may follow one another, and how long to wait for a busy target.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

# Seconds before each further try of a request that the target was too busy for.
PATIENCE = (1.0, 2.0, 4.0)
LONGEST_WAIT = 60.0


@dataclass
class Pace:
    """
    A sliding window: never more than `calls` requests in any `seconds`.

    `calls` of 0 means no limit. Clock and sleep are given, so that a test needs no time.
    """

    calls: int = 0
    seconds: float = 0.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    throttled: float = 0.0
    _sent: deque[float] = field(default_factory=deque)

    def wait_for_turn(self) -> None:
        """Return when one more request may be sent."""
        if not self.calls:
            return
        now = self.clock()
        if len(self._sent) >= self.calls:
            self.pause(self._sent.popleft() + self.seconds - now)
        self._sent.append(self.clock())

    def pause(self, seconds: float) -> None:
        """Wait, and count the waiting."""
        if seconds > 0:
            self.throttled += seconds
            self.sleep(seconds)


def patience(attempt: int, retry_after: str | None) -> float | None:
    """
    Seconds to wait before the next try, or None when there is none left.

    `retry_after` is the header's text; only whole seconds are understood, and a wait longer than
    a minute is not worth it.
    """
    if attempt >= len(PATIENCE):
        return None
    asked = float(retry_after) if retry_after and retry_after.isdecimal() else 0.0
    return max(PATIENCE[attempt], asked) if asked <= LONGEST_WAIT else None
