"""
Approvals of Email programs, which are always taken back.

An approved Email program sends mail at its start date. So none is approved whose dates are not a
year ahead, and none stays approved, however the run ends.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from conformance.made import Made, Remover
from conformance.outcome import Blocked, Deselected
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.reply import Reply

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Term:
    """A program that was approved and unapproved again, each of it tried twice."""

    id: Any
    before: Program
    approved: Reply
    approved_again: Reply
    between: Reply
    unapproved: Reply
    unapproved_again: Reply
    afterwards: Reply


@dataclass(frozen=True)
class Attempted:
    """An approval that must be refused, and the status of the program before and after it."""

    reply: Reply
    before: str
    after: str


@dataclass
class Approvals:
    """
    What `approve` does is undone when the run cleans up, if it was not undone before.
    """

    programs: Programs

    def __post_init__(self) -> None:
        self.programs.ledger.removers["approval"] = Remover(self.take_back)

    def take_back(self, left: list[Made]) -> None:
        """Unapprove programs that a run had approved which was killed."""
        for made in list(left):
            if self._is_locked(made.id):
                self.programs.unapprove(made.id)
                if self._is_locked(made.id):
                    continue
            left.remove(made)

    def _is_locked(self, id: Any) -> bool:
        found = self.programs.by_id(id)
        return not found.absent and found.program.status == "locked"

    def named(self, key: str, *dates: str) -> Program:
        """
        The program that a fixture names, as reading shows it.

        Raises Blocked where it is approved already, has another date than `dates`, or a nearer one.
        """
        context = self.programs.instance.context
        context.allow("approve-programs")
        if self.programs.read_only:
            raise Deselected("profile read-only approves nothing")
        found = self.programs.by_id(context.fixture(key))
        program = found.needed_for("get.by-id.returns-the-program")
        shown = {name for name in ("startDate", "endDate") if program[name]}
        if shown - set(dates):
            raise Blocked(f"{key}: it has a {min(shown - set(dates))}")
        if not all(_far(program[name]) for name in shown):
            raise Blocked(f"{key}: its dates do not lie a year ahead")
        if program.status == "locked":
            raise Blocked(f"{key}: it is approved already")
        return program

    def attempt(self, program: Program) -> Attempted:
        """An approval that should be refused; one that is not is taken back at once."""
        reply = self.approve(program)
        after = self.programs.by_id(program.id).needed_for("get.by-id.returns-the-program")
        if reply.reading == "accepted" or after.status != program.status:
            self.programs.unapprove(program.id)
        return Attempted(reply, program.status, after.status)

    def approve(self, program: Program) -> Reply:
        name = str(program.name)
        entry = Made("approval", program.id, name, lambda: self._taken_back(program))
        self.programs.ledger.add(entry)
        reply = self.programs.approve(program.id)
        if reply.reading == "rejected":
            self.programs.ledger.made.remove(entry)
        return reply

    def _taken_back(self, program: Program) -> bool:
        if self._is_as_before(program):
            return True
        self.programs.unapprove(program.id)
        return self._is_as_before(program)

    def _is_as_before(self, program: Program) -> bool:
        found = self.programs.by_id(program.id)
        return found.absent or found.program.status == program.status


def _far(date: object) -> bool:
    instant = moment.read(date)
    return instant is not None and instant >= datetime.now(UTC) + YEAR
