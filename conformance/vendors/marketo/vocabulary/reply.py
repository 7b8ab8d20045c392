"""
An answer of Marketo, in the words that checks use.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked, Garbled, built_on
from conformance.vendors.marketo.vocabulary.program import Program


@dataclass(frozen=True)
class Reply:
    """
    One answer. Whatever a check reads of it becomes evidence of that check.

    `asked` is what was sent, by parameter.
    """

    exchange: Exchange
    reading: str
    error_codes: list[str]
    asked: dict[str, Any] = field(default_factory=dict)

    def _read(self) -> str:
        consult(self.exchange)
        if self.reading == "garbled":
            status = self.exchange.response.status if self.exchange.response else None
            self.exchange.document  # noqa: B018 - says best what is wrong, where it is no JSON
            raise Garbled(f"{self.exchange.title}: status {status}, not an answer of this API")
        return self.reading

    @property
    def accepted(self) -> bool:
        """The call did what it was asked for, and came back with a result."""
        return self._read() == "accepted"

    @property
    def rejected(self) -> bool:
        """The call was refused, with whatever code."""
        return self._read() == "rejected" or (self._read() == "absent" and bool(self.error_codes))

    @property
    def absent(self) -> bool:
        """Nothing was found: an empty success, or a refusal."""
        return self._read() in {"absent", "rejected"}

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
    def envelope(self) -> dict[str, Any]:
        """The whole body."""
        self._read()
        document = self.exchange.document
        if not isinstance(document, dict):
            raise Garbled(f"{self.exchange.title}: the body is no JSON object")
        return document

    @property
    def result(self) -> list[dict[str, Any]]:
        """The records of an answer; none where `result` is absent, null or empty."""
        records = self.envelope.get("result") or []
        if not isinstance(records, list) or not all(isinstance(item, dict) for item in records):
            raise Garbled(f"{self.exchange.title}: `result` is no array of objects")
        return records

    @property
    def programs(self) -> list[Program]:
        """The programs of an answer; none where the call was refused."""
        return self._programs if self._read() in {"accepted", "absent"} else []

    def of(self, id: Any) -> Program:
        """The program of an answer that has this id."""
        found = next((program for program in self.programs if program.id == id), None)
        if found is None:
            raise Blocked(f"{self.exchange.operation} did not return program {id}")
        return found

    @cached_property
    def _programs(self) -> list[Program]:
        return [Program(record, self.exchange) for record in self.result]

    @property
    def program(self) -> Program:
        """The first program of an answer."""
        if not self.programs:
            raise Garbled(f"{self.exchange.title}: no program in the answer {self.describe()}")
        return self.programs[0]

    @property
    def ids(self) -> list[Any]:
        return [program.id for program in self.programs]

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

    def must_be_refused(self) -> None:
        """Raises Blocked where a call was not refused that others follow."""
        if not self.rejected:
            raise Blocked(f"{self.exchange.operation} was {self.describe()}, not refused")

    def describe(self) -> str:
        """How the call was answered, for an observation: `accepted`, `refused with 709`, …"""
        plain = {"absent": "nothing found"}
        word = "refused" if self.rejected else plain.get(self._read(), self.reading)
        return f"{word} with {', '.join(self.error_codes)}" if self.error_codes else word

    def form_of(self, member: str) -> str:
        """Whether a member of the envelope is absent, null, empty or there, for an observation."""
        if member not in self.envelope:
            return "absent"
        value = self.envelope[member]
        return "null" if value is None else "empty" if value == [] else "filled"

    def __repr__(self) -> str:
        return f"<{self.exchange.operation}: {self.reading} {' '.join(self.error_codes)}>"
