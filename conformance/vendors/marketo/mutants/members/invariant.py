"""
Marketos that break a rule of every exchange about members where no check looks for it.
"""

from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Refused


class WhereNobodyIsFound(Marketo):
    """Says something else where a query finds nobody."""

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        nobody = call.operation == "get_members" and not body["result"]
        return self.nobody(call, body) if nobody else body

    def nobody(self, call: Call, body: Json) -> Json:
        raise NotImplementedError


@breaks("invariant.marketo-program-members.success")
class WritesSuccessAsTextWhereNobodyIsFound(WhereNobodyIsFound):
    def nobody(self, call: Call, body: Json) -> Json:
        return {**body, "success": "true"}


@breaks("invariant.marketo-program-members.request-id")
class LeavesTheRequestIdOutWhereNobodyIsFound(WhereNobodyIsFound):
    def nobody(self, call: Call, body: Json) -> Json:
        return {name: value for name, value in body.items() if name != "requestId"}


@breaks("invariant.marketo-program-members.secrets")
class RepeatsTheTokenWhereNobodyIsFound(WhereNobodyIsFound):
    def nobody(self, call: Call, body: Json) -> Json:
        return {**body, "debug": call.token}


@breaks("invariant.marketo-program-members.refusal")
class NumbersTheCodeOfUnknownStatuses(Marketo):
    def error(self, refused: Refused) -> Json:
        code: Any = 1025 if refused.code == "1025" else refused.code
        return {**super().error(refused), "code": code}


@breaks("invariant.marketo-program-members.status")
class RefusesUnknownStatusesWith400(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        unknown = [error for error in body.get("errors", ()) if error["code"] == "1025"]
        return super().sent(body, 400 if unknown else status)


@breaks("invariant.marketo-program-members.success-status")
class CreatesMembersWith201(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        rows = body.get("result") or []
        made = [row for row in rows if row.get("status") == "created" and "leadId" in row]
        return super().sent(body, 201 if made else status)


@breaks("invariant.marketo-program-members.content-type")
class CallsRefusalsAboutMembersText(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        if body.get("success") is False:
            response.headers["content-type"] = "text/plain"
        return response


@breaks("invariant.marketo-program-members.ids")
class WritesIdsOfChannelsOfMembersAsText(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        if call.operation == "get_channels":
            body["result"] = [{**each, "id": str(each["id"])} for each in body["result"]]
        return body


@breaks("invariant.marketo-program-members.dates")
class DatesChannelsToTheMillisecond(Marketo):
    def shown_channel(self, channel: Any) -> Json:
        return {**super().shown_channel(channel), "createdAt": "2026-11-07T09:12:44.000Z"}


@breaks(
    "invariant.marketo-program-members.page",
    also=["page.size", "page.whole", "tunnel.post.parameters"],
    because="the record too many is on the page that follows as well",
)
class GivesOneMoreThanTwo(Marketo):
    def paged(self, call: Call, found: Any, largest: int) -> Json:
        page = super().paged(call, found, largest)
        first = call.text("batchSize") == "2" and not call.given("nextPageToken")
        return {**page, "result": found[:3]} if first else page


@breaks(
    "invariant.marketo-program-members.more",
    also=["field.page.more", "page.more"],
    because="it leads nowhere",
)
class SaysMoreWithoutAToken(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        return {"moreResult": True} if end < total else {"moreResult": False}


@breaks(
    "invariant.marketo-program-members.whole",
    also=["access.token.required"],
    because="what nobody can read says neither yes nor no",
)
class CutsRefusalsOfNewFields(Marketo):
    def respond(self, call: Call) -> Response:
        whole = super().respond(call)
        if call.operation != "create_fields" or call.token:
            return whole
        return Response(bytes(whole.body)[:-1], 200, {"content-type": self.content_type})
