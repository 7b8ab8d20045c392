"""
As many members as one call takes and one page shows, and one more.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer, leads_of
from conformance.vendors.marketo.vocabulary.members.leads import FEW
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.multitude import A_CALL, BULK
from conformance.vendors.marketo.vocabulary.members.roster import Roster

SOME = 25  # one of so many members is looked at


@dataclass
class Crowd:
    """
    301 members of one program; only made where the user allows `bulk-members`.
    """

    members: Members
    roster: Roster

    @once
    def joining(self) -> Answer:
        """300 leads are given a status in one call."""
        return self.members.set_status(self._program, self.roster.stage.low, self._leads[:A_CALL])

    @once
    def program(self) -> Any:
        """The program with its 301 members."""
        if self.joining.outcomes != [("created",)] * A_CALL:
            raise Blocked("status.at-most-300.taken")
        last = self._leads[A_CALL:]
        self.members.join(self._program, self.roster.stage.low, last)
        return self._program

    @once
    def pages(self) -> list[Answer]:
        """All of them by status, without a `batchSize`."""
        return self.members.pages(self.program, **self._everyone)

    @once_each
    def page(self, size: Any) -> Answer:
        """A page of them, of a size."""
        return self.members.query(self.program, **self._everyone, batchSize=size)

    def follows(self) -> None:
        """Raises Blocked where the first of the pages is not followed by another."""
        if len(self.pages) < 2:
            raise Blocked("page.more (the first page is the only one)")

    def full(self) -> None:
        """Raises Blocked where the same page, asked for with its size, is not followed by more."""
        if not self.page(A_CALL).more or len(self.pages[0].members) > A_CALL:
            raise Blocked("page.default-300")

    @once
    def writing(self) -> Answer:
        """A field of 300 members is written in one call."""
        (name,) = self.roster.description.texts(1)
        rows = [{"leadId": lead, name: "pac many"} for lead in self._leads[:A_CALL]]
        self.program  # noqa: B018
        return self.members.set_data(self._program, rows)

    @once
    def written(self) -> list[Any]:
        """What some of the members whose field was written have in it afterwards."""
        (name,) = self.roster.description.texts(1)
        self.writing  # noqa: B018
        seen = self.members.look(self._program, self._leads[A_CALL - 1 :: -SOME], name)
        return [member[name] for member in seen.by_lead.values()]

    @property
    def strangers(self) -> list[Any]:
        """Who was given a status in that call, and is no member."""
        there = self.walked if self._searched else self._by_lead(self._leads[:A_CALL]).leads
        return sorted({*self._leads[:A_CALL]} - {*there})

    @once
    def leaving(self) -> Answer:
        """300 members are deleted in one call, after everything else."""
        with contextlib.suppress(NotApplicable):
            self.pages  # noqa: B018
        with contextlib.suppress(NotApplicable):
            self.written  # noqa: B018
        return self.members.delete(self._program, self._leads[:A_CALL])

    @once
    def remaining(self) -> Answer:
        """Who is a member after that; of 300, where only those can be asked for."""
        self.leaving  # noqa: B018
        if not self._searched:
            return self._by_lead(self._leads[1:])
        return self.members.query(self._program, **self._everyone)

    def _by_lead(self, leads: list[Any]) -> Answer:
        return self.members.by_lead(self.program, leads)

    @property
    def _searched(self) -> bool:
        searchable = self.roster.description.searchable
        return "statusName" in searchable or "reachedSuccess" in searchable

    @property
    def walked(self) -> list[Any]:
        """The leads of all pages, sorted."""
        return leads_of(self.pages)

    @property
    def all(self) -> list[Any]:
        return sorted(self._leads)

    @property
    def _everyone(self) -> dict[str, Any]:
        described, low = self.roster.description, self.roster.stage.low
        if "statusName" in described.searchable:
            return {"filterType": "statusName", "filterValues": low, "fields": OMIT}
        described.must_search("reachedSuccess")
        return {"filterType": "reachedSuccess", "filterValues": [True, False], "fields": OMIT}

    @once
    def _program(self) -> Any:
        self.members.instance.context.allow(BULK)
        self.roster.there()
        return self.roster.stage.program("crowd")

    @property
    def _leads(self) -> list[Any]:
        self.members.instance.context.allow(BULK)
        return self.roster.leads.first(FEW + A_CALL + 1)[FEW:]
