"""
How a run tells that it goes on.
"""

from collections.abc import Callable

# Results so far, results expected, and the check that was judged last.
Progress = Callable[[int, int, str], None]


def silent(_done: int, _total: int, _name: str) -> None:
    """Tells nobody."""


def part(progress: Progress, before: int, after: int) -> Progress:
    """The progress of one part of a whole, of which so many results stand before and after it."""

    def told(done: int, total: int, name: str) -> None:
        progress(before + done, before + total + after, name)

    return told
