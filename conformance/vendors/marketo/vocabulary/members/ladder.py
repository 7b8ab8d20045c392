"""
The statuses of a channel, each tried from each other one.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster
from conformance.vendors.marketo.vocabulary.members.stage import Choice, Stage, Step

MOST = 4  # statuses, so that there are leads enough
PAST = "1037"  # the code of who is past a status


@dataclass
class OtherStage(Stage):
    """
    Chooses another channel than the usual one, where there is any: what holds in a channel has to
    hold in all. One in which members can leave success behind comes first.
    """

    @once
    def _chosen(self) -> Choice:
        usual = Stage(self.programs).channel
        choices = self._choices
        kind, name, steps = max(choices, key=lambda one: (_leaves(one[2]), one[1] != usual))
        return kind, name, _some(steps)


@dataclass
class Ladder:
    """
    A member for each pair of statuses at different steps: it is given the one, and then the other.
    """

    members: Members
    roster: Roster

    @once
    def stage(self) -> OtherStage:
        return OtherStage(self.roster.stage.programs)

    @once
    def program(self) -> Any:
        """The id of the program, whose members have the first status of their pairs."""
        program = self.stage.program("ladder")
        for step in self.stage.steps:
            self.members.join(program, step.name, self._leads(begin=step))
        return program

    @once
    def moves(self) -> dict[str, Answer]:
        """Each status, given to all who have another."""
        program = self.program
        return {
            step.name: self.members.set_status(program, step.name, self._leads(end=step))
            for step in self.stage.steps
        }

    @once
    def afterwards(self) -> Seen:
        self.moves  # noqa: B018
        shown = ("statusName", "reachedSuccess")
        return self.members.look(self.program, self._leads(), *shown)

    @property
    def climbs(self) -> dict[tuple[str, str], Any]:
        """What became of those who were given a higher status: the row, and their status."""
        return self._seen(rising=True)

    @property
    def falls(self) -> dict[tuple[str, str], Any]:
        """What became of those who were given a lower status."""
        return self._seen(rising=False)

    @property
    def reached(self) -> dict[tuple[str, str], Any]:
        """Whether those who have a status still, as they were given a lower one, show success."""
        return {
            (one.name, two.name): self.afterwards[lead]["reachedSuccess"]
            for one, two in self._kept
            for lead in self._leads(begin=one, end=two)
        }

    @property
    def counting(self) -> dict[tuple[str, str], bool]:
        """Whether their statuses count as success."""
        return {(one.name, two.name): one.success for one, two in self._kept}

    @property
    def _kept(self) -> list[tuple[Step, Step]]:
        """The pairs of statuses after which members have the first; Blocked without any."""
        held = {pair for pair, (_, status) in self.falls.items() if status == pair[0]}
        if not held:
            raise Blocked("ladder.down")
        return [pair for pair in self._pairs if (pair[0].name, pair[1].name) in held]

    def _seen(self, *, rising: bool) -> dict[tuple[str, str], Any]:
        pairs = [(one, two) for one, two in self._pairs if (one.step < two.step) is rising]
        return {
            (one.name, two.name): (self._outcome(two, lead), self.afterwards[lead]["statusName"])
            for one, two in pairs
            for lead in self._leads(begin=one, end=two)
        }

    def _outcome(self, end: Step, lead: Any) -> tuple[Any, ...]:
        """The status of a lead's row, and 1037 where that is among its codes."""
        row = self.moves[end.name].row(self._leads(end=end).index(lead))
        return (row.status, *(code for code in row.codes if code == PAST))

    @once
    def by_success(self) -> dict[bool, Answer]:
        """The members who reached success, and those who did not, once all were moved."""
        self.roster.description.must_search("reachedSuccess")
        self.afterwards  # noqa: B018
        return {
            reached: self.members.query(self.program, "reachedSuccess", [reached])
            for reached in (True, False)
        }

    @property
    def successes(self) -> dict[bool, list[Any]]:
        """The leads of those who show success, and of those who do not."""
        shown = self.afterwards.by_lead.items()
        return {
            reached: sorted(lead for lead, one in shown if one["reachedSuccess"] is reached)
            for reached in (True, False)
        }

    @property
    def _pairs(self) -> list[tuple[Step, Step]]:
        steps = self.stage.steps
        return [(one, two) for one in steps for two in steps if one.step != two.step]

    def _leads(self, begin: Step | None = None, end: Step | None = None) -> list[Any]:
        """The leads of the pairs that begin with a status, or end with one."""
        leads = zip(self._pairs, self.roster.leads.first(len(self._pairs)), strict=True)
        return [lead for (one, two), lead in leads if begin in (None, one) and end in (None, two)]


def _leaves(steps: list[Step]) -> bool:
    """Whether a status that is no success stands above one that is."""
    reached = [one.step for one in steps if one.success]
    return any(one.step > min(reached) for one in steps if reached and not one.success)


def _some(steps: list[Step]) -> list[Step]:
    """The lowest, the highest, and what is a success before the others between."""
    between = sorted(steps[1:-1], key=lambda one: not one.success)
    return sorted([steps[0], *between[: MOST - 2], steps[-1]], key=lambda one: one.step)
