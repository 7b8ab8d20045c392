"""
The reference implementation of Marketo's Programs and Program Members APIs: it keeps every promise
of the documents.

One small class an area; `Marketo` is all of them. What a wrong implementation would do differently
is an attribute or a short method of its own, so that a subclass is wrong in one way only.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from conformance.vendors.marketo.example import EXAMPLE_CREDENTIALS, EXAMPLE_READER

from .approval import Approval
from .authorisation import Authorisation
from .browse import Browse
from .call import Call, Refused, operation
from .clone import Clone
from .delete import Delete
from .folder import Folders
from .form import Unreadable, parameters
from .get import Get
from .members import Field, Members, Membership, Multitude, Skipped
from .page import Pages
from .record import Channel, Cost, Folder, Json, Program, Reference, Step, TagType
from .seed import Seed
from .tag import Tag
from .update import Update

__all__ = [
    "EXAMPLE_CREDENTIALS",
    "EXAMPLE_READER",
    "Call",
    "Channel",
    "Cost",
    "Field",
    "Folder",
    "Json",
    "Marketo",
    "Membership",
    "Multitude",
    "Pages",
    "Program",
    "Reference",
    "Refused",
    "Skipped",
    "Step",
    "TagType",
    "operation",
]


class Marketo(
    Authorisation, Get, Browse, Tag, Update, Clone, Approval, Delete, Folders, Members, Seed
):
    """An instance with a state of its own, which any ASGI server can serve."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.plant()
        self.app = Starlette(
            routes=self.routes(),
            exception_handlers={404: self.no_such_path, 405: self.no_such_method},
        )
        self.app.router.redirect_slashes = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def routes(self) -> list[Route]:
        """Find the operations of all parts, even where an override lost the mark."""
        served = {
            (method, path): name
            for part in reversed(type(self).__mro__)
            for name, member in vars(part).items()
            for method, path in getattr(member, "served", ())
        }
        token = Route("/identity/oauth/token", self.token, methods=["GET", "POST"])
        return [token] + [
            Route(path, self.endpoint(name), methods=[method])
            for (method, path), name in served.items()
        ]

    def endpoint(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if self.uri_is_too_long(request):
                return self.refused_uri()
            if self.body_is_too_large(await request.body()):
                return self.refused_body()
            return self.respond(await self.call(name, request))

        return answer

    async def call(self, name: str, request: Request) -> Call:
        """Read a request as a call of an operation."""
        path, number = request.url.path, request.path_params.get("id", 0)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        token = token.strip() if scheme.lower() == "bearer" else scheme
        try:
            call = Call(name, path, number, token or None, await parameters(request))
        except Unreadable:
            call = Call(name, path, number, token or None, {}, readable=False)
        return self.looked_at(call, request.headers.get("content-type", ""), await request.body())

    async def no_such_path(self, request: Request, _: Exception) -> Response:
        refused = Refused("610", "Requested resource not found")
        return self.sent(self.refusal(request.url.path, refused))

    async def no_such_method(self, request: Request, _: Exception) -> Response:
        refused = Refused("605", f"Request method '{request.method}' not supported")
        return self.sent(self.refusal(request.url.path, refused))
