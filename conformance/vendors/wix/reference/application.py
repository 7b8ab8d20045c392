"""
What becomes of an application: it is approved, declined, accepted or cancelled.
"""

from .call import Call, Refused, operation
from .join import Join
from .record import Application, Json


class Applications(Join):
    @operation("GET", "/join-applications/{id}")
    def get_application(self, call: Call) -> Json:
        return {"joinApplication": self.shown_application(self.application(call))}

    @operation("GET", "/join-applications/current/{id}")
    @operation("GET", "/join-applications/my/{id}")
    def get_current_application(self, call: Call) -> Json:
        for one in self.applications.values():
            if one.program == call.id and one.member == call.caller.id:
                return {"joinApplication": self.shown_application(one)}
        raise self.no_application()

    @operation("POST", "/join-applications/query")
    def query_applications(self, call: Call) -> Json:
        wanted = (call.object("query").get("filter")) or {}
        found = [
            self.shown_application(one)
            for one in self.applications.values()
            if wanted.get("programId", one.program) == one.program
            and wanted.get("memberId", one.member) == one.member
        ]
        return {"joinApplications": found, "pagingMetadata": {"count": len(found), "cursors": {}}}

    @operation("POST", "/join-applications/{id}/approve")
    def approve_application(self, call: Call) -> Json:
        return self.moved(call, {"APPROVAL_PENDING"}, "APPROVED")

    @operation("POST", "/join-applications/{id}/decline")
    def decline_application(self, call: Call) -> Json:
        return self.moved(call, {"APPROVAL_PENDING"}, "DECLINED")

    @operation("POST", "/join-applications/{id}/accept-invite")
    def accept_invitation(self, call: Call) -> Json:
        return self.moved(call, {"INVITED"}, "APPROVED")

    @operation("POST", "/join-applications/{id}/cancel")
    def cancel_application(self, call: Call) -> Json:
        return self.moved(call, {"INVITED", "APPROVAL_PENDING"}, "CANCELLED")

    @operation("DELETE", "/join-applications/{id}")
    def delete_application(self, call: Call) -> Json:
        application = self.applications.pop(self.application(call).id)
        self.participants.pop(application.participant or "", None)
        return {}

    def application(self, call: Call) -> Application:
        """Give the application of the path to those whom it concerns."""
        found = self.applications.get(call.id)
        if found is None or not (self.manages(call.caller) or call.caller.id == found.member):
            raise self.no_application()
        return found

    def no_application(self) -> Refused:
        return Refused(404, "NOT_FOUND", "The join application was not found")

    def moved(self, call: Call, allowed: set[str], status: str) -> Json:
        """Bring an application into another status; one that came to nothing is removed."""
        application = self.application(call)
        if application.status not in allowed:
            raise self.join_refused("INVALID_JOIN_APPLICATION_STATUS", application.status)
        if status == "APPROVED":
            self.must_be_joinable(self.known(application.program))
        application.status = status
        application.revision += 1
        application.updated = self.now()
        self.settle(application, self.known(application.program))
        if status in {"DECLINED", "CANCELLED"}:
            self.applications.pop(application.id)
        return {"joinApplication": self.shown_application(application)}
