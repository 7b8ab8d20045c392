"""
What a program's membership consists of: plain records, without behaviour.
"""

from dataclasses import dataclass, field
from datetime import datetime

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
