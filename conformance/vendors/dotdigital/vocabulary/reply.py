"""
An answer of Dotdigital, in the words that checks use.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked, Garbled
from conformance.vendors.dotdigital.vocabulary.record import Record, key_of
from conformance.vendors.dotdigital.vocabulary.table import Table

REFUSED = {"absent", "rejected", "unauthorised"}


@dataclass(frozen=True)
class Reply:
    """
    One answer. Whatever a check reads of it becomes evidence of that check.
    """

    exchange: Exchange
    reading: str
    found_tokens: list[str]

    def _read(self) -> str:
        consult(self.exchange)
        if self.reading == "garbled":
            status = self.exchange.response.status if self.exchange.response else None
            if status is not None and status < 300:
                self.exchange.document  # noqa: B018 - says best what is wrong, where it is no JSON
            why = self.exchange.broken or f"status {status}, not an answer of this API"
            raise Garbled(f"{self.exchange.title}: {why}")
        return self.reading

    @property
    def accepted(self) -> bool:
        """The call did what it was asked for."""
        return self._read() == "accepted"

    @property
    def refused(self) -> bool:
        """The call was refused, for whatever reason."""
        return self._read() in REFUSED

    @property
    def absent(self) -> bool:
        """What was asked for is not there."""
        return self._read() == "absent"

    @property
    def unauthorised(self) -> bool:
        return self._read() == "unauthorised"

    @property
    def status(self) -> int:
        """The HTTP status."""
        self._read()
        return self.exchange.response.status if self.exchange.response else 0

    @property
    def message(self) -> Any:
        """What the body of a refusal says in `message`; None where the body is no object."""
        self.needed_refused()
        try:
            document = self.exchange.document
        except Garbled:
            return None
        return document.get("message") if isinstance(document, dict) else None

    @property
    def tokens(self) -> list[str]:
        """The error tokens of a refusal; raises Blocked where it has no message to look in."""
        if not isinstance(self.message, str):
            raise Blocked("answer.error.message")
        return [*dict.fromkeys(self.found_tokens)]  # a message may say its own more than once

    @cached_property
    def record(self) -> Record:
        """The one object of an answer; raises Blocked where the call was refused."""
        self.needed()
        if not isinstance(self.exchange.document, dict):
            raise Garbled(f"{self.exchange.title}: the body is no JSON object")
        return Record(self.exchange.document, self.exchange)

    @property
    def bare(self) -> bool:
        """Whether the body is a JSON array of objects."""
        self.needed()
        return self._is_bare

    @cached_property
    def _is_bare(self) -> bool:
        found = self.exchange.document
        return isinstance(found, list) and all(isinstance(each, dict) for each in found)

    @property
    def records(self) -> list[Record]:
        """The objects of a list; raises Blocked where it is none."""
        self._needed_bare()
        return self._records

    def _needed_bare(self) -> None:
        if not self.bare:
            raise Blocked(f"{self.exchange.operation} gave no bare array of objects")

    @cached_property
    def _records(self) -> list[Record]:
        return [Record(each, self.exchange) for each in self.exchange.document]

    @property
    def keys(self) -> list[str]:
        """The ids of a list."""
        self._needed_bare()
        return [*self._keys]

    @cached_property
    def _keys(self) -> list[str]:
        return [key_of(each) for each in self.exchange.document]

    def find(self, key: Any) -> Record | None:
        """The object of a list that has this id, if there is one."""
        self._needed_bare()
        found = self._by_key.get(str(key).casefold())
        return None if found is None else Record(found, self.exchange)

    @cached_property
    def _by_key(self) -> dict[str, dict[str, Any]]:
        pairs = [*zip(self._keys, self.exchange.document, strict=True)]
        return dict(reversed(pairs))  # the first of the same

    @cached_property
    def table(self) -> Table:
        """The report in an answer; raises Blocked where the call was refused."""
        return Table(self.needed().exchange)

    def needed(self, requirement: str = "") -> "Reply":
        """Itself; raises Blocked where the call was not accepted, for whatever reason."""
        consult(self.exchange)
        if self.reading != "accepted":
            why = f"{self.exchange.operation} was {self.describe()}"
            raise Blocked(f"{requirement} ({why})" if requirement else why)
        return self

    def needed_refused(self, requirement: str = "") -> "Reply":
        """Itself; raises Blocked where the call was not refused, or its answer is none."""
        consult(self.exchange)
        if self.reading not in REFUSED:
            raise Blocked(requirement or f"{self.exchange.operation} was not refused")
        return self

    def describe(self) -> str:
        """How the call was answered, for an observation: `200`, `404 ERROR_PROGRAM_NOT_FOUND`, …"""
        consult(self.exchange)
        status = self.exchange.response.status if self.exchange.response else "no status"
        return " ".join([str(status), *self.found_tokens])

    def __repr__(self) -> str:
        return f"<{self.exchange.operation}: {self.describe()}>"
