"""
An answer of Wix, in the words that checks use.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked, Garbled, built_on
from conformance.plain import plain
from conformance.vendors.wix.vocabulary.outage import Outages
from conformance.vendors.wix.vocabulary.program import Program


@dataclass(frozen=True)
class Reply:
    """
    One answer. Whatever a check reads of it becomes evidence of that check.

    `further` are the pages after a page that had fewer programs than it might.
    """

    exchange: Exchange
    reading: str
    error_codes: list[str]
    further: "tuple[Reply, ...]" = ()
    outages: Outages | None = field(default=None, compare=False, repr=False)

    def _read(self) -> str:
        consult(self.exchange)
        if self.reading == "garbled":
            status = self.exchange.response.status if self.exchange.response else None
            if rule := self.outages and self.outages.behind(self.exchange):
                raise Blocked(f"{rule} ({self.exchange.operation}: always status {status})")
            self.exchange.document  # noqa: B018 - says best what is wrong, where it is no JSON
            raise Garbled(f"{self.exchange.title}: status {status}, not an answer of this API")
        return self.reading

    @property
    def itself(self) -> "Reply":
        """The same, for the rule that is about the operation: to it an outage is a fault."""
        return replace(self, outages=None)

    @property
    def accepted(self) -> bool:
        """The call did what it was asked for."""
        return self._read() == "accepted"

    @property
    def denied(self) -> bool:
        """The call was refused: as a bad one, as one not allowed, or since nothing is there."""
        return self._read() in {"rejected", "unauthorised", "absent"}

    @property
    def absent(self) -> bool:
        """Nothing is there."""
        return self._read() == "absent"

    @property
    def unauthorised(self) -> bool:
        return self._read() == "unauthorised"

    @property
    def codes(self) -> list[str]:
        self._read()
        return self.error_codes

    @property
    def status(self) -> int:
        """The HTTP status."""
        self._read()
        return self.exchange.response.status if self.exchange.response else 0

    @property
    def body(self) -> dict[str, Any]:
        """The whole body of an answer; raises Garbled where it is no object."""
        self._read()
        document = self.exchange.document
        if not isinstance(document, dict):
            raise Garbled(f"{self.exchange.title}: the body is no JSON object")
        return document

    def mentions(self, text: Any) -> bool:
        """Whether a text stands anywhere in the body."""
        self._read()
        return str(text) in (self.exchange.response.text if self.exchange.response else "")

    @property
    def program(self) -> Program:
        """The program of an answer that was accepted."""
        record = self.body.get("program")
        if not isinstance(record, dict):
            raise Garbled(f"{self.exchange.title}: no program in the answer {self.describe()}")
        return Program(record, self.exchange)

    @property
    def programs(self) -> list[Program]:
        """The programs of a page, and of those after it; none where the call was refused."""
        if not self.accepted:
            return []
        return self._programs + [one for page in self.further for one in page.programs]

    @cached_property
    def _programs(self) -> list[Program]:
        records = self.body.get("programs") or []
        if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
            raise Garbled(f"{self.exchange.title}: `programs` is no array of objects")
        return [Program(record, self.exchange) for record in records]

    @property
    def ids(self) -> list[Any]:
        return [program.id for program in self.programs]

    @property
    def paging(self) -> dict[str, Any]:
        """`pagingMetadata` of a page, empty where there is none."""
        paging = self.body.get("pagingMetadata") if self.accepted else None
        return paging if isinstance(paging, dict) else {}

    @property
    def aggregated(self) -> set[str]:
        """The values that a search counted at least once, in capitals."""
        return {*_counted(self.body.get("aggregationData"))} if self.accepted else set()

    @property
    def next(self) -> Any:
        """The cursor of the next page, None where there is none."""
        cursors = self.paging.get("cursors")
        return (cursors.get("next") or None) if isinstance(cursors, dict) else None

    def number_by_default(self) -> str:
        """How many programs came without being asked for a number, for an observation."""
        number = len(self.programs)
        return str(number) if self.next or self.paging.get("hasNext") else f"at least {number}"

    @property
    def count(self) -> Any:
        """The number that a count says; none where it was refused, and 0 where that is left out."""
        return plain(self.body.get("count") or 0) if self.accepted else None

    def needed_for(self, requirement: str) -> Program:
        """The program of an answer that later checks build on; raises Blocked without one."""
        self.worked_for(requirement)
        with built_on(requirement):
            return self.program

    def worked_for(self, requirement: str) -> None:
        """Raises Blocked where a call that later checks build on was not accepted."""
        with built_on(requirement):
            accepted = self.accepted
        if not accepted:
            raise Blocked(f"{requirement} ({self.exchange.operation} was {self.describe()})")

    def needed_refused(self, requirement: str) -> None:
        """Raises Blocked where a call that has to be refused was not."""
        with built_on(requirement):
            denied = self.denied
        if not denied:
            raise Blocked(f"{requirement} ({self.exchange.operation} was accepted)")

    def describe(self) -> str:
        """How the call was answered, for an observation: `accepted`, `refused with 404`, …"""
        if self._read() == "accepted":
            return "accepted"
        return " ".join(["refused with", str(self.status), *self.error_codes])

    def __repr__(self) -> str:
        return f"<{self.exchange.operation}: {self.reading} {' '.join(self.error_codes)}>"


def _counted(data: Any) -> Iterator[str]:
    """The values that have a count in what may be nested anyhow; a count of 0 counts nothing."""
    if isinstance(data, dict) and data.get("count"):
        yield str(data.get("value")).upper()
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for each in inner:
        yield from _counted(each)
