"""
Dotdigitals with a fault that shows only where a call says something odd, or comes from somebody
unknown.
"""

from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    EXAMPLE_CREDENTIALS,
    Call,
    Dotdigital,
    Json,
    Refused,
    Wish,
)


class Careless(Dotdigital):
    """What it did not think of is answered as most frameworks do."""

    def respond(self, call: Call) -> Response:
        try:
            return super().respond(call)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
            return Response("Internal Server Error", 500, {"content-type": "text/plain"})


@breaks("generated.dotdigital-programs.no-crash", by=["getPrograms"])
class CrashesOnASelectThatIsNoNumber(Careless):
    def size(self, call: Call) -> int:
        int(call.query.get("select", "1"))
        return super().size(call)


@breaks("generated.dotdigital-programs.no-crash", by=["getProgramEnrolment"])
class CrashesOnASkipBeyondAnInteger(Careless):
    def start(self, call: Call) -> int:
        start = super().start(call)
        start.to_bytes(4, "big", signed=True)
        return start


@breaks("generated.dotdigital-programs.no-crash", by=["createProgramEnrolment"])
class CrashesOnContactsThatAreNoList(Careless):
    def wish(self, call: Call) -> Wish:
        if "contacts" in (asked := call.document()):
            len(asked["contacts"])
        return super().wish(call)


@breaks("generated.dotdigital-programs.no-crash", by=["createProgramEnrolment"])
class CrashesWithoutAProgram(Careless):
    def wish(self, call: Call) -> Wish:
        call.document()["programid"]
        return super().wish(call)


@breaks(
    "generated.dotdigital-programs.answer",
    by=["getPrograms"],
    also=["program.list.array"],
    because="a page of one is asked for there too",
)
class GivesABareProgramWhereOneIsSelected(Dotdigital):
    def get_programs(self, call: Call) -> Any:
        found = super().get_programs(call)
        alone = call.query.get("select") == "2" and call.query.get("skip") == "0"
        return {"programs": found} if alone else found


@breaks("generated.dotdigital-programs.answer", by=["getPrograms", "getProgramEnrolment"])
class RefusesWordsInAList(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        if call.query.get("select") == "AAA":
            return self.sent([{"error": "select"}], 400)
        return super().refusal(call, refused)


@breaks("generated.dotdigital-programs.answer", by=["createProgramEnrolment"])
class RefusesOddAddressBooksOnAPage(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        if call.operation == "create_enrolment" and b'"addressBooks": 0' in call.body:
            return Response("<h1>Bad Request</h1>", 400, {"content-type": "text/html"})
        return super().refusal(call, refused)


@breaks("generated.dotdigital-programs.refused", by=["getPrograms"])
class TakesAnySelectWhereNothingIsSkipped(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        return size if "skip" in call.query else super().beyond_bounds(call, size)


@breaks("generated.dotdigital-programs.refused", by=["getProgramEnrolment"])
class SkipsBackwardsInPages(Dotdigital):
    def before_the_first(self, call: Call, start: int) -> int:
        return 0 if "select" in call.query else super().before_the_first(call, start)


@breaks("generated.dotdigital-programs.taken", by=["getPrograms", "getProgramEnrolment"])
class SelectsRoundNumbersOnly(Dotdigital):
    def size(self, call: Call) -> int:
        size = super().size(call)
        if size > 20 and size % 10:
            raise Refused(400, "ERROR_PARAMETER_INVALID")
        return size


@breaks("generated.dotdigital-programs.authorised", by=["getProgramById"])
class ShowsAProgramToUnknownUsers(Dotdigital):
    def turn_away(self, call: Call) -> None:
        known = call.login and call.login[0] == EXAMPLE_CREDENTIALS["username"]
        if call.operation != "get_program" or known or not call.login:
            super().turn_away(call)


@breaks("generated.dotdigital-programs.nothing-changed", by=["createProgramEnrolment"])
class RecordsEnrolmentsBeforeItReadsAddressBooks(Dotdigital):
    def create_enrolment(self, call: Call) -> Json:
        asked = call.document()
        if asked.get("addressbooks") == 0 and asked.get("contacts"):
            self.enrol(self.found(str(asked["programid"])), Wish(asked["programid"], [], []))
        return super().create_enrolment(call)
