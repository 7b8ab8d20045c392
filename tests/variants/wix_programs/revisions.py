"""
Wix sites that chose differently: what counts as a revision.
"""

from conformance.vendors.wix.reference import (
    Participant,
    Program,
    Wix,
)


class BeginsWithRevision0(Wix):
    first_revision = 0


class BeginsWithRevision7(Wix):
    first_revision = 7


class CountsNoTransitionsAsRevisions(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        program.revision -= 1


class CountsParticipantsAsRevisions(Wix):
    """Who comes to take part changes the program too."""

    def add_participant(self, program: Program, member: str) -> Participant:
        self.touch(program)
        return super().add_participant(program, member)


class CountsCategoriesAsRevisions(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        super().assign(program, category, there)
        self.touch(program)
