"""
Marketos that break a rule of every exchange where no check looks for it.
"""

from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Channel,
    Json,
    Marketo,
    Pages,
    Reference,
    Refused,
)


class WhereNothingIsFound(Marketo):
    """Says something else where a search finds nothing."""

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return body if answer else self.nothing(call, body)

    def nothing(self, call: Call, body: Json) -> Json:
        raise NotImplementedError


@breaks("invariant.marketo-programs.success")
class WritesSuccessAsTextWhereNothingIsFound(WhereNothingIsFound):
    def nothing(self, call: Call, body: Json) -> Json:
        return {**body, "success": "true"}


@breaks("invariant.marketo-programs.nothing")
class GivesAnEmptyListWhereNothingIsFound(WhereNothingIsFound):
    def nothing(self, call: Call, body: Json) -> Json:
        return {**body, "warnings": [], "result": []}


@breaks("invariant.marketo-programs.request-id")
class LeavesTheRequestIdOutWhereNothingIsFound(WhereNothingIsFound):
    def nothing(self, call: Call, body: Json) -> Json:
        return {name: value for name, value in body.items() if name != "requestId"}


@breaks("invariant.marketo-programs.secrets")
class RepeatsTheTokenWhereNothingIsFound(WhereNothingIsFound):
    def nothing(self, call: Call, body: Json) -> Json:
        return {**body, "warnings": [f"Nothing found for {call.token}"]}


@breaks("invariant.marketo-programs.refusal")
class NumbersTheCodeOfUnknownPrograms(Marketo):
    def error(self, refused: Refused) -> Json:
        code: Any = 702 if refused.code == "702" else refused.code
        return {**super().error(refused), "code": code}


@breaks("invariant.marketo-programs.status")
class RefusesUnknownProgramsWith404(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        unknown = [error for error in body.get("errors", ()) if error["code"] == "702"]
        return super().sent(body, 404 if unknown else status)


@breaks("invariant.marketo-programs.content-type")
class CallsRefusalsText(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        if body.get("success") is False:
            response.headers["content-type"] = "text/plain"
        return response


@breaks("invariant.marketo-programs.ids")
class WritesIdsOfChannelsAsText(Marketo):
    def shown_channel(self, channel: Channel) -> Json:
        return {**super().shown_channel(channel), "id": str(channel.id)}


@breaks("invariant.marketo-programs.dates")
class DatesFoldersToTheMillisecond(Marketo):
    def shown_place(self, place: Reference) -> Json:
        return {**super().shown_place(place), "createdAt": "2026-11-07T09:12:44.000Z"}


@breaks("invariant.marketo-programs.page")
class GivesOneMoreThanThree(Marketo):
    def page(self, call: Call, found: list[Any], pages: Pages | None = None) -> list[Any]:
        tagged = call.operation == "get_programs_by_tag" and call.text("maxReturn") == "3"
        return found[:4] if tagged else super().page(call, found, pages)


@breaks(
    "invariant.marketo-programs.whole",
    also=[
        "approval.unapprove.accepted",
        "approval.unapprove.email-only",
        "authorisation.token.required",
    ],
    because="what nobody can read says neither yes nor no",
)
class CutsAnswersToUnapprovals(Marketo):
    def respond(self, call: Call) -> Response:
        whole = super().respond(call)
        if call.operation != "unapprove_program":
            return whole
        return Response(bytes(whole.body)[:-1], 200, {"content-type": self.content_type})


@breaks("invariant.marketo-programs.success-status")
class FindsNothingBrowsedWith404(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        nothing = body.get("success") is True and "result" not in body
        return super().sent(body, 404 if nothing else status)


@breaks("invariant.marketo-programs.success-status")
class CreatesProgramsWith201(Marketo):
    def respond(self, call: Call) -> Response:
        response = super().respond(call)
        made = call.operation == "create_program" and b'"result"' in response.body
        response.status_code = 201 if made else response.status_code
        return response


@breaks("invariant.marketo-programs.lists")
class LeavesErrorsOutWhereNothingIsFound(WhereNothingIsFound):
    def nothing(self, call: Call, body: Json) -> Json:
        return {name: value for name, value in body.items() if name != "errors"}
