"""
Dotdigital accounts that chose differently: what a refusal says.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Json,
    Program,
    Refused,
    Wish,
)


class Has404ForOtherMethods(Dotdigital):
    async def no_such_method(self, request: Request, _: Exception) -> Response:
        return await self.no_such_path(request, _)


class RefusesOtherMethodsWithoutABody(Dotdigital):
    async def no_such_method(self, request: Request, _: Exception) -> Response:
        return Response(status_code=405, headers={"allow": "GET"})

    async def no_such_path(self, request: Request, _: Exception) -> Response:
        return Response("<h1>Not found</h1>", 404, media_type="text/html")


class HasASentenceBeforeTheToken(Dotdigital):
    def message(self, refused: Refused) -> str:
        return refused.sentence or f"This could not be done. {refused.token}"


class HasABlankBehindTheToken(Dotdigital):
    def message(self, refused: Refused) -> str:
        return f"{super().message(refused)} "


class HasTheTokenAlone(Dotdigital):
    def message(self, refused: Refused) -> str:
        return refused.sentence or refused.token


class ExplainsErrorsFurther(Dotdigital):
    def error(self, refused: Refused) -> Json:
        return {**super().error(refused), "errorCode": refused.token, "details": []}


class DeniesWithoutABody(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        if refused.status in {401, 403}:
            return Response(status_code=refused.status)
        return super().refusal(call, refused)


class DeniesWithAPage(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        if refused.status in {401, 403}:
            return Response("<h1>Denied</h1>", refused.status, media_type="text/html")
        return super().refusal(call, refused)


class HasOtherTypesOfJson(Dotdigital):
    content_type = "application/json"


class RefusesMalformedIdsWith400(Dotdigital):
    def found(self, segment: str) -> Program:
        if not segment.isdecimal() or not 0 < int(segment) < 2**31:
            raise Refused(400, "ERROR_PARAMETER_INVALID")
        return super().found(segment)

    def neither(self, which: str) -> Any:
        raise Refused(400, "ERROR_PARAMETER_INVALID")

    def get_report(self, call: Call) -> str:
        if len(call.segments["which"]) != len("00000000-0000-0000-0000-000000000000"):
            raise Refused(400, "ERROR_PARAMETER_INVALID")
        return super().get_report(call)


class RefusesMalformedIdsWithoutAToken(Dotdigital):
    """As a router does that finds no operation for them."""

    def found(self, segment: str) -> Program:
        if not segment.isdecimal() or int(segment) < 1:
            raise Refused(404, sentence="No HTTP resource was found that matches the request.")
        return super().found(segment)

    def neither(self, which: str) -> Any:
        raise Refused(404, sentence="No HTTP resource was found that matches the request.")


class LeavesMalformedIdsToItsRouter(Dotdigital):
    """404 without a body, before any operation or the user is looked at."""

    def respond(self, call: Call) -> Response:
        return super().respond(call) if self.is_routed(call) else Response(status_code=404)

    def is_routed(self, call: Call) -> bool:
        if call.operation == "get_program":
            id_ = call.segments["id"]
            return id_.isascii() and id_.isdecimal() and 0 < int(id_) < 2**31
        which = call.segments.get("which")
        is_a_status = call.operation == "get_enrolments" and which in self.statuses
        return which is None or is_a_status or self.is_id(which)


class RefusesGarbledCredentialsWith400(Dotdigital):
    """What is no name and password is a mistake in the call."""

    def endpoint(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        inner = super().endpoint(name)

        async def answer(request: Request) -> Response:
            header = request.headers.get("authorization", "")
            if header and self.login(header) is None:
                return self.sent({"message": "The header can't be read."}, 400)
            return await inner(request)

        return answer


class RefusesOtherTypesWith422(Dotdigital):
    """What is sent is held to its types before anybody asks what it means."""

    def wish(self, call: Call) -> Wish:
        lists = [call.document().get(name) for name in ("contacts", "addressbooks")]
        if any(each is not None and not isinstance(each, list) for each in lists):
            raise Refused(422, "ERROR_MALFORMED_REQUEST")
        return super().wish(call)


class SaysItsTokenTwice(Dotdigital):
    def message(self, refused: Refused) -> str:
        return refused.sentence or f"{refused.token}: Error: {refused.token}"
