"""
What answers about members consist of: members, fields, and rows that say what became of an input.
"""

from dataclasses import dataclass
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked
from conformance.plain import plain


@dataclass(frozen=True, eq=False)
class Record:
    """
    One record of a result. Absent and null mean the same (lead-database).
    """

    record: dict[str, Any]
    exchange: Exchange

    def __getitem__(self, member: str) -> Any:
        """A member exactly as it came, None where it is absent."""
        consult(self.exchange)
        return self.record.get(member)

    @property
    def name(self) -> Any:
        """What a field is called."""
        return plain(self["name"])

    @property
    def names(self) -> set[str]:
        """The names of its members."""
        consult(self.exchange)
        return set(self.record)

    def of(self, names: Any) -> dict[str, Any]:
        """Several members at once."""
        return {name: self[name] for name in names}

    def shared(self, other: "Record", names: Any) -> dict[str, Any]:
        """Several members at once, of those that another record has as well."""
        return self.of(self.names & other.names & {*names})

    def unlike(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """The members that are not as wanted, as they are; empty where all are."""
        return {name: self[name] for name, value in wanted.items() if self[name] != value}

    def __repr__(self) -> str:
        return f"<{self.record}>"


class Member(Record):
    """A lead's membership in a program."""

    def __getitem__(self, member: str) -> Any:
        return plain(super().__getitem__(member))

    @property
    def lead(self) -> Any:
        return self["leadId"]


class Row(Record):
    """What became of one element of an input."""

    @property
    def status(self) -> Any:
        return plain(self["status"])

    @property
    def codes(self) -> list[Any]:
        """The codes of its reasons, as text and each once; none where there are none."""
        reasons = self["reasons"] or self["reason"]
        known = reasons if isinstance(reasons, list) else [reasons]
        codes = [str(reason.get("code")) for reason in known if isinstance(reason, dict)]
        return list(dict.fromkeys(codes))

    @property
    def outcome(self) -> tuple[Any, ...]:
        """Its status, and the codes of its reasons where it was skipped."""
        return (self.status, *self.codes) if self.status == "skipped" else (self.status,)

    def skipped_with(self, code: str, reasons: str) -> bool:
        """
        Whether it was skipped with a code, beside which there may be others; raises Blocked by the
        rule of `reasons` where it has none.
        """
        if self.status == "skipped" and not self.codes:
            raise Blocked(f"{reasons} (a row that is skipped gives no code)")
        return self.status == "skipped" and code in self.codes

    def needed_skipped(self, requirement: str) -> "Row":
        """Itself; raises Blocked where it was not skipped."""
        if self.status != "skipped":
            raise Blocked(requirement)
        return self

    @property
    def reasoned(self) -> bool:
        """Whether it says why: in reasons that each have a code, digits as text, and a message."""
        reasons = self["reasons"]
        known = reasons if isinstance(reasons, list) else []
        return bool(known) and all(_complete(reason) for reason in known)


def only(records: list[Record], requirement: str) -> Record:
    """The record of an answer that has one; raises Blocked where it has none."""
    if not records:
        raise Blocked(requirement)
    return records[0]


def _complete(reason: Any) -> bool:
    if not isinstance(reason, dict):
        return False
    code, message = reason.get("code"), reason.get("message")
    return isinstance(code, str) and code.isdigit() and isinstance(message, str)
