"""
Sites that each get one thing about getting a program wrong.
"""

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Wix


@breaks("retrieval.by-id")
class GetsTheNewestForAnOlderOne(Wix):
    """Shows another program of the same title's beginning."""

    def get_program(self, call: Call) -> Json:
        answer = super().get_program(call)
        other = list(self.programs.values())[-1]
        if self.manages(call.caller) and answer["program"]["status"] == "DRAFT":
            return {"program": {**self.shown(other), "status": "DRAFT"}}
        return answer


@breaks("retrieval.unknown")
class GetsAnEmptyProgramForNobody(Wix):
    def get_program(self, call: Call) -> Json:
        return super().get_program(call) if call.id in self.programs else {"program": {}}


@breaks("retrieval.malformed-id")
class GetsTheFirstForAMalformedId(Wix):
    def respond(self, call: Call) -> Response:
        if call.operation == "get_program" and len(call.path["id"]) != 36:
            first = next(iter(self.programs.values()))
            return self.sent({"program": self.shown(first)})
        return super().respond(call)


class _Answers(Wix):
    """Answers what succeeds with another status."""

    status, of = 201, "create_program"

    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        if call.operation == self.of and answer.status_code == 200:
            answer.status_code = self.status
        return answer


@breaks("retrieval.status-200")
class AnswersCreationsWith201(_Answers):
    pass


@breaks("retrieval.status-200")
class AnswersDeletionsWith204(_Answers):
    of = "delete_program"

    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        deleted = call.operation == self.of and answer.status_code == 201
        return Response(status_code=204) if deleted else answer
