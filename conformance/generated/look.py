"""
Where two looks at what a run has on a target differ.
"""

from collections.abc import Iterator
from typing import Any


def unlike(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """Where two looks differ, in sentences."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}, key=str):
            inner = f"{place}.{name}" if place else str(name)
            yield from unlike(before.get(name), after.get(name), inner)
    elif isinstance(before, list) and isinstance(after, list):
        yield from (f"{place} has lost {one!r}" for one in before if one not in after)
        yield from (f"{place} has gained {one!r}" for one in after if one not in before)
    elif before != after:
        yield f"{place}: {before!r} became {after!r}"
