"""
Marketos that each get one thing about the life of a membership wrong.
"""

from datetime import datetime
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
    Step,
)


class _Remembers(Marketo):
    """Keeps who was deleted."""

    def __init__(self) -> None:
        super().__init__()
        self.gone: dict[tuple[int, int], Membership] = {}

    def leave(self, program: Program, lead: int) -> None:
        self.gone[program.id, lead] = self.roll(program)[lead]
        super().leave(program, lead)


class _Finds(_Remembers):
    """Finds by one field who was deleted."""

    name = ""

    def matching(self, call: Call, program: Program) -> Any:
        found = super().matching(call, program)
        gone = [member for (id_, _), member in self.gone.items() if id_ == program.id]
        return [*found, *gone] if gone and call.text("filterType") == self.name else found


@breaks("membership.gone", depth="standard")
class FindsTheDeletedByDate(_Finds):
    name = "updatedAt"


@breaks("membership.gone", depth="standard")
class FindsTheDeletedBySuccess(_Finds):
    name = "reachedSuccess"


@breaks("membership.gone", depth="standard")
class FindsTheDeletedByTheirText(_Finds):
    name = "myCustomField"


@breaks("membership.not-revived", depth="standard")
class RevivesTheDeletedByTheirFields(_Remembers):
    def no_member(self, program: Program, lead: int, row: Json) -> str:
        if (program.id, lead) not in self.gone:
            return super().no_member(program, lead, row)
        self.roll(program)[lead] = self.gone[program.id, lead]
        return "updated"


@breaks("membership.anew", depth="standard")
class GivesBackTheValues(_Remembers):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        super().join(program, wanted, lead)
        if (program.id, lead) in self.gone:
            self.roll(program)[lead].values = self.gone[program.id, lead].values


@breaks("membership.anew", depth="standard")
class GivesBackTheStatus(_Remembers):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        super().join(program, wanted, lead)
        if (program.id, lead) in self.gone:
            self.roll(program)[lead].status = self.gone[program.id, lead].status


@breaks("membership.date.anew", depth="standard")
class GivesBackTheDate(_Remembers):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        super().join(program, wanted, lead)
        if (program.id, lead) in self.gone:
            self.roll(program)[lead].created = self.gone[program.id, lead].created


@breaks("membership.date.kept", depth="standard")
class DatesAMembershipAnew(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        super().move(program, wanted, member)
        member.created = member.updated


@breaks("membership.range", depth="standard")
class GoesByTheDateOfMembership(Marketo):
    def in_range(self, member: Membership, start: datetime, end: datetime) -> bool:
        return start <= member.created <= end


@breaks("membership.last", depth="standard")
class KeepsTheLastMember(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        if len(self.roll(program)) > 1:
            super().leave(program, lead)


@breaks("data.unsent.kept")
class SetsTheStatusBack(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        super().write(program, member, values)
        member.status = next(step.name for step in self.steps(program).values() if step.step)


@breaks(
    "membership.updated",
    also=["membership.range"],
    because="the range then goes by the first date",
    depth="standard",
)
class UpdatesNoDateByAMove(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        member = self.roll(program).get(lead)
        before = member.updated if member else None
        outcome = super().set_status(program, wanted, lead)
        if member and before:
            member.updated = before
        return outcome


@breaks(
    "membership.skipped",
    also=["membership.range"],
    because="the range then goes by a date that nobody gave",
    depth="standard",
)
class DatesWhatItSkips(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        if member := self.roll(program).get(lead):
            member.updated = self.this_second()
        return super().set_status(program, wanted, lead)
