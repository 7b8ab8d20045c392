"""
What an instance holds: plain records, without behaviour.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

Json = dict[str, Any]


class Contact(NamedTuple):
    id: int
    email: str
    telephone: str = ""
    fault: str = ""  # why nobody can enrol this contact; empty where everybody can


@dataclass
class AddressBook:
    """An address book."""

    id: int
    name: str
    contacts: list[int]


@dataclass
class Program:
    """A program."""

    id: int
    name: str
    created: datetime
    status: str = "Draft"
    errors: Any = None  # outstanding validation errors: whatever is true
    edits: str | None = (
        None  # the name that it gets when it is saved; None where nothing is unsaved
    )
    ever_enrolled: bool = False
    deleted: bool = False


class Fault(NamedTuple):
    contact: Contact
    reason: str


@dataclass
class Enrolment:
    """An enrolment of contacts or address books."""

    id: str
    program: int
    created: datetime
    finishes: datetime
    contacts: list[int]
    address_books: list[int]
    faults: list[Fault] = field(default_factory=list)
