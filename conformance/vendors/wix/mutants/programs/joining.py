"""
Sites that each get one thing about joining wrong.
"""

from collections.abc import Mapping
from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Application, Call, Json, Program, Refused, Wix


@breaks("joining.public", also=["joining.public.at-once", "joining.once"], because="nobody joins")
class LetsNobodyIn(Wix):
    def create_application(self, call: Call) -> Json:
        if not self.manages(call.caller):
            raise self.join_refused("PREMIUM_PLAN_REQUIRED", "Only owners enrol")
        return super().create_application(call)


@breaks("joining.public.at-once")
class LetsEverybodyWait(Wix):
    first_statuses: Mapping[str, str] = {**Wix.first_statuses, "PUBLIC": "APPROVAL_PENDING"}


@breaks("joining.private")
class LetsEverybodyIn(Wix):
    first_statuses: Mapping[str, str] = {**Wix.first_statuses, "PRIVATE": "APPROVED"}


@breaks("joining.private")
class ApprovesWhatIsPending(Wix):
    """The application waits, and the member takes part already."""

    def settle(self, application: Application, program: Program) -> None:
        super().settle(application, program)
        if application.status == "APPROVAL_PENDING":
            application.status = "APPROVED"


@breaks("joining.private.approved")
class ApprovesInTheAnswerOnly(Wix):
    def approve_application(self, call: Call) -> Json:
        answer = super().approve_application(call)
        return {"joinApplication": {**answer["joinApplication"], "status": "APPROVAL_PENDING"}}


@breaks("joining.private.not-by-the-member")
class LetsMembersApproveThemselves(Wix):
    for_managers = Wix.for_managers - {"approve_application"}


@breaks("joining.private", "joining.private.not-by-the-member")
class TakesTheStatusOfMembers(Wix):
    def create_application(self, call: Call) -> Json:
        answer = super().create_application(call)
        wanted = call.needed("joinApplication").get("status")
        if wanted:
            self.applications[answer["joinApplication"]["id"]].status = wanted
        return answer


@breaks("joining.ended", "joining.ended.by-owner", "joining.not-published.code")
class LetsMembersIntoWhatEnded(Wix):
    statuses_to_join = Wix.statuses_to_join | {"ENDED"}


@breaks("joining.ended.by-owner")
class LetsOwnersEnrolIntoWhatEnded(Wix):
    def create_application(self, call: Call) -> Json:
        ended = {"ENDED"} if self.manages(call.caller) else set()
        self.statuses_to_join = Wix.statuses_to_join | ended
        return super().create_application(call)


@breaks("joining.draft")
class LetsMembersIntoDrafts(Wix):
    statuses_to_join = Wix.statuses_to_join | {"DRAFT"}

    def program_to_join(self, call: Call, asked: Json) -> Program:
        program = self.programs.get(str(asked.get("programId")))
        drafted = program and program.status == "DRAFT"
        return program if program and drafted else super().program_to_join(call, asked)


@breaks("joining.archived")
class LetsMembersIntoTheArchive(Wix):
    statuses_to_join = Wix.statuses_to_join | {"ARCHIVED"}

    def program_to_join(self, call: Call, asked: Json) -> Program:
        program = self.programs.get(str(asked.get("programId")))
        archived = program and program.status == "ARCHIVED"
        return program if program and archived else super().program_to_join(call, asked)


@breaks("joining.not-published.code")
class CallsWhatEndedUnknown(Wix):
    def join_refused(self, code: str, message: str) -> Refused:
        known = code != "PROGRAM_NOT_PUBLISHED"
        return super().join_refused(code if known else "PROGRAM_NOT_FOUND", message)


@breaks("joining.once", "joining.once.code")
class LetsMembersInTwice(Wix):
    def applications_to(self, program: Program) -> list[Application]:
        return []


@breaks("joining.once.code")
class CallsASecondApplicationAborted(Wix):
    def create_application(self, call: Call) -> Json:
        try:
            return super().create_application(call)
        except Refused as refused:
            refused.code = "ABORTED" if refused.status == 409 else refused.code
            raise


@breaks("joining.unknown")
class LetsMembersIntoNothing(Wix):
    def program_to_join(self, call: Call, asked: Json) -> Program:
        if str(asked.get("programId")) in self.programs:
            return super().program_to_join(call, asked)
        first = next(one for one in self.programs.values() if one.status == "PUBLISHED")
        return replace(first, id=str(asked.get("programId")))


@breaks("joining.on-behalf")
class InvitesUnlessToldOtherwise(Wix):
    def create_application(self, call: Call) -> Json:
        asked = call.needed("joinApplication")
        if self.manages(call.caller):
            asked = {"status": "INVITED", **asked}
        return super().create_application(replace(call, body={"joinApplication": asked}))


@breaks("joining.on-behalf")
class EnrolsTheOwner(Wix):
    def member_and_status(self, call: Call, asked: Json, program: Program) -> tuple[str, str]:
        member, status = super().member_and_status(call, asked, program)
        return (call.caller.id if self.manages(call.caller) else member), status


@breaks("joining.on-behalf.member-required")
class EnrolsNobody(Wix):
    def member_and_status(self, call: Call, asked: Json, program: Program) -> tuple[str, str]:
        if self.manages(call.caller):
            asked = {"memberId": call.caller.id, **asked}
        return super().member_and_status(call, asked, program)


@breaks("joining.limit")
class LetsOneMoreIn(Wix):
    def must_be_joinable(self, program: Program) -> None:
        most = self.value(program, "restrictions.maxParticipants")
        if most is None or len(self.participations(program)) > most:
            super().must_be_joinable(program)
