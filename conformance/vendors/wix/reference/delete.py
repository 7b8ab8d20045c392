"""
Deletion: of a program, and of everybody's part in it.
"""

from .call import Call, operation
from .program import Programs
from .record import Json


class Delete(Programs):
    @operation("DELETE", "/programs/{id}")
    def delete_program(self, call: Call) -> Json:
        self.remove(self.existing(call).id)
        return {}

    def remove(self, program: str) -> None:
        self.programs.pop(program)
        self.forget(program)

    def forget(self, program: str) -> None:
        """Remove everybody's part in a program."""
        for id_ in [one.id for one in self.participants.values() if one.program == program]:
            self.participants.pop(id_)
