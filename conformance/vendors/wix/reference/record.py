"""
What a site holds: plain records, without behaviour.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

Json = dict[str, Any]


class Caller(NamedTuple):
    """Who calls: an `owner`, an `app`, a `member` or a `visitor`."""

    kind: str
    id: str = ""


VISITOR = Caller("visitor")


@dataclass
class Program:
    """A program."""

    id: str
    content: Json  # what callers write
    owner: str
    created: datetime
    updated: datetime
    status_updated: datetime
    number: int  # tells apart the age of what was made in one instant
    status: str = "DRAFT"
    revision: int = 1
    categories: list[str] = field(default_factory=list)
    steps: int = 0
    sections: int = 0
    ends: datetime | None = None  # when it ends by itself


@dataclass
class Application:
    """A member's application to join a program, or the owner's invitation."""

    id: str
    program: str
    member: str
    status: str
    payment: str
    created: datetime
    updated: datetime
    revision: int = 1
    participant: str | None = None


@dataclass
class Participant:
    """Somebody who takes part in a program."""

    id: str
    program: str
    member: str
    created: datetime


@dataclass
class Category:
    """A category."""

    id: str
    label: str
    created: datetime
