"""
What a run left on the target: what somebody can remove, and what nobody can.
"""

from typing import Any

from conformance.record import Record

LASTING = {"field"}  # kinds that can't be deleted, neither by an API nor by hand
BY_HAND = "to be removed by hand"
FOR_GOOD = "for good, since it can only be hidden"


def parted(record: Record) -> list[tuple[str, list[Any]]]:
    """What was left, by what can become of it; without groups that are empty."""
    groups = {
        BY_HAND: [left for left in record["leftovers"] if left["kind"] not in LASTING],
        FOR_GOOD: [left for left in record["leftovers"] if left["kind"] in LASTING],
    }
    return [(words, group) for words, group in groups.items() if group]
