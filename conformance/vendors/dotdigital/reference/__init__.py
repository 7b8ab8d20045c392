"""
The reference implementation of Dotdigital's automated programs: it keeps every promise of the
documents.

One small class an area; `Dotdigital` is all of them. What a wrong implementation would do
differently is an attribute or a short method of its own, so that a subclass is wrong in one way
only.
"""

import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from conformance.vendors.dotdigital.example import EXAMPLE_CREDENTIALS, RESTRICTED_CREDENTIALS

from .access import Access, Login
from .call import Call, Refused, operation
from .enrolment import Wish
from .lifecycle import FIRST_MADE
from .record import AddressBook, Contact, Enrolment, Fault, Json, Program
from .seed import Seed

__all__ = [
    "EXAMPLE_CREDENTIALS",
    "FIRST_MADE",
    "RESTRICTED_CREDENTIALS",
    "AddressBook",
    "Call",
    "Contact",
    "Dotdigital",
    "Enrolment",
    "Fault",
    "Json",
    "Login",
    "Program",
    "Refused",
    "Wish",
    "operation",
]


class Dotdigital(Access, Seed):
    """An account with a state of its own, which any ASGI server can serve."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.plant()
        self.app = Starlette(
            routes=self.routes(),
            exception_handlers={404: self.no_such_path, 405: self.no_such_method},
        )
        self.app.router.redirect_slashes = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        await self.app({**scope, "path": path.rstrip("/") or "/"}, receive, send)

    def routes(self) -> list[Route]:
        """Find the operations of all parts, even where an override lost the mark."""
        served = {
            address: name
            for part in reversed(type(self).__mro__)
            for name, member in vars(part).items()
            for address in getattr(member, "served", ())
        }
        # Fixed segments first: a program's id could be any text.
        return [
            Route(path, self.endpoint(name), methods=[method])
            for (method, path), name in sorted(served.items(), key=lambda each: "{" in each[0][1])
        ]

    def endpoint(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            query = {key.lower(): value for key, value in request.query_params.items()}
            return self.respond(
                Call(
                    operation=name,
                    path=request.url.path,
                    segments=request.path_params,
                    login=self.login(request.headers.get("authorization", "")),
                    query=query,
                    body=await request.body(),
                )
            )

        return answer

    def login(self, header: str) -> Login:
        return login(header)

    async def no_such_path(self, request: Request, _: Exception) -> Response:  # noqa: ARG002
        return self.sent({"message": "No HTTP resource was found that matches the request."}, 404)

    async def no_such_method(self, request: Request, _: Exception) -> Response:
        message = f"The requested resource does not support http method '{request.method}'."
        return self.sent({"message": message}, 405)


def login(header: str) -> Login:
    """Read the user and the password of HTTP Basic; None where there are none."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (user, password) if colon else None
