"""
What a program's membership consists of: plain records, without behaviour.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, overload

from ..record import Json


@dataclass
class Field:
    """A field of members, as the schema knows it."""

    name: str
    display: str  # what the schema calls it; Describe repeats the name of a standard field
    type: str
    length: int | None = None
    description: str | None = None
    hidden: bool = False
    html: bool = True
    sensitive: bool = False
    custom: bool = False
    api: bool = False  # made by the API
    updateable: bool = False


@dataclass
class Membership:
    """A lead in a program."""

    lead: int
    status: str
    created: datetime
    updated: datetime
    success: datetime | None = None  # since when its status counts as success
    values: Json = field(default_factory=dict)  # of custom fields


class Multitude(Mapping[int, Membership]):
    """
    Very many members who are all alike but for their leads: none is made before it is asked for.
    """

    def __init__(self, first: int, number: int, pattern: Membership) -> None:
        self.leads = range(first, first + number)
        self.pattern = pattern

    def __getitem__(self, lead: int) -> Membership:
        if lead not in self.leads:
            raise KeyError(lead)
        like: dict[str, Any] = vars(self.pattern) | {"lead": lead, "values": {}}
        return Membership(**like)

    def __iter__(self) -> Iterator[int]:
        return iter(self.leads)

    def __len__(self) -> int:
        return len(self.leads)


class Everybody(Sequence[Membership]):
    """The members of a multitude, in their order."""

    def __init__(self, multitude: Multitude) -> None:
        self.multitude = multitude

    def __len__(self) -> int:
        return len(self.multitude)

    @overload
    def __getitem__(self, place: int) -> Membership: ...

    @overload
    def __getitem__(self, place: slice) -> list[Membership]: ...

    def __getitem__(self, place: int | slice) -> Membership | list[Membership]:
        leads = self.multitude.leads[place]
        if isinstance(leads, int):
            return self.multitude[leads]
        return [self.multitude[lead] for lead in leads]
