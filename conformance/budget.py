"""
How many requests a run may send, and how many of them cleaning up will need.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from conformance.outcome import Ended


@dataclass
class Budget:
    """
    At most `limit` requests, those that are sent again included; None means no limit.

    The suites of a run share one. `reserve` says how much of it is kept for removing what the run
    has made so far; only while `cleaning` that is spent.
    """

    limit: int | None = None
    used: int = 0
    reserve: Callable[[], int] = lambda: 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, *, cleaning: bool) -> None:
        """Note that a request is sent. Raises Ended where it would be one too many."""
        with self._lock:
            kept = 0 if cleaning or self.limit is None else self.reserve()
            if self.limit is not None and self.used + kept >= self.limit:
                rest = f", but for {kept} to clean up with" if kept else ""
                raise Ended(f"the budget of {self.limit} requests is used up{rest}")
            self.used += 1

    def give_back(self) -> None:
        """The request was not sent after all."""
        with self._lock:
            self.used -= 1
