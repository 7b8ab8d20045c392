"""
Which programs may sit in which.
"""

from .call import Refused
from .program import Programs
from .record import Folder, Program, Reference

ONLY_EMAIL = frozenset({"Email"})


class Nesting(Programs):
    programs_a_parent_may_hold = {  # noqa: RUF012
        # Each other type. Whether an Engagement may hold an Engagement is open; here it may not.
        "Engagement": frozenset({"Default", "Event", "Event with Webinar", "Email"}),
        "Default": ONLY_EMAIL,
        "Event": ONLY_EMAIL,
        "Event with Webinar": ONLY_EMAIL,
        "Email": frozenset(),
    }

    def may_be_nested(self, program: Program) -> None:
        """Refuse a program whose place is in a program that can't hold it."""
        parent = self.program_above(program.folder)
        if parent and not self.may_hold(parent.type, program.type):
            raise Refused("711", f"{parent.type} programs can't hold {program.type} programs")

    def may_hold(self, parent: str, child: str) -> bool:
        return child in self.programs_a_parent_may_hold.get(parent, frozenset())

    def nested_in(self, program: Program) -> list[Program]:
        every = self.programs.values()
        return [nested for nested in every if self.program_above(nested.folder) is program]

    def program_above(self, place: Reference | None) -> Program | None:
        """Find the program that a place is, or is a folder in."""
        holder = self.holder(place) if place else None
        return self.program_above(holder.parent) if isinstance(holder, Folder) else holder
