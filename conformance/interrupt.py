"""
Ctrl-C and SIGTERM end a run, but only where that does no harm.
"""

import contextlib
import signal
from collections.abc import Iterator
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def end_alike() -> None:
    """From now on SIGTERM ends a command as Ctrl-C does: with what it has to put in order."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


class Interrupt:
    """
    Counts the signals, and lets one through to where it may break in.

    The first ends the checks, so that what was made is removed and the reports are written. The
    second ends the removal. One that comes at any other time waits for the next such place.
    """

    def __init__(self) -> None:
        self.signals = 0
        self._limit: int | None = None

    @contextlib.contextmanager
    def caught(self) -> Iterator[None]:
        """Signals are counted for as long as the block lasts."""
        before = {name: signal.signal(name, self._note) for name in SIGNALS}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

    @contextlib.contextmanager
    def breaks_in(self, at: int) -> Iterator[None]:
        """KeyboardInterrupt is raised within the block once there are so many signals."""
        self._limit = at
        try:
            self._break_in()
            yield
        finally:
            self._limit = None

    def _note(self, *_: Any) -> None:
        self.signals += 1
        self._break_in()

    def _break_in(self) -> None:
        if self._limit is not None and self.signals >= self._limit:
            raise KeyboardInterrupt
