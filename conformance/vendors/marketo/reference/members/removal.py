"""
Deleting members. The leads remain.
"""

from ..call import Call, operation
from ..record import Json, Program
from .query import Query
from .roll import Skipped


class Removal(Query):
    @operation("POST", "/rest/v1/programs/{id:int}/members/delete.json")
    def delete_members(self, call: Call) -> Json:
        program = self.program_of(call)
        return self.each(call, lambda row: self.part(program, self.lead_of(row)))

    def part(self, program: Program, lead: int) -> str:
        if lead not in self.roll(program):
            raise Skipped("1037", "Lead not in program")
        self.leave(program, lead)
        return "deleted"

    def leave(self, program: Program, lead: int) -> None:
        del self.roll(program)[lead]
