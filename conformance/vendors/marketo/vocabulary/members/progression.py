"""
The story of a program whose members are given statuses, with one look at the end.

Each rule has leads of its own, so that what breaks one of them does not show in another.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.leads import NOBODY, Leads
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.record import Member
from conformance.vendors.marketo.vocabulary.members.roster import Roster

# Places of leads, by what they show.
RAISED, LOWERED, AGAIN, MIXED, TWIN, KEPT, NEW = range(7)
BACK = 20  # another twin
HELD = {"unknown": 7, "foreign": 8}
REFUSED = {"unknown": 9, "foreign": 10, "nameless": 11, "first of 301": 12, "last of 301": 13}
BUILT = {"raised", "lowered", "again", "mixed", "twin", "twin back"}  # on members that were created
MANY = 301


@dataclass
class Progression:
    """
    `progression["lowered"]` is an answer; `afterwards` shows the members by lead at the end.
    """

    members: Members
    roster: Roster
    answers: dict[Hashable, Answer | NotJudged] = field(default_factory=dict, repr=False)

    def __getitem__(self, label: Hashable) -> Answer:
        self._played  # noqa: B018
        answer = self.answers[label]
        if isinstance(answer, NotJudged):
            raise answer
        if label in BUILT and {row.status for row in self["created"].rows} != {"created"}:
            raise Blocked("status.created")
        if label in BUILT and self.forgot:
            raise Blocked("status.created (a member is made a second time)")
        return answer

    @property
    def forgot(self) -> bool:
        """Whether a member that is given its status again is made one again."""
        again = self.answers["again"]
        return isinstance(again, Answer) and ("created",) in again.outcomes

    def skipped(self, label: str) -> bool:
        """Whether a call with one lead skipped it with 1037."""
        rows = self[label].rows
        return len(rows) == 1 and rows[0].skipped_with("1037", "status.rows.reasons")

    def moves(self) -> None:
        """Raises Blocked where a lead that is sent alone is not treated by its status."""
        self.rose()
        skipped = [row.status for row in self["lowered"].rows] == ["skipped"]
        if not skipped or self.status(LOWERED) != self.roster.stage.high:
            raise Blocked("status.lower.skipped")

    def member(self, place: int) -> Member | None:
        """
        The member at the end, or None where a lead is none; raises Blocked if none shows, or some
        of several do not.
        """
        self._played  # noqa: B018
        if self.leads[KEPT] not in self.afterwards:
            self.roster.there()
            if self.roster.by_lead.leads not in ([], self.roster.leads_of("both")):
                raise Blocked("query.lead-id (not all members show)")
        return self.afterwards.by_lead.get(self.leads[place])

    def seen(self, place: int) -> Member:
        """The member at the end; raises Blocked where it does not show."""
        self._played  # noqa: B018
        return self.afterwards[self.leads[place]]

    def rose(self) -> None:
        """Raises Blocked where the members that were to be moved up were not."""
        outcomes = self["raised"].needed("status.updated").outcomes
        if outcomes != [("updated",)] * 2 or self.status(RAISED) != self.roster.stage.high:
            raise Blocked("status.updated")

    def status(self, place: int) -> Any:
        """Its status at the end, or None where a lead is no member."""
        member = self.member(place)
        return member["statusName"] if member else None

    def left(self, label: str) -> Any:
        """The status that a refused call gave to a lead that was no member; None if none."""
        return self.status(REFUSED[label])

    @property
    def leads(self) -> Leads:
        return self.roster.leads

    @once
    def program(self) -> Any:
        return self.roster.stage.program("progression")

    @once
    def afterwards(self) -> Seen:
        leads = [*self.leads.first(max(REFUSED.values()) + 1), self.leads[BACK]]
        return self.members.look(self.program, leads, "statusName", "reachedSuccess")

    @once
    def with_lowest(self) -> Answer:
        """Who is found by the lowest status, once one is known to have it, and one no more."""
        stage = self.roster.stage
        self.roster.description.must_search("statusName")
        if (self.status(KEPT), self.status(RAISED)) != (stage.low, stage.high):
            raise Blocked("status.updated")
        return self.members.query(self.program, "statusName", stage.low)

    @once
    def elsewhere(self) -> Member:
        """The membership of the lead that was raised in another program, at the end."""
        lead = self.leads[RAISED]
        self._played  # noqa: B018
        return self.members.look(self.roster.program, [lead], "statusName")[lead]

    @once
    def _played(self) -> bool:
        stage = self.roster.stage
        places = (RAISED, LOWERED, AGAIN, MIXED, TWIN, BACK, KEPT, *HELD.values())
        self._play("created", stage.low, *places)
        self._play("raised", stage.high, RAISED, LOWERED)
        self._play("lowered", stage.low, LOWERED)
        self._play("again", stage.low, AGAIN)
        past = RAISED if stage.middle == stage.high else LOWERED  # which would be raised again
        self._play("mixed", stage.middle, MIXED, past, NEW)
        try:
            one, other = stage.twins
            self._play("to a twin", one, TWIN)
            self._play("twin", other, TWIN, BACK)
            self._play("twin back", one, BACK)
        except NotJudged as reason:
            self.answers["twin"] = self.answers["twin back"] = reason
        self._refusals()
        return True

    def _refusals(self) -> None:
        stage, places = self.roster.stage, REFUSED
        self._play("unknown", "No Such Status", HELD["unknown"], places["unknown"])
        try:
            self._play("foreign", stage.foreign, HELD["foreign"], places["foreign"])
        except NotJudged as reason:
            self.answers["foreign"] = reason
        self._play("nameless", OMIT, places["nameless"])
        nowhere = self.members.set_status(NOBODY, stage.low, [self.leads[KEPT]])
        self.answers["nowhere"] = nowhere
        self.answers["no input"] = self.members.set_status(self.program, stage.low, OMIT)
        first, last = self.leads[places["first of 301"]], self.leads[places["last of 301"]]
        nobody = [*range(NOBODY, NOBODY + MANY - 2)]
        many = [first, *nobody, last]
        self.answers["301"] = self.members.set_status(self.program, stage.low, many)

    def _play(self, label: str, status: Any, *places: int) -> None:
        leads = [self.leads[place] for place in places]
        self.answers[label] = self.members.set_status(self.program, status, leads)
