"""
Marketos that each get one thing about the steps between statuses wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
    Refused,
    Step,
)


@breaks("ladder.up", depth="standard")
class HoldsSuccessForFinal(Marketo):
    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        return present.success or super().is_in_or_past(present, wanted)


@breaks("ladder.down", depth="standard")
class FallsFromTheThirdStep(Marketo):
    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        falls = (present.step, wanted.step) == (30, 10)
        return not falls and super().is_in_or_past(present, wanted)


@breaks("query.members.success", depth="standard")
class ReachesSuccessAtTheTopAlone(Marketo):
    def reached_success(self, program: Program, member: Membership) -> bool:
        top = max(self.steps(program).values(), key=lambda step: step.step)
        return member.status == top.name and super().reached_success(program, member)


@breaks("ladder.success", depth="standard")
class FindsASuccessThatHasPassed(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        since = member.success
        super().move(program, wanted, member)
        member.success = member.success or since

    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        if name == "reachedSuccess":
            return str(member.success is not None).lower() in values
        return super().matches(program, member, name, values)


@breaks("ladder.types", depth="standard")
class HasNoMembersInEngagementPrograms(Marketo):
    def sync_status(self, call: Call) -> Json:
        program = self.programs.get(call.id)
        if program and program.type == "Engagement":
            raise Refused("709", "Programs of this type have no members")
        return super().sync_status(call)


@breaks("ladder.types", depth="standard")
class KnowsNoStatusesOfWebinars(Marketo):
    def allowed_statuses(self, program: Program) -> dict[str, Step]:
        found = super().allowed_statuses(program)
        return {} if program.type == "Event with Webinar" else found
