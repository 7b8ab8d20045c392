"""
The same members, seen through queries by different filters.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.members.answer import Answer, leads_of
from conformance.vendors.marketo.vocabulary.members.period import Period
from conformance.vendors.marketo.vocabulary.members.roster import ALL, Roster

PAGE = 4  # of nine members


@dataclass
class View:
    """
    Every field that is described, of the nine members: by lead, and as each other filter shows it.
    """

    roster: Roster
    period: Period

    @once
    def by_lead(self) -> dict[Any, dict[str, Any]]:
        """Every field of the members, by lead."""
        leads = self.roster.leads.first(ALL)
        answer = self.roster.members.by_lead(self.roster.program, leads, fields=self._names)
        shown = answer.needed("query.fields.described").shown(self._names)
        if not shown:
            raise Blocked("query.lead-id (no member shows)")
        return shown

    @once
    def others(self) -> dict[str, Answer]:
        """The members by other filters, at once after that."""
        self.by_lead  # noqa: B018
        members, program, stage = self.roster.members, self.roster.program, self.roster.stage
        asked = {"statusName": [stage.low, stage.high], "reachedSuccess": [True, False]}
        tried = {
            name: members.query(program, name, values, fields=self._names)
            for name, values in asked.items()
            if name in self.roster.description.searchable
        }
        tried |= {f"updatedAt, page {number}": page for number, page in enumerate(self.pages)}
        if not any(one.leads for one in tried.values()):
            raise Blocked("filter.searchable (no other query shows a member)")
        return tried

    @property
    def unlike(self) -> dict[tuple[str, Any], dict[str, Any]]:
        """What they show otherwise, by filter and lead."""
        return {
            (name, member.lead): wrong
            for name, answer in self.others.items()
            for member in answer.members
            if (wrong := member.unlike(self.by_lead.get(member.lead, {})))
        }

    @once
    def pages(self) -> list[Answer]:
        """The members of a range of dates, four on a page."""
        return self.period.pages(batchSize=PAGE, fields=self._names)

    @property
    def walked(self) -> list[Any]:
        """The leads of all pages, sorted; raises Blocked where there is one page alone."""
        self.pages[0].needed_more("page.more")
        return leads_of(self.pages)

    @property
    def _names(self) -> list[Any]:
        return list(self.roster.description.fields)
