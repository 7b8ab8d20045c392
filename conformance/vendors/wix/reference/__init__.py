"""
The reference implementation of Wix's Programs API: it keeps every promise of the documents.

One small class an area; `Wix` is all of them. What a wrong implementation would do differently is
an attribute or a short method of its own, so that a subclass is wrong in one way only.
"""

import json
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from conformance.vendors.wix.example import EXAMPLE_APP, EXAMPLE_CREDENTIALS

from .bulk import Bulk
from .call import Call, Refused, invalid, operation
from .delete import Delete
from .duplicate import Duplicate
from .get import Get
from .page import Page
from .record import Application, Caller, Category, Json, Participant, Program
from .search import Search
from .seed import Seed
from .status import Status
from .token import Token

__all__ = [
    "EXAMPLE_APP",
    "EXAMPLE_CREDENTIALS",
    "Application",
    "Call",
    "Caller",
    "Category",
    "Json",
    "Page",
    "Participant",
    "Program",
    "Refused",
    "Wix",
    "invalid",
    "operation",
]


class Wix(Get, Search, Bulk, Status, Duplicate, Seed, Delete, Token):
    """A site with a state of its own, which any ASGI server can serve."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.plant()
        self.app = Starlette(
            routes=self.routes(),
            exception_handlers={404: self.no_such_path, 405: self.no_such_path},
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
        ours = [
            Route("/oauth2/token", self.token, methods=["POST"]),
            Route("/__clock", self.steer, methods=["POST"]),
        ]
        # A fixed segment goes before an id in the same place, and what is called most before all.
        in_order = sorted(served.items(), key=lambda each: each[0][1].replace("{", "~"))
        in_order.sort(key=lambda each: not each[0][1].startswith("/online-programs/v3/programs"))
        return ours + [
            Route(path, self.endpoint(name), methods=[method]) for (method, path), name in in_order
        ]

    def endpoint(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            token, body = request.headers.get("authorization"), await request.body()
            try:
                document, readable = json.loads(body) if body.strip() else None, True
            except (ValueError, RecursionError):
                document, readable = None, False
            call = Call(name, request.path_params, token, document, readable=readable)
            return await self.carried_out(call)

        return answer

    async def carried_out(self, call: Call) -> Response:
        """Carry a call out, while no other one is being carried out."""
        return self.respond(call)

    async def steer(self, request: Request) -> Response:
        """Move the clock, which is no part of the API."""
        try:
            moved = self.move(json.loads(await request.body()))
        except ValueError:
            moved = None
        if moved is None:
            return self.sent({"message": "takes seconds from 0 on, timezone or reset"}, 400)
        return self.sent(moved)

    async def no_such_path(self, request: Request, _: Exception) -> Response:
        refused = Refused(404, "NOT_FOUND", f"There is no {request.method} {request.url.path}")
        return self.sent(self.refusal(refused), refused.status)
