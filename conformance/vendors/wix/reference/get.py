"""
One program, by its id.
"""

from .call import Call, operation
from .record import Json
from .visibility import Visibility


class Get(Visibility):
    @operation("GET", "/programs/{id}")
    def get_program(self, call: Call) -> Json:
        program = self.existing(call)
        if not self.sees(call.caller, program):
            raise self.hidden()
        return {"program": self.shown(program)}

    def hidden(self) -> Exception:
        """What a caller is told of a program that it may not see: as if there were none."""
        return self.not_found()
