"""
Marketos that serve more than there is.
"""

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, operation


@breaks(
    "surface.method",
    also=["surface.method.code"],
    because="what is done is not refused",
    depth="standard",
)
class DeletesByGet(Marketo):
    @operation("GET", "/rest/asset/v1/program/{id:int}/delete.json")
    def get_deletion(self, call: Call) -> list[Json]:
        return self.delete_program(call)


@breaks(
    "surface.method",
    also=["surface.method.code"],
    because="what is done is not refused",
    depth="standard",
)
class UpdatesByPut(Marketo):
    @operation("PUT", "/rest/asset/v1/program/{id:int}.json")
    def put_program(self, call: Call) -> list[Json]:
        return self.update_program(call)


@breaks("surface.method.code", depth="standard")
class KnowsNoOtherMethods(Marketo):
    async def no_such_method(self, request: Any, error: Exception) -> Response:
        return await self.no_such_path(request, error)


@breaks(
    "surface.path",
    also=["surface.path.code"],
    because="what succeeds has no code",
    depth="standard",
)
class FindsNothingAtPathsThatThereAreNot(Marketo):
    async def no_such_path(self, request: Any, _: Exception) -> Response:
        return self.sent(self.success(Call("", request.url.path, 0, None, {}), []))


@breaks("surface.path.code", depth="standard")
class KnowsNoPathsBut605(Marketo):
    async def no_such_path(self, request: Any, error: Exception) -> Response:
        return await self.no_such_method(request, error)


@breaks("surface.charset", depth="standard")
class ComparesTheWholeTypeOfAForm(Marketo):
    def looked_at(self, call: Call, content_type: str, body: bytes) -> Call:
        fitting = "form" not in content_type or ";" not in content_type
        return replace(super().looked_at(call, content_type, body), fitting=fitting)
