"""
Members of programs of each type.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster
from conformance.vendors.marketo.vocabulary.members.stage import Choice, Stage

TYPES = ("Default", "Event", "Event with Webinar", "Engagement", "Email")


@dataclass
class StageOf(Stage):
    """Takes a channel for programs of one type."""

    kind: str = "Default"

    @once
    def _chosen(self) -> Choice:
        for name in self.programs.surroundings.channels_for(self.kind):
            steps = self._steps(name)
            if len({one.step for one in steps}) > 1:
                return self.kind, name, steps
        raise NotApplicable(f"no channel for {self.kind} has two statuses")


@dataclass
class Everywhere:
    """
    A program of each type, of which one lead is made a member and is then moved up.
    """

    members: Members
    roster: Roster

    @once_each
    def stage(self, kind: str) -> StageOf:
        return StageOf(self.roster.stage.programs, kind)

    @once_each
    def program(self, kind: str) -> Any:
        """Its id; raises NotApplicable where a program of that type needs more than a channel."""
        stage = self.stage(kind)
        name = stage.programs.ledger.name(f"{kind.lower()} members")
        reply = stage.programs.create(kind, channel=stage.channel, name=name)
        if not reply.accepted:
            raise NotApplicable(f"a program of type {kind} is not made: {reply.describe()}")
        return reply.needed_for("create.accepted").id

    @once_each
    def joining(self, kind: str) -> Answer:
        self.roster.there()
        return self._set_status(kind, self.stage(kind).low)

    @once_each
    def moving(self, kind: str) -> Answer:
        self.joining(kind).needed("ladder.types")
        return self._set_status(kind, self.stage(kind).high)

    def status(self, kind: str) -> Any:
        """The status of the member in the end; None where the lead is none."""
        self.moving(kind)
        seen = self.members.look(self.program(kind), self._leads, "statusName")
        return seen[self._leads[0]]["statusName"] if self._leads[0] in seen else None

    def _set_status(self, kind: str, status: str) -> Answer:
        return self.members.set_status(self.program(kind), status, self._leads)

    @property
    def _leads(self) -> list[Any]:
        return self.roster.leads.first(1)
