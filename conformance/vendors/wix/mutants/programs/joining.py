"""
Sites that each get one thing about joining wrong.
"""

from collections.abc import Mapping
from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Application, Call, Json, Program, Refused, Wix


@breaks("joining.public")
class LetsEverybodyWait(Wix):
    first_statuses: Mapping[str, str] = {**Wix.first_statuses, "PUBLIC": "APPROVAL_PENDING"}


@breaks("joining.private")
class LetsEverybodyIn(Wix):
    first_statuses: Mapping[str, str] = {**Wix.first_statuses, "PRIVATE": "APPROVED"}


@breaks("joining.private.approved")
class ApprovesInTheAnswerOnly(Wix):
    def approve_application(self, call: Call) -> Json:
        answer = super().approve_application(call)
        return {"joinApplication": {**answer["joinApplication"], "status": "APPROVAL_PENDING"}}


@breaks(
    "joining.private.not-by-the-member",
    also=["joining.private.approved"],
    because="it is approved already",
)
class LetsMembersApproveThemselves(Wix):
    for_managers = Wix.for_managers - {"approve_application"}


@breaks("joining.ended", "joining.not-published.code")
class LetsMembersIntoWhatEnded(Wix):
    statuses_to_join = Wix.statuses_to_join | {"ENDED"}


@breaks("joining.ended")
class LetsOwnersEnrolIntoWhatEnded(Wix):
    def create_application(self, call: Call) -> Json:
        ended = {"ENDED"} if self.manages(call.caller) else set()
        self.statuses_to_join = Wix.statuses_to_join | ended
        return super().create_application(call)


@breaks("joining.not-published")
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


@breaks("joining.once")
class LetsMembersInTwice(Wix):
    def applications_to(self, program: Program) -> list[Application]:
        return []


@breaks("joining.on-behalf")
class InvitesUnlessToldOtherwise(Wix):
    def create_application(self, call: Call) -> Json:
        asked = call.needed("joinApplication")
        if self.manages(call.caller):
            asked = {"status": "INVITED", **asked}
        return super().create_application(replace(call, body={"joinApplication": asked}))


@breaks("joining.on-behalf.member")
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


@breaks(
    "joining.on-behalf",
    also=["joining.limit"],
    because="nobody has joined then for whom there is a place",
    depth="standard",
)
class LetsMembersOfAPrivateProgramWait(Wix):
    def member_and_status(self, call: Call, asked: Json, program: Program) -> tuple[str, str]:
        member, status = super().member_and_status(call, asked, program)
        private = self.access_type(program) == "PRIVATE"
        return member, "APPROVAL_PENDING" if private else status


@breaks("joining.ended", depth="standard")
class LetsMembersIntoWhatEndedByItself(Wix):
    def end_by_itself(self, program: Program) -> None:
        super().end_by_itself(program)
        self.__dict__.setdefault("over", set()).add(program.id)

    def must_be_joinable(self, program: Program) -> None:
        if program.id not in self.__dict__.get("over", ()):
            super().must_be_joinable(program)


@breaks("joining.private", depth="standard")
class TakesTheStatusOfAnApplication(Wix):
    def member_and_status(self, call: Call, asked: Json, program: Program) -> tuple[str, str]:
        member, status = super().member_and_status(call, asked, program)
        return member, str(asked.get("status") or status)


@breaks("joining.not-published", depth="standard")
class LetsOwnersEnrolIntoTheArchive(Wix):
    status = "ARCHIVED"

    def create_application(self, call: Call) -> Json:
        enrolled = {self.status} if self.manages(call.caller) else set()
        self.statuses_to_join = Wix.statuses_to_join | enrolled
        return super().create_application(call)


@breaks("joining.not-published", depth="standard")
class LetsOwnersEnrolIntoDrafts(LetsOwnersEnrolIntoTheArchive):
    status = "DRAFT"


@breaks("joining.once", depth="standard")
class LetsTheImpatientApplyAgain(Wix):
    def applications_to(self, program: Program) -> list[Application]:
        found = super().applications_to(program)
        return [one for one in found if one.status != "APPROVAL_PENDING"]


@breaks("joining.on-behalf", depth="standard")
class EnrolsWhoIsInvited(Wix):
    def member_and_status(self, call: Call, asked: Json, program: Program) -> tuple[str, str]:
        member, status = super().member_and_status(call, asked, program)
        return member, "APPROVED" if status == "INVITED" else status


@breaks("joining.limit.waiting", depth="standard")
class KeepsPlacesForAllWhoApplied(Wix):
    def must_be_joinable(self, program: Program) -> None:
        super().must_be_joinable(program)
        most = self.value(program, "restrictions.maxParticipants")
        if most is not None and len(self.applications_to(program)) >= most:
            raise self.join_refused("PARTICIPANTS_LIMIT_EXCEEDED", "The program is full")


@breaks("joining.limit", depth="standard")
class RemembersTheFirstLimit(Wix):
    def must_be_joinable(self, program: Program) -> None:
        super().must_be_joinable(program)
        most = self.value(program, "restrictions.maxParticipants")
        first = self.__dict__.setdefault("limits", {}).setdefault(program.id, most)
        if first is not None and len(self.participations(program)) >= first:
            raise self.join_refused("PARTICIPANTS_LIMIT_EXCEEDED", "The program is full")
