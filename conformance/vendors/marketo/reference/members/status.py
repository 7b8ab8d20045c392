"""
Giving members a status: who is none becomes one.
"""

from ..call import Call, Refused, operation
from ..record import Json, Program, Step
from .query import Query
from .record import Membership
from .roll import Skipped


class Status(Query):
    @operation("POST", "/rest/v1/programs/{id:int}/members/status.json")
    def sync_status(self, call: Call) -> Json:
        program = self.program_of(call)
        wanted = self.wanted_status(call, program)
        return self.each(call, lambda row: self.set_status(program, wanted, self.lead_of(row)))

    def wanted_status(self, call: Call, program: Program) -> Step:
        name = self.needed(call, "statusName")
        known = self.allowed_statuses(program)
        return known[name] if name in known else self.no_such_status(program, name)

    def allowed_statuses(self, program: Program) -> dict[str, Step]:
        return self.steps(program)

    def no_such_status(self, program: Program, name: str) -> Step:
        raise Refused("1025", f"Status '{name}' not found in channel '{program.channel}'")

    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        member = self.roll(program).get(lead)
        if member is None and wanted.step == 0:
            return self.stay_outside(program, wanted, lead)
        if member is None:
            self.join(program, wanted, lead)
            return "created"
        if self.is_in_or_past(self.steps(program)[member.status], wanted):
            raise Skipped("1037", "Lead skipped because it is already in or past this status")
        self.move(program, wanted, member)
        return "updated"

    def stay_outside(self, program: Program, wanted: Step, lead: int) -> str:  # noqa: ARG002
        """Skip who is no member and is to have the status that says so; the document is silent."""
        raise Skipped("1037", "Lead not in program")

    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        return present.name == wanted.name or present.step > wanted.step

    def join(self, program: Program, wanted: Step, lead: int) -> None:
        now = self.this_second()
        member = Membership(lead, wanted.name, now, now, now if wanted.success else None)
        self.roll(program)[lead] = member

    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        member.status, member.updated = wanted.name, self.this_second()
        since = member.success or member.updated
        member.success = since if wanted.success else None
        self.roll(program)[member.lead] = member
