"""
Sites that break a rule of every exchange where no check looks for it.
"""

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Refused, Wix


class WhereAnUpdateIsTooLate(Wix):
    """Says something else where a program can't be updated any more."""

    def respond(self, call: Call) -> Response:
        response = super().respond(call)
        late = response.status_code in {400, 428} and call.operation == "update_program"
        return self.late(call, response) if late else response

    def late(self, call: Call, response: Response) -> Response:
        raise NotImplementedError


@breaks("invariant.wix-programs.message")
class RefusesLateUpdatesWithoutAMessage(WhereAnUpdateIsTooLate):
    def late(self, call: Call, response: Response) -> Response:
        return self.sent({"details": {"applicationError": {"code": "WRONG_STATE"}}}, 428)


@breaks("invariant.wix-programs.details")
class RefusesLateUpdatesWithAMessageAlone(WhereAnUpdateIsTooLate):
    def late(self, call: Call, response: Response) -> Response:
        return self.sent({"message": "The program has ended"}, 428)


@breaks("invariant.wix-programs.content-type")
class CallsRefusalsOfLateUpdatesText(WhereAnUpdateIsTooLate):
    def late(self, call: Call, response: Response) -> Response:
        response.headers["content-type"] = "text/plain"
        return response


@breaks("invariant.wix-programs.secrets")
class RepeatsTheTokenToLateUpdates(WhereAnUpdateIsTooLate):
    def late(self, call: Call, response: Response) -> Response:
        return self.sent(self.refusal(Refused(428, "WRONG_STATE", f"Not by {call.token}")), 428)


@breaks("invariant.wix-programs.whole")
class CutsRefusalsOfLateUpdates(WhereAnUpdateIsTooLate):
    def late(self, call: Call, response: Response) -> Response:
        return Response(bytes(response.body)[:-1], 428, {"content-type": self.content_type})


@breaks("invariant.wix-programs.page")
class CountsOneMoreThanASearchShows(Wix):
    def search_programs(self, call: Call) -> Json:
        found = super().search_programs(call)
        paging = found["pagingMetadata"]
        return {**found, "pagingMetadata": {**paging, "count": paging["count"] + 1}}


class WhenOneIsArchived(Wix):
    """Shows a program in another way where it was just archived."""

    def archive_program(self, call: Call) -> Json:
        shown = super().archive_program(call)["program"]
        return {"program": {**shown, **self.otherwise(shown)}}

    def otherwise(self, shown: Json) -> Json:
        raise NotImplementedError


@breaks("invariant.wix-programs.ids")
class ArchivesWithBracedIds(WhenOneIsArchived):
    def otherwise(self, shown: Json) -> Json:
        return {"id": f"{{{shown['id']}}}"}


@breaks("invariant.wix-programs.revisions")
class ArchivesWithNumbersForRevisions(WhenOneIsArchived):
    def otherwise(self, shown: Json) -> Json:
        return {"revision": int(shown["revision"])}


@breaks("invariant.wix-programs.dates")
class ArchivesWithDatesInSeconds(WhenOneIsArchived):
    def otherwise(self, shown: Json) -> Json:
        return {"updatedDate": 1_750_000_000}
