"""
The identity service: client credentials in, a bearer token out.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from conformance.vendors.marketo.example import EXAMPLE_CREDENTIALS, EXAMPLE_READER

from .envelope import Envelope
from .form import Unreadable, parameters
from .record import Json


class Token(Envelope):
    token_lifetime = 3600  # seconds
    token_type = "bearer"  # noqa: S105
    scope = "api-user@example.com"
    status_of_wrong_credentials = 401

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.tokens: dict[str, datetime] = {}  # every token ever given -> when it expires
        self.reader_tokens: set[str] = set()  # those of the user who may only read

    def credentials(self) -> dict[str, dict[str, str]]:
        """Give what else is known of this instance's users, beside the example credentials."""
        return {"restricted": dict(EXAMPLE_READER)}

    async def token(self, request: Request) -> Response:
        """Answer GET and POST alike, with the three parameters in the query or in a form."""
        try:
            asked = await parameters(request)
        except Unreadable:
            asked = {}
        if asked.get("grant_type") != "client_credentials":
            return self.denied("unsupported_grant_type", "Unsupported grant type", 400)
        if self.is_reader(asked):
            return self.sent(self.granted(self.reader_token()))
        if not self.credentials_are_known(asked):
            return self.denied("invalid_client", "Bad client credentials")
        return self.sent(self.grant())

    def denied(self, error: str, description: str, status: int | None = None) -> Response:
        body = {"error": error, "error_description": description}
        return self.sent(body, status or self.status_of_wrong_credentials)

    def credentials_are_known(self, asked: Json) -> bool:
        return all(asked.get(name) == value for name, value in EXAMPLE_CREDENTIALS.items())

    def is_reader(self, asked: Json) -> bool:
        return all(asked.get(name) == value for name, value in EXAMPLE_READER.items())

    def reader_token(self) -> str:
        """Give the reader's token, which nothing else shares."""
        living = [token for token in self.reader_tokens if self.expires_in(token) > 0]
        token = living[0] if living else self.new_token()
        self.reader_tokens.add(token)
        return token

    def grant(self) -> Json:
        return self.granted(self.current_token() or self.new_token())

    def granted(self, token: str) -> Json:
        return {
            "access_token": token,
            "token_type": self.token_type,
            "expires_in": self.expires_in(token),
            "scope": self.scope,
        }

    def current_token(self) -> str | None:
        """Give the last token again, until it expires."""
        own = [token for token in self.tokens if token not in self.reader_tokens]
        token = own[-1] if own else None
        return token if token and self.expires_in(token) > 0 else None

    def new_token(self) -> str:
        token = f"{uuid.uuid4()}:ref"
        self.tokens[token] = self.clock() + timedelta(seconds=self.token_lifetime)
        return token

    def expires_in(self, token: str) -> int:
        return int((self.tokens[token] - self.clock()).total_seconds())
