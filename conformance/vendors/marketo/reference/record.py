"""
What an instance holds: plain records, without behaviour.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

Json = dict[str, Any]
NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Reference(NamedTuple):
    """A place for a program: a folder, or another program."""

    type: str
    id: int


class Cost(NamedTuple):
    start_date: str
    cost: int
    note: str = ""


@dataclass
class Program:
    """A program."""

    id: int  # 0 until it is stored
    name: str
    type: str
    channel: str
    folder: Reference
    workspace: str = ""
    description: str = ""
    status: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    costs: list[Cost] = field(default_factory=list)
    created: datetime = NEVER
    updated: datetime = NEVER
    start: datetime | None = None
    end: datetime | None = None
    assets: dict[str, bool] = field(default_factory=dict)  # kind of asset -> is it approved?
    in_app: bool = False


@dataclass
class Folder:
    """A folder."""

    id: int
    name: str
    parent: Reference | None
    workspace: str
    created: datetime
    updated: datetime
    description: str = ""

    @property
    def kind(self) -> str:
        return "Marketing Folder" if self.parent else "Zone"


class Step(NamedTuple):
    """One of the statuses that a member of a program can be in."""

    name: str
    step: int
    success: bool = False


class Channel(NamedTuple):
    id: int
    name: str
    applies_to: str  # a type of program, in the word that channels and tag types use for it
    steps: tuple[Step, ...]


class TagType(NamedTuple):
    name: str
    applies_to: tuple[str, ...]  # the same words
    values: tuple[str, ...]
    required: bool = False
