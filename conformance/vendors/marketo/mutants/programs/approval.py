"""
Marketos that each get one thing about approval wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Program, Refused


@breaks("approval.approve.email-only")
class ApprovesEveryType(Marketo):
    def may_be_approved(self, program: Program) -> None:
        if program.type == "Email":
            super().may_be_approved(program)


@breaks("approval.approve.email-only")
class RefusesAndApprovesAllTheSame(Marketo):
    def may_be_approved(self, program: Program) -> None:
        if program.type != "Email":
            program.status = self.approved_status
        super().may_be_approved(program)


@breaks("approval.unapprove.email-only")
class UnapprovesEveryType(Marketo):
    def may_be_unapproved(self, program: Program) -> None:
        if program.type == "Email":
            super().may_be_unapproved(program)


class _Overlooks(Marketo):
    """Approves a program although it lacks something."""

    overlooked = ""

    def lacks_for_approval(self, program: Program) -> list[str]:
        return [one for one in super().lacks_for_approval(program) if one != self.overlooked]


@breaks("approval.start-date.required")
class ApprovesWithoutAStart(_Overlooks):
    overlooked = "startDate"


@breaks("approval.end-date.required")
class ApprovesWithoutAnEnd(_Overlooks):
    overlooked = "endDate"


@breaks("approval.assets.required")
class ApprovesWithoutAssets(Marketo):
    assets_to_approve_with = ()


@breaks("approval.approve.accepted")
class ApprovesNothing(Marketo):
    def lacks_for_approval(self, program: Program) -> list[str]:
        return ["a licence"]


@breaks(
    "approval.unapprove.accepted", also=("approval.unapprove.unlocks",), because="it stays locked"
)
class UnapprovesNothing(Marketo):
    def may_be_unapproved(self, program: Program) -> None:
        raise Refused("709", "Unable to unapprove program")


@breaks("approval.approve.locks")
class LeavesApprovedProgramsUnlocked(Marketo):
    def approve_program(self, call: Call) -> list[Json]:
        program = self.existing(call)
        self.may_be_approved(program)
        return self.only_id(program)

    def may_be_unapproved(self, program: Program) -> None:
        if program.type not in self.types_to_unapprove:
            super().may_be_unapproved(program)


@breaks("approval.unapprove.unlocks")
class LeavesUnapprovedProgramsLocked(Marketo):
    def unapprove_program(self, call: Call) -> list[Json]:
        program = self.existing(call)
        self.may_be_unapproved(program)
        return self.only_id(program)


@breaks("approval.unknown")
class ApprovesNobodySuccessfully(Marketo):
    def approve_program(self, call: Call) -> list[Json]:
        return super().approve_program(call) if call.id in self.programs else []


@breaks("approval.approve.email-only")
class ApprovesEvents(Marketo):
    types_to_approve = frozenset({"Email", "Event"})

    def lacks_for_approval(self, program: Program) -> list[str]:
        return [] if program.type == "Event" else super().lacks_for_approval(program)


@breaks("approval.nothing-else")
class ForgetsTheDatesOfWhatItUnapproves(Marketo):
    def unapprove_program(self, call: Call) -> list[Json]:
        answer = super().unapprove_program(call)
        program = self.existing(call)
        program.start = program.end = None
        return answer


@breaks("browse.status.unlocked", depth="standard")
class BrowsesAllEmailProgramsAsUnlocked(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        email = status == "unlocked" and program.type == "Email"
        return email or super().matches_status(program, status)


@breaks("approval.others.untouched", depth="standard")
class ApprovesAllOfAFolder(Marketo):
    def approve_program(self, call: Call) -> list[Json]:
        approved = super().approve_program(call)
        for other in self.programs.values():
            if other.type == "Email" and other.folder == self.existing(call).folder:
                other.status = self.approved_status
        return approved


@breaks("approval.approve.accepted", depth="standard")
class ApprovesAProgramOnce(Marketo):
    def unapprove_program(self, call: Call) -> list[Json]:
        answer = super().unapprove_program(call)
        self.existing(call).assets.clear()
        return answer
