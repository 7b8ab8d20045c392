"""
Wix sites that chose differently: who is heard, and what has no path.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from conformance.vendors.wix.reference import (
    Call,
    Caller,
    Json,
    Refused,
    Wix,
)


class WantsTokensOfVisitors(Wix):
    """A call without a token is of no site, and the target file has no token of a visitor."""

    def caller_of(self, call: Call) -> Caller:
        if not call.token:
            raise Refused(401, "UNAUTHENTICATED", "There is no token")
        return super().caller_of(call)


class GivesVisitorsTokens(WantsTokensOfVisitors):
    """The same, and the target file has one."""

    visitor = "OauthNG.visitor-7"

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.tokens[self.visitor] = Caller("visitor", self.new_id())

    def credentials(self) -> Json:
        return {"visitor": self.visitor}


class AsksVisitorsToSignInForWhatIsHidden(Wix):
    """Without a token one sees what is public, and is sent to sign in for all else."""

    def get_program(self, call: Call) -> Json:
        try:
            return super().get_program(call)
        except Refused as refused:
            if call.token:
                raise
            raise Refused(401, "UNAUTHENTICATED", "Sign in to see more") from refused


class TakesStrangersForVisitors(Wix):
    """A token that nobody knows is as good as none."""

    def caller_of(self, call: Call) -> Caller:
        return super().caller_of(call) if call.token in self.tokens else Caller("visitor")


class DeniesWithoutABody(Wix):
    """A gateway refuses who may not be let in."""

    def sent(self, body: Json, status: int = 200) -> Response:
        return Response(status_code=status) if status in {401, 403} else super().sent(body, status)


class HasARouterOfItsOwn(Wix):
    """What has no path is answered by a framework, in its own words."""

    async def no_such_path(self, request: Request, _: Exception) -> Response:
        return JSONResponse({"detail": "Not Found"}, 404)

    def routes(self) -> list[Any]:
        elsewhere = "/online-programs/v3/categories"
        return [route for route in super().routes() if not route.path.startswith(elsewhere)]


class OffersProgramsAlone(HasARouterOfItsOwn):
    """Neither categories nor join applications."""

    async def no_such_path(self, request: Request, _: Exception) -> Response:
        return Response("<h1>Not found</h1>", 404, media_type="text/html")

    def routes(self) -> list[Any]:
        others = ("/categories", "/join-applications")
        return [route for route in super().routes() if not any(at in route.path for at in others)]


class LeavesMalformedIdsToItsRouter(Wix):
    """404 without a body, before any operation is asked."""

    def respond(self, call: Call) -> Response:
        if len(call.path.get("id", "x" * 36)) != 36:
            return Response(status_code=404)
        return super().respond(call)
