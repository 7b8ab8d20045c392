"""
Wix sites that chose differently: who joins.
"""

from typing import Any

from conformance.vendors.wix.reference import (
    Call,
    Json,
    Program,
    Wix,
)


class RefusesJoinsWith400(Wix):
    status_of_join_refusals = 400


class RefusesJoinsWith403(Wix):
    status_of_join_refusals = 403


class RefusesJoinsWith409(Wix):
    status_of_join_refusals = 409


class LetsMembersApplyForASecret(Wix):
    """What becomes of it is for the owner to say; until then it shows nothing."""

    def program_to_join(self, call: Call, asked: Json) -> Program:
        program = self.programs.get(str(asked.get("programId")))
        if program is not None and program.status == "PUBLISHED":
            return program
        return super().program_to_join(call, asked)

    def first_status(self, program: Program) -> str:
        return "APPROVAL_PENDING" if self.is_secret(program) else super().first_status(program)


class MakesParticipantsLate(Wix):
    """An application does not name the participant that it became."""

    def shown_application(self, application: Any) -> Json:
        shown = super().shown_application(application)
        return {name: value for name, value in shown.items() if name != "participantId"}


class ShowsWhoWaitsTheirApplication(Wix):
    """Who applies again while waiting is shown the application that waits."""

    def create_application(self, call: Call) -> Json:
        program = self.programs.get(str(call.needed("joinApplication").get("programId")))
        for one in self.applications_to(program) if program else []:
            if one.member == call.caller.id and one.status == "APPROVAL_PENDING":
                return {"joinApplication": self.shown_application(one)}
        return super().create_application(call)
