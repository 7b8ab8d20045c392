"""
A program whose members are known: what queries are held to.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.once import Known, once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.members import trust
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.description import Description
from conformance.vendors.marketo.vocabulary.members.leads import NOBODY, Leads
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.stage import Stage

LOW, HIGH = 6, 3  # members with the lowest status and with the highest
ALL = LOW + HIGH
A_PAGE = 3  # of all members, so that the last page is full
MANY = 300  # values of a filter


@dataclass
class Roster:
    """
    Nine members of one program: six with the lowest status, three with the highest. Two of the
    same leads are members of another program as well, and further leads are in neither.

    Where nothing may be made, it is `existing_program_id` with the members that it has.
    """

    members: Members = field(repr=False)
    stage: Stage = field(repr=False)
    leads: Leads = field(repr=False)
    description: Description = field(repr=False)
    known: Known = field(default_factory=Known, repr=False)

    @property
    def read_only(self) -> bool:
        return self.stage.programs.read_only

    @once
    def program(self) -> Any:
        """The id of the program, with its members."""
        if self.read_only:
            return self.members.instance.context.fixture("existing_program_id")
        program = self.stage.program("roster")
        self.members.join(program, self.stage.low, self._all[:LOW])
        self.members.join(program, self.stage.high, self._all[LOW:])
        return program

    @once
    def other(self) -> Any:
        """The id of a program that has two of the same leads, with their statuses exchanged."""
        program = self.stage.program("other roster")
        self.members.join(program, self.stage.high, self._all[:1])
        self.members.join(program, self.stage.low, self._all[LOW : LOW + 1])
        return program

    @once
    def _all(self) -> list[Any]:
        return self.leads.first(ALL)

    @property
    def stranger(self) -> Any:
        """A lead that is no member."""
        return self.leads[ALL]

    @once
    def by_lead(self) -> Answer:
        """The members, asked for by lead, with a stranger among them."""
        self.other  # noqa: B018 - whose members must not show
        return self.members.by_lead(self.program, [*self._all, self.stranger])

    @once
    def by_status(self) -> dict[str, Answer]:
        """The members of the lowest status, of the highest, and of both."""
        self.description.must_search("statusName")
        low, high = self.stage.low, self.stage.high
        asked: dict[str, Any] = {"low": low, "high": high, "both": [low, high]}
        self.other  # noqa: B018 - whose members must not show
        return {
            label: self.members.query(self.program, "statusName", values)
            for label, values in asked.items()
        }

    @once
    def forgotten(self) -> bool:
        """Whether a member is made a member again."""
        if self.read_only:
            return False
        again = self.members.set_status(self.program, self.stage.low, self._all[:1])
        return again.outcomes == [("created",)]

    def there(self) -> None:
        trust.there(self)

    def given(self) -> None:
        trust.given(self)

    def leads_of(self, label: str) -> list[Any]:
        """The leads of the members of the lowest status, of the highest, or of both."""
        wanted = {"low": self._all[:LOW], "high": self._all[LOW:], "both": self._all}
        return sorted(wanted[label])

    def crowded(self, value: Any, total: int) -> list[Any]:
        """As many values as told, of which only the last one is somebody's."""
        nobody = sorted({*range(NOBODY, NOBODY + 2 * total)} - {*self._all})
        return [*nobody[: total - 1], value]

    @once
    def unfiltered(self) -> Answer:
        """A query without `filterType`."""
        return self.members.query(self.program, filterValues=self.stage.low)

    @once
    def unvalued(self) -> Answer:
        """A query without `filterValues`."""
        return self.members.query(self.program, "leadId")

    @once
    def twice(self) -> Answer:
        """A query for one member, whose lead is sent twice; or once, where that is refused."""
        one = self.leads_of("low")[1:2]
        twice = self.members.by_lead(self.program, one * 2)
        return self.members.by_lead(self.program, one) if twice.rejected else twice

    @once
    def many(self) -> Answer:
        """A query for 300 leads, of which only the last one is a member."""
        return self.members.by_lead(self.program, self.crowded(self.leads_of("low")[0], MANY))

    @once
    def too_many(self) -> Answer:
        """A query for 301 leads, of which only the last one is a member."""
        return self.members.by_lead(self.program, self.crowded(self.leads_of("low")[0], MANY + 1))

    @once
    def nowhere(self) -> Answer:
        """A query for a member in a program that does not exist."""
        self.program  # noqa: B018 - of which it is one
        return self.members.by_lead(NOBODY, self.leads_of("low")[:1])

    @once
    def unknown_filter(self) -> Answer:
        """A query by a field that does not exist."""
        return self.members.query(self.program, "pacNoSuchField", "1")

    def asked(self, **parameters: Any) -> Answer:
        """An answer for all members by lead, with further parameters; each is asked for once."""
        key = tuple(sorted((name, str(value)) for name, value in parameters.items()))
        members = self.members
        return self.known.get(key, lambda: members.by_lead(self.program, self._all, **parameters))

    @once
    def pages(self) -> list[Answer]:
        """All members page by page, three on a page, with a field that is not shown else."""
        return self.members.pages(
            self.program,
            filterType="leadId",
            filterValues=[*self._all, self.stranger],
            fields=["leadId", "statusName"],
            batchSize=A_PAGE,
        )

    @once
    def low_pages(self) -> list[Answer]:
        """The members of the lowest status, two on a page; by lead where that is no filter."""
        by_status = "statusName" in self.description.searchable
        return self.members.pages(
            self.program,
            filterType="statusName" if by_status else "leadId",
            filterValues=self.stage.low if by_status else self.leads_of("low"),
            fields=["leadId", "statusName"],
            batchSize=2,
        )

    @once
    def side_by_side(self) -> list[Answer]:
        """All members page by page, three on a page, with pages of another list in between."""
        first, aside = self.asked(batchSize=3), self.asked(batchSize=2)
        for page in (first, aside):
            page.needed_more("page.more")
        found = [first]
        while (token := found[-1].next_page) and len(found) < ALL:
            self.members.by_lead(
                self.program, self._all, batchSize=2, nextPageToken=aside.page_token
            )
            found.append(self.asked(batchSize=3, nextPageToken=token))
        return found

    def cut(self) -> None:
        """Raises Blocked where the first of the pages holds everybody."""
        if len(self.pages[0].members) >= ALL:
            raise Blocked("page.size")

    def follows(self) -> None:
        """Raises Blocked where the first of the pages is not followed by another."""
        if len(self.pages) < 2:
            raise Blocked("page.more (the first page is the only one)")
