"""
Approval: an Email program with dates, an email and a smart list is locked, and unlocked again.
"""

from dataclasses import replace

from .call import Call, Refused, operation
from .program import Programs
from .record import Json, Program


class Approval(Programs):
    types_to_approve = frozenset({"Email"})
    types_to_unapprove = frozenset({"Email"})
    approved_status = "locked"
    unapproved_status = "unlocked"
    assets_to_approve_with: tuple[str, ...] = ("email", "smart list")

    @operation("POST", "/rest/asset/v1/program/{id:int}/approve.json")
    def approve_program(self, call: Call) -> list[Json]:
        program = self.existing(call)
        self.may_be_approved(program)
        self.store(replace(program, status=self.approved_status))
        return self.only_id(program)

    @operation("POST", "/rest/asset/v1/program/{id:int}/unapprove.json")
    def unapprove_program(self, call: Call) -> list[Json]:
        program = self.existing(call)
        self.may_be_unapproved(program)
        self.store(replace(program, status=self.unapproved_status))
        return self.only_id(program)

    def may_be_approved(self, program: Program) -> None:
        if program.type not in self.types_to_approve:
            raise Refused("709", "Only Email programs can be approved")
        if program.status == self.approved_status:
            raise Refused("709", "The program is approved already")
        lacks = self.lacks_for_approval(program)
        if lacks:
            raise Refused("709", f"Unable to approve program, it lacks {', '.join(lacks)}")

    def may_be_unapproved(self, program: Program) -> None:
        if program.type not in self.types_to_unapprove:
            raise Refused("709", "Only Email programs can be unapproved")
        if program.status != self.approved_status:
            raise Refused("709", "The program is not approved")

    def lacks_for_approval(self, program: Program) -> list[str]:
        dates = {"startDate": program.start, "endDate": program.end}
        lacks = [name for name, date in dates.items() if date is None]
        return lacks + [one for one in self.assets_to_approve_with if not program.assets.get(one)]
