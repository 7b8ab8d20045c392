"""
The story of members that are deleted, with one look at the end.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.leads import NOBODY
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster

# Places of leads, by what they show: other stories than this one do not use them, since a faulty
# deletion may reach beyond its program.
GONE, BACK, KEPT, FIRST, LAST, STRANGER = range(14, 20)
MANY = 301


@dataclass
class Parting:
    """
    Two of five members, with a status each, are deleted in one call with a stranger; one of them is
    made again.
    """

    members: Members
    roster: Roster

    @once
    def program(self) -> Any:
        program = self.roster.stage.program("parting")
        self.members.join(program, self.roster.stage.high, [self._lead(GONE)])
        self.members.join(program, self.roster.stage.low, self._members[1:])
        return program

    @once
    def other(self) -> Any:
        """The id of another program, of which the first of the leads is a member too."""
        program = self.roster.other
        self.members.join(program, self.roster.stage.low, [self._lead(GONE)])
        return program

    @property
    def _members(self) -> list[Any]:
        return [self._lead(place) for place in (GONE, BACK, KEPT, FIRST, LAST)]

    @once
    def before(self) -> Seen:
        self.other  # noqa: B018 - before the deletion
        seen = self.members.look(self.program, self._members)
        if not seen:
            raise Blocked("query.lead-id (no member shows)")
        return seen

    @once
    def deletion(self) -> Answer:
        self.before  # noqa: B018
        places = (BACK, STRANGER, GONE)  # neither by number nor by outcome
        return self.members.delete(self.program, [self._lead(place) for place in places])

    @once
    def by_status(self) -> Answer:
        """The members by their statuses, after the deletion."""
        self.roster.description.must_search("statusName")
        self.deletion.needed("removal.deleted")
        stage = self.roster.stage
        answer = self.members.query(self.program, "statusName", [stage.low, stage.high])
        return answer.needed("filter.searchable")

    @once
    def again(self) -> Answer:
        """A second deletion of the same member."""
        with contextlib.suppress(NotJudged):
            self.by_status  # noqa: B018 - which shows what the first one left
        return self.members.delete(self.program, [self._lead(GONE)])

    @once
    def nowhere(self) -> Answer:
        """A deletion from a program that does not exist."""
        return self.members.delete(NOBODY, [self._lead(KEPT)])

    @once
    def no_input(self) -> Answer:
        return self.members.delete(self.program, OMIT)

    @once
    def too_many(self) -> Answer:
        self.deletion  # noqa: B018
        nobody = [*range(NOBODY, NOBODY + MANY - 2)]
        return self.members.delete(self.program, [self._lead(FIRST), *nobody, self._lead(LAST)])

    @once
    def return_(self) -> Answer:
        """A deleted member is given a status, once others have seen that it is gone."""
        self.deletion.needed("removal.deleted")
        for look in ("by_status", "afterwards"):
            with contextlib.suppress(NotJudged):
                getattr(self, look)
        return self.members.set_status(self.program, self.roster.stage.low, [self._lead(BACK)])

    @once
    def returned(self) -> Seen:
        """The members after that."""
        self.return_  # noqa: B018
        return self.members.look(self.program, [self._lead(KEPT), self._lead(BACK)])

    @once
    def afterwards(self) -> Seen:
        """The members by lead, after both deletions and the one that was refused."""
        self.deletion, self.again, self.too_many  # noqa: B018
        return self.members.look(self.program, self._members, "statusName")

    @once
    def elsewhere(self) -> Seen:
        """The membership of the first lead in another program, afterwards."""
        self.deletion  # noqa: B018
        return self.members.look(self.other, [self._lead(GONE)])

    @once
    def lead(self) -> Answer:
        """The deleted member's lead; raises Blocked where no lead is shown at all."""
        self.deletion  # noqa: B018
        self.roster.leads.known(self._lead(STRANGER)).needed("GET /rest/v1/lead")
        return self.roster.leads.known(self._lead(GONE))

    def left(self) -> None:
        """Raises Blocked where a member that was deleted shows."""
        gone = [self._lead(GONE), self._lead(BACK)]
        with contextlib.suppress(NotApplicable):
            if {*gone} & {*self.by_status.leads}:
                raise Blocked("removal.gone")
        if self.remains(GONE) or self.remains(BACK):
            raise Blocked("removal.gone")

    def spares(self) -> None:
        """Raises Blocked where a member is gone that was not sent."""
        self.deletion.needed("removal.deleted")
        if not self.remains(KEPT):
            raise Blocked("removal.others.kept")

    def keeps_leads(self) -> None:
        """Raises Blocked where a lead is known to have gone with its membership."""
        try:
            gone = self.lead.absent
        except NotJudged:
            return
        if gone:
            raise Blocked("removal.lead.kept")

    def remains(self, place: int) -> bool:
        """Whether a lead is a member at the end; it was one before, or Blocked is raised."""
        if self._lead(place) not in self.before:
            raise Blocked("query.lead-id (a member does not show)")
        return self._lead(place) in self.afterwards

    def _lead(self, place: int) -> Any:
        return self.roster.leads[place]
