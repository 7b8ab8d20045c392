"""
Dotdigitals that break a rule of every exchange where no check looks for it.
"""

from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import Call, Dotdigital, Json, Program, Refused


class WhereAnIdIsOdd(Dotdigital):
    """Says something else where an id is no number."""

    def refusal(self, call: Call, refused: Refused) -> Response:
        id_ = str(call.segments.get("id", "1"))
        response = super().refusal(call, refused)
        return response if id_.isdecimal() or refused.status == 401 else self.odd(call, response)

    def odd(self, call: Call, response: Response) -> Response:
        raise NotImplementedError


@breaks("invariant.dotdigital-programs.message")
class HasNoMessageForWhatWasDeleted(Dotdigital):
    def no_such_program(self, number: int) -> Program:
        if number in self.programs:
            raise Refused(404, sentence="Deleted")
        return super().no_such_program(number)

    def error(self, refused: Refused) -> Json:
        return {"error": "Deleted"} if refused.sentence == "Deleted" else super().error(refused)


@breaks("invariant.dotdigital-programs.token")
class SaysInASentenceThatAProgramIsDeleted(Dotdigital):
    def no_such_program(self, number: int) -> Program:
        if number in self.programs:
            raise Refused(422, sentence="The program was deleted.")
        return super().no_such_program(number)


@breaks("invariant.dotdigital-programs.content-type")
class CallsRefusalsOfOddIdsText(WhereAnIdIsOdd):
    def odd(self, call: Call, response: Response) -> Response:
        response.headers["content-type"] = "text/plain"
        return response


@breaks("invariant.dotdigital-programs.secrets")
class RepeatsThePasswordToOddIds(WhereAnIdIsOdd):
    def odd(self, call: Call, response: Response) -> Response:
        return self.sent({"message": f"Error: ERROR_PROGRAM_NOT_FOUND for {call.login}"}, 404)


@breaks("invariant.dotdigital-programs.whole")
class CutsRefusalsOfOddIds(WhereAnIdIsOdd):
    def odd(self, call: Call, response: Response) -> Response:
        return Response(bytes(response.body)[:-1], 404, {"content-type": self.content_type})


@breaks("invariant.dotdigital-programs.ids")
class WritesIdsOnAPageOfOneAsText(Dotdigital):
    def get_programs(self, call: Call) -> Any:
        found = super().get_programs(call)
        alone = call.query.get("select") == "1"
        return [{**each, "id": str(each["id"])} for each in found] if alone else found


@breaks("invariant.dotdigital-programs.dates")
class DatesProgramsInSecondsOnAPageOfOne(Dotdigital):
    def get_programs(self, call: Call) -> Any:
        found = super().get_programs(call)
        alone = call.query.get("select") == "1"
        return [{**each, "dateCreated": 1_750_000_000} for each in found] if alone else found


@breaks("invariant.dotdigital-programs.page")
class ListsOneMoreThanWasSelected(Dotdigital):
    def page(self, call: Call, items: list[Any]) -> list[Any]:
        more = call.query.get("select") == "1" and call.operation == "get_programs"
        return items[:2] if more else super().page(call, items)
