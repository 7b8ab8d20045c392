"""
Which programs a caller can see: one by its id, or among others.
"""

from .program import Programs
from .record import Caller, Program


class Visibility(Programs):
    statuses_to_get: frozenset[str] = frozenset({"PUBLISHED", "ENDED"})
    statuses_to_list: frozenset[str] = frozenset({"PUBLISHED", "ENDED"})

    def sees(self, caller: Caller, program: Program) -> bool:
        """Whether a caller is shown a program that it asks for by its id."""
        if self.manages(caller):
            return True
        return program.status in self.statuses_to_get and self.is_open_to(caller, program)

    def discovers(self, caller: Caller, program: Program) -> bool:
        """Whether a caller finds a program among others."""
        if self.manages(caller):
            return True
        return program.status in self.statuses_to_list and self.is_open_to(caller, program)

    def is_open_to(self, caller: Caller, program: Program) -> bool:
        """Whether the access type lets somebody see a program who does not manage it."""
        return not self.is_secret(program) or self.takes_part(caller, program)

    def takes_part(self, caller: Caller, program: Program) -> bool:
        return caller.kind == "member" and self.participates(caller.id, program)

    def found_by_query(self, caller: Caller, program: Program) -> bool:
        return self.discovers(caller, program)

    def found_by_search(self, caller: Caller, program: Program) -> bool:
        return self.discovers(caller, program)

    def counted(self, caller: Caller, program: Program) -> bool:
        return self.discovers(caller, program)
