"""
What a run left on the target: what somebody can remove, and what nobody can.
"""

from conformance.entry import Leftover

LASTING = {"field"}  # kinds that can't be deleted, neither by an API nor by hand
BY_HAND = "to be removed by hand"
FOR_GOOD = "for good, since it can only be hidden"


def parted(leftovers: list[Leftover]) -> list[tuple[str, list[Leftover]]]:
    """What was left, by what can become of it; without groups that are empty."""
    groups = {
        BY_HAND: [left for left in leftovers if left["kind"] not in LASTING],
        FOR_GOOD: [left for left in leftovers if left["kind"] in LASTING],
    }
    return [(words, group) for words, group in groups.items() if group]
