"""
Who is to go on first, of all that want to: whatever others wait for is as urgent as they are.
"""

import sys
import threading

FIRST, LAST = 0, sys.maxsize  # the places of what is needed now, and of what may wait


class Task:
    """
    Something that a lane is needed for. It stands at its own place, or where the first of those
    stands that wait for it: for what it makes, or for what it is a part of.
    """

    __slots__ = ("_place", "_whole", "made")

    def __init__(self, place: int, whole: "Task | None" = None) -> None:
        self._place, self._whole = place, whole
        self.made: list[Held] = []

    @property
    def place(self) -> int:
        """Where it stands now; 0 is the first."""
        waiting = [each for held in tuple(self.made) for each in tuple(held.waiting)]
        if self._whole:
            waiting.append(self._whole)
        return min(self._place, *(each.place for each in waiting)) if waiting else self._place


class Held:
    """What one task makes at a time, and others wait for."""

    __slots__ = ("lock", "waiting")

    def __init__(self) -> None:
        # Whoever makes a value asks for others, never in a circle: so nobody waits for ever.
        self.lock = threading.RLock()
        self.waiting: list[Task] = []
