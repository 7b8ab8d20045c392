"""
An answer of the lead database: members, rows or fields, and whether there are more.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked, Garbled, NotApplicable
from conformance.vendors.marketo.vocabulary.members.record import Member, Record, Row
from conformance.vendors.marketo.vocabulary.reply import Reply

NO_PERMISSION = "603"
DONE = ("created", "updated", "deleted")


@dataclass(frozen=True, repr=False)
class Answer(Reply):
    """
    A reply that is read as members, rows or fields, and the pages that follow it, if it has such.
    """

    further: tuple["Answer", ...] = ()

    @property
    def records(self) -> list[Record]:
        """The records of all pages; none of one that was refused."""
        return [record for page in (self, *self.further) for record in page._own]  # noqa: SLF001

    @property
    def _own(self) -> list[Record]:
        return self._records if self._found else []

    @property
    def _found(self) -> bool:
        return self._read() in {"accepted", "absent"}

    @property
    def first(self) -> "Answer":
        """Its first page alone."""
        return replace(self, further=())

    @property
    def last(self) -> "Answer":
        """Its last page, which is often the only one."""
        return (self, *self.further)[-1]

    @property
    def subjects(self) -> set[str]:
        """What the records of the page are about: leads, or names of fields."""
        known = [one.record for one in self._own]
        return {str(record.get("leadId", record.get("name"))) for record in known}

    @cached_property
    def _records(self) -> list[Record]:
        return [Record(record, self.exchange) for record in self.result]

    @property
    def members(self) -> list[Member]:
        return [Member(one.record, one.exchange) for one in self.records]

    def shown(self, names: Any) -> dict[Any, dict[str, Any]]:
        """Some fields of its members, by lead."""
        return {member.lead: member.of(names) for member in self.members}

    @property
    def leads(self) -> list[Any]:
        """The lead ids of an answer, sorted; text for a number is a fault of its own."""
        return sorted((_number(member.lead) for member in self.members), key=_order)

    @property
    def rows(self) -> list[Row]:
        return [Row(one.record, one.exchange) for one in self.records]

    @property
    def outcomes(self) -> list[tuple[Any, ...]]:
        """What became of each element of the input, in its order."""
        return [row.outcome for row in self.rows]

    def row(self, index: int) -> Row:
        """What became of one element of the input; records come in the order of the request."""
        rows = self.needed(self.exchange.operation).rows
        if len(rows) <= index:
            raise Garbled(f"{self.exchange.title}: {len(rows)} rows, too few for what was sent")
        return rows[index]

    @property
    def answered(self) -> bool:
        """Whether the call came back, with whatever verdict."""
        return self._read() != "busy"

    @property
    def misnamed(self) -> list[tuple[Any, Any]]:
        """
        What rows call their lead, and the lead that was sent in that place, where they differ.

        Only a row that was carried out has to name its lead.
        """
        sent = [row["leadId"] for row in self.asked["input"]]
        rows = [(row["leadId"], row.status) for row in self.rows]
        rows += [(None, "missing")] * (len(sent) - len(rows))
        return [
            (named, lead)
            for (named, status), lead in zip(rows, sent, strict=False)
            if named != lead and (named is not None or status in {*DONE, "missing"})
        ]

    @property
    def refused(self) -> bool:
        """The whole call was refused, or each of its records was."""
        skipped = self.accepted and {row.status for row in self.rows} <= {"skipped", "failed"}
        return self.rejected or skipped

    @property
    def more(self) -> bool:
        """Whether the answer says that there is more."""
        return self.envelope.get("moreResult") is True

    @property
    def page_token(self) -> Any:
        return self.envelope.get("nextPageToken") or None

    @property
    def next_page(self) -> Any:
        """The token to the page that follows; None where there is none."""
        return self.page_token if self._found and self.more else None

    def needed(self, requirement: str) -> "Answer":
        """Itself; raises Blocked where the call was not accepted."""
        self.worked_for(requirement)
        return self

    def needed_more(self, requirement: str) -> None:
        """Raises Blocked where the answer does not lead to another page."""
        if not (self.more and self.page_token):
            raise Blocked(f"{requirement} (there is no further page)")

    def needed_refused(self) -> None:
        """Raises Blocked where the call was not refused as a whole."""
        if not self.rejected:
            raise Blocked(f"{self.exchange.operation} was {self.describe()}, not refused")

    def what(self) -> str:
        """How the call was answered, and its rows, for an observation."""
        rows = [" ".join(map(str, outcome)) for outcome in self.outcomes] if self.accepted else []
        return ": ".join([self.describe(), ", ".join(rows)] if rows else [self.describe()])


class Seen:
    """
    The members of one answer, by lead. Whoever looks for one has looked at the answer.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    @property
    def by_lead(self) -> dict[Any, Member]:
        return {_number(member.lead): member for member in self.answer.members}

    def __getitem__(self, lead: Any) -> Member:
        member = self.by_lead.get(lead)
        if member is None:
            raise Blocked(f"query.lead-id (lead {lead} does not show)")
        return member

    def __contains__(self, lead: Any) -> bool:
        return lead in self.by_lead

    def __bool__(self) -> bool:
        return bool(self.by_lead)

    def __repr__(self) -> str:
        return f"<members {[*self.by_lead]}>"


def permitted(answer: Answer) -> Answer:
    """Itself; NotApplicable without the permission, as roles see fields by the user's choice."""
    if answer.unauthorised and NO_PERMISSION in answer.codes:
        raise NotApplicable("the role may not see the schema of fields")
    return answer


def whole(pages: list[Answer]) -> Answer:
    """The first page, with those that follow it."""
    return replace(pages[0], further=tuple(pages[1:])) if len(pages) > 1 else pages[0]


def leads_of(pages: list[Answer]) -> list[Any]:
    """The leads of several answers, sorted."""
    return sorted((lead for page in pages for lead in page.leads), key=_order)


def _number(lead: Any) -> Any:
    return int(lead) if isinstance(lead, str) and lead.isdecimal() else lead


def _order(value: Any) -> tuple[str, Any]:
    return (type(value).__name__, value if isinstance(value, int | str) else repr(value))
