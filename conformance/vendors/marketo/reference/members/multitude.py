"""
Very many members of one program, who cost next to nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any, overload

from .record import Membership


class Multitude(MutableMapping[int, Membership]):
    """
    Very many members who are all alike but for their leads: none is made before it is asked for.

    Who joins, leaves or changes is noted beside them.
    """

    def __init__(self, first: int, number: int, pattern: Membership) -> None:
        self.leads = range(first, first + number)
        self.pattern = pattern
        self.others: dict[int, Membership] = {}  # who joined, or is no longer like the pattern
        self.gone: set[int] = set()

    def __getitem__(self, lead: int) -> Membership:
        if lead in self.others:
            return self.others[lead]
        if lead not in self.leads or lead in self.gone:
            raise KeyError(lead)
        like: dict[str, Any] = vars(self.pattern) | {"lead": lead, "values": {}}
        return Membership(**like)

    def __setitem__(self, lead: int, member: Membership) -> None:
        self.others[lead] = member
        self.gone.discard(lead)

    def __delitem__(self, lead: int) -> None:
        if lead not in self:
            raise KeyError(lead)
        self.others.pop(lead, None)
        if lead in self.leads:
            self.gone.add(lead)

    def __contains__(self, lead: object) -> bool:
        return lead in self.others or (lead in self.leads and lead not in self.gone)

    def __iter__(self) -> Iterator[int]:
        yield from (lead for lead in self.leads if lead not in self.gone)
        yield from (lead for lead in self.others if lead not in self.leads)

    def __len__(self) -> int:
        joined = sum(lead not in self.leads for lead in self.others)
        return len(self.leads) - len(self.gone) + joined

    def unlike(self) -> list[int]:
        """Give the leads of the range who are gone or no longer like the pattern, in order."""
        return sorted(self.gone.union(lead for lead in self.others if lead in self.leads))


class Everybody(Sequence[Membership]):
    """Those of a multitude who are like its pattern, in their order, and then some others."""

    def __init__(self, multitude: Multitude, others: list[Membership]) -> None:
        self.multitude = multitude
        self.others = others
        unlike = multitude.unlike()
        self.alike = len(multitude.leads) - len(unlike)
        # How many stand before a place and are passed over: by the place they would have had.
        begin = multitude.leads.start
        self.gaps = [lead - begin - passed for passed, lead in enumerate(unlike)]

    def __len__(self) -> int:
        return self.alike + len(self.others)

    @overload
    def __getitem__(self, place: int) -> Membership: ...

    @overload
    def __getitem__(self, place: slice) -> list[Membership]: ...

    def __getitem__(self, place: int | slice) -> Membership | list[Membership]:
        places = range(len(self))[place]
        if isinstance(places, int):
            return self.at(places)
        return [self.at(each) for each in places]

    def at(self, place: int) -> Membership:
        if place >= self.alike:
            return self.others[place - self.alike]
        return self.multitude[self.multitude.leads[place + bisect_right(self.gaps, place)]]
