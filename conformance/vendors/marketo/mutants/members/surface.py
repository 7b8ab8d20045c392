"""
Marketos that serve more about members than there is.
"""

from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, operation


@breaks(
    "surface.members.method",
    also=["surface.members.method.code"],
    because="what is done is not refused",
    depth="standard",
)
class SetsStatusesByPut(Marketo):
    @operation("PUT", "/rest/v1/programs/{id:int}/members/status.json")
    def put_status(self, call: Call) -> Json:
        return self.sync_status(call)


@breaks("surface.members.method.code", depth="standard")
class KnowsNoOtherMethodsOfMembers(Marketo):
    async def no_such_method(self, request: Any, error: Exception) -> Response:
        return await self.no_such_path(request, error)


@breaks(
    "surface.members.path",
    also=["surface.members.path.code"],
    because="what succeeds has no code",
    depth="standard",
)
class FindsNobodyAtPathsThatThereAreNot(Marketo):
    async def no_such_path(self, request: Any, _: Exception) -> Response:
        return self.sent(self.success(Call("", request.url.path, 0, None, {}), {"result": []}))


@breaks("surface.members.path.code", depth="standard")
class KnowsNoPathsOfMembers(Marketo):
    async def no_such_path(self, request: Any, error: Exception) -> Response:
        return await self.no_such_method(request, error)
