"""
Joining: a member applies, or is invited, and takes part once everybody has agreed.
"""

from collections.abc import Mapping

from .call import Call, Refused, invalid, is_guid, operation
from .record import Application, Json, Participant, Program
from .visibility import Visibility

FREE, UNPAID = "NO_PAYMENT_REQUIRED", "PAYMENT_PENDING"


class Join(Visibility):
    status_of_join_refusals = 428
    first_statuses: Mapping[str, str] = {
        "PUBLIC": "APPROVED",
        "PRIVATE": "APPROVAL_PENDING",
        "SECRET": "INVITED",  # for somebody who takes part already, and so is refused anyway
    }
    statuses_to_join: frozenset[str] = frozenset({"PUBLISHED"})

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.applications: dict[str, Application] = {}

    @operation("POST", "/join-applications")
    def create_application(self, call: Call) -> Json:
        asked = call.needed("joinApplication")
        program = self.program_to_join(call, asked)
        member, status = self.member_and_status(call, asked, program)
        self.must_be_joinable(program)
        if any(one.member == member for one in self.applications_to(program)):
            raise Refused(409, "ALREADY_EXISTS", "The member has applied already")
        application = self.applied(program, member, status)
        self.settle(application, program)
        return {"joinApplication": self.shown_application(application)}

    def program_to_join(self, call: Call, asked: Json) -> Program:
        program = self.programs.get(str(asked.get("programId")))
        if program is None or not self.sees(call.caller, program):
            raise Refused(404, "PROGRAM_NOT_FOUND", "The program was not found")
        return program

    def member_and_status(self, call: Call, asked: Json, program: Program) -> tuple[str, str]:
        """Members apply for themselves; who manages the program says for whom, and how far."""
        if not self.manages(call.caller):
            return call.caller.id, self.first_status(program)
        member = asked.get("memberId")
        if not member:
            raise Refused(400, "MISSING_MEMBER_ID", "memberId must be there")
        if not is_guid(member):
            raise invalid("joinApplication.memberId", "FORMAT", "is no GUID")
        status = asked.get("status") or "APPROVED"
        if status not in {"INVITED", "APPROVED"}:
            raise invalid("joinApplication.status", "ENUM", "is INVITED or APPROVED")
        return str(member), str(status)

    def first_status(self, program: Program) -> str:
        return self.first_statuses[self.access_type(program)]

    def must_be_joinable(self, program: Program) -> None:
        if program.status not in self.statuses_to_join:
            raise self.join_refused("PROGRAM_NOT_PUBLISHED", f"The program is {program.status}")
        most = self.value(program, "restrictions.maxParticipants")
        if most is not None and len(self.participations(program)) >= most:
            raise self.join_refused("PARTICIPANTS_LIMIT_EXCEEDED", "The program is full")

    def join_refused(self, code: str, message: str) -> Refused:
        return Refused(self.status_of_join_refusals, code, message)

    def applications_to(self, program: Program) -> list[Application]:
        return [one for one in self.applications.values() if one.program == program.id]

    def applied(self, program: Program, member: str, status: str) -> Application:
        payment = FREE if self.value(program, "price.value") is None else UNPAID
        now = self.now()
        application = Application(
            self.new_id(), program.id, member, status, payment, created=now, updated=now
        )
        self.applications[application.id] = application
        return application

    def settle(self, application: Application, program: Program) -> None:
        """Make a participant of somebody whom nothing stands in the way of any more."""
        if self.takes_effect(application):
            application.participant = self.add_participant(program, application.member).id

    def takes_effect(self, application: Application) -> bool:
        return application.status == "APPROVED" and application.payment == FREE

    def add_participant(self, program: Program, member: str) -> Participant:
        participant = Participant(self.new_id(), program.id, member, self.now())
        self.participants[participant.id] = participant
        return participant

    def shown_application(self, application: Application) -> Json:
        shown = {
            "id": application.id,
            "revision": str(application.revision),
            "createdDate": self.written(application.created),
            "updatedDate": self.written(application.updated),
            "memberId": application.member,
            "programId": application.program,
            "status": application.status,
            "paymentStatus": application.payment,
        }
        if application.participant:
            shown["participantId"] = application.participant
        return shown

    def forget(self, program: str) -> None:
        super().forget(program)  # type: ignore[misc]
        for id_ in [one.id for one in self.applications.values() if one.program == program]:
            self.applications.pop(id_)
