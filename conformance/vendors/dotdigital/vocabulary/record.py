"""
Programs and enrolments as answers show them, and what is a well-formed member of them.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked
from conformance.plain import plain

STATES = ("Draft", "Active", "Deactivated", "ReadOnly")
STATUSES = ("Processing", "Finished")
LATER = "NotAvailableInThisVersion"  # stands for a value that a later version of the API adds
INT32 = 2**31
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# What is published has a blank where ISO 8601 has a T, and more digits than it needs. ISO 8601 lets
# seconds be left out, takes a comma for the point, and writes the same zone in several ways.
MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)(?:Z|[+-]00(?::?00)?)?", re.IGNORECASE
)
FURTHEST = timedelta(hours=15)  # no zone is further from UTC
ZONES = timedelta(minutes=15)  # of which the time of each zone is a multiple off
MOMENTS = timedelta(minutes=2)

PROGRAM = {"id", "name", "status", "dateCreated"}
ENROLMENT = {"id", "programId", "status", "dateCreated", "contacts", "addressBooks"}


def _letters(word: Any) -> str:
    """A word without its capitals, and without what is no letter."""
    return "".join(filter(str.isalpha, str(word))).casefold()


WORDS = {_letters(word): word for word in (*STATES, *STATUSES, LATER)}


@dataclass(frozen=True)
class Record:
    """
    One object of an answer. Whoever looks at a member has looked at the answer.
    """

    record: dict[str, Any]
    exchange: Exchange

    def __getitem__(self, member: str) -> Any:
        consult(self.exchange)
        return self.record.get(member)

    def __contains__(self, member: str) -> bool:
        consult(self.exchange)
        return member in self.record

    @property
    def key(self) -> str:
        """Its id, by which answers are compared; that it is text or a number is another rule."""
        consult(self.exchange)
        return key_of(self.record)

    @property
    def status(self) -> Any:
        """Its status by the word of the documents, however it is spelt: that is another rule."""
        shown = self["status"]
        return WORDS.get(_letters(shown), plain(shown))

    @property
    def spelt(self) -> Any:
        """Its status as it is spelt."""
        return plain(self["status"])

    def is_like(self, other: "Record | None") -> bool:
        """Whether another answer shows the same."""
        return other is not None and self.shown() == other.shown()

    def reads(self, status: str) -> bool:
        """Whether it has this status, however it is spelt: that is another rule."""
        return bool(self.status == status)

    @property
    def is_of_now(self) -> bool:
        """
        Whether the date of what was made moments ago says so in UTC, by the target's own clock, or
        by ours where it tells no time. Raises Blocked where it is no date, or off by what is no
        zone's: the dates are those of another clock then.
        """
        created, now = instant(self["dateCreated"]), self.exchange.told
        off = abs(created - now) if created else FURTHEST
        zones = round(off / ZONES)
        if off >= FURTHEST or abs(off - zones * ZONES) > MOMENTS:
            raise Blocked("dateCreated is not of the time of the target's clock")
        return zones == 0

    @property
    def members(self) -> set[str]:
        consult(self.exchange)
        return set(self.record)

    def shown(self) -> dict[str, Any]:
        """
        What it says, the date as an instant. The lists of an enrolment are left out: whether they
        are filled is open.
        """
        said = {name: self[name] for name in ("programId", "name", "status")}
        return said | {"id": self.key, "dateCreated": instant(self["dateCreated"])}

    def __repr__(self) -> str:
        return repr(self.record)


def key_of(record: dict[str, Any]) -> str:
    """The id of an object, as it is compared."""
    return str(record.get("id")).casefold()


def is_whole_number(value: Any) -> bool:
    """Whether it is a whole number of 32 bits, written as a number."""
    return isinstance(value, int) and not isinstance(value, bool) and -INT32 <= value < INT32


def is_name(value: Any) -> bool:
    """Whether it is a name of 1 to 255 characters, or null."""
    return value is None or (isinstance(value, str) and 1 <= len(value) <= 255)


def is_guid(value: Any) -> bool:
    return isinstance(value, str) and GUID.fullmatch(value) is not None


def is_list(value: Any) -> bool:
    """Whether it is an array of ids, or null, or absent."""
    return value is None or (isinstance(value, list) and all(map(is_whole_number, value)))


def instant(value: Any) -> datetime | None:
    """The instant that a date means, to the second; None where it is no date in UTC."""
    found = MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2][:8]}").replace(tzinfo=UTC)
    except ValueError:
        return None
