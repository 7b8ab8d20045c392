"""
Tokens: what the SDK asks for on behalf of a visitor or of an app.
"""

import json

from starlette.requests import Request
from starlette.responses import Response

from conformance.vendors.wix.example import APP_ID, EXAMPLE_APP

from .answer import Answer
from .call import Refused
from .record import Caller, Json


class Token(Answer):
    lifetime = 14_400  # seconds, which nothing here waits for

    async def token(self, request: Request) -> Response:
        try:
            asked = json.loads(await request.body() or b"{}")
            return self.sent(self.granted(asked if isinstance(asked, dict) else {}))
        except ValueError:
            return self.sent(self.refusal(Refused(400, "INVALID_ARGUMENT", "no JSON")), 400)
        except Refused as refused:
            return self.sent(self.refusal(refused), refused.status)

    def granted(self, asked: Json) -> Json:
        """Grant a visitor a token for the asking, and an app one for its secret."""
        caller = self.caller_to_be(asked, asked.get("grantType") or asked.get("grant_type"))
        token = f"OauthNG.{caller.kind}-{self.new_id()}"
        self.tokens[token] = caller
        return {
            "access_token": token,
            "refresh_token": token,
            "token_type": "Bearer",
            "expires_in": self.lifetime,
        }

    def caller_to_be(self, asked: Json, grant: object) -> Caller:
        if grant == "anonymous":
            return Caller("visitor", self.new_id())
        if grant == "client_credentials" and all(
            asked.get(name) == value for name, value in EXAMPLE_APP.items()
        ):
            return Caller("app", APP_ID)
        if grant == "refresh_token":
            known = self.tokens.get(str(asked.get("refreshToken") or asked.get("refresh_token")))
            if known:
                return known
        raise Refused(401, "UNAUTHENTICATED", "Nothing can be granted for this")
