"""
Deletion: a program goes, and with it whatever is nested in it.
"""

from .call import Call, operation
from .nesting import Nesting
from .record import Json, Program


class Delete(Nesting):
    @operation("POST", "/rest/asset/v1/program/{id:int}/delete.json")
    def delete_program(self, call: Call) -> list[Json]:
        program = self.existing(call)
        self.remove(program)
        return self.only_id(program)

    def remove(self, program: Program) -> None:
        for nested in self.nested_in(program):
            self.remove(nested)
        self.bin.append(self.programs.pop(program.id))
