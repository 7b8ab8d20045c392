"""
Participants: members who take part in a program.
"""

from .application import Applications
from .call import Call, Refused, operation
from .record import Json, Participant


class Participants(Applications):
    @operation("POST", "/participants/query")
    def query_participants(self, call: Call) -> Json:
        wanted = (call.object("query").get("filter")) or {}
        found = [
            self.shown_participant(one)
            for one in self.participants.values()
            if wanted.get("programId", one.program) == one.program
            and wanted.get("memberId", one.member) == one.member
        ]
        return {"participants": found, "pagingMetadata": {"count": len(found), "cursors": {}}}

    @operation("GET", "/participants/{id}")
    def get_participant(self, call: Call) -> Json:
        return {"participant": self.shown_participant(self.participant(call))}

    @operation("DELETE", "/participants/{id}")
    def delete_participant(self, call: Call) -> Json:
        participant = self.participants.pop(self.participant(call).id)
        for one in list(self.applications.values()):
            if one.participant == participant.id:
                self.applications.pop(one.id)
        return {}

    def participant(self, call: Call) -> Participant:
        if call.id not in self.participants:
            raise Refused(404, "NOT_FOUND", "The participant was not found")
        return self.participants[call.id]

    def shown_participant(self, participant: Participant) -> Json:
        return {
            "id": participant.id,
            "revision": "1",
            "createdDate": self.written(participant.created),
            "memberId": participant.member,
            "programId": participant.program,
            "enrollmentStatus": "JOINED",
        }
