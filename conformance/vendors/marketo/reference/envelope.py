"""
How answers look: the same few members around every result, and HTTP 200 around refusals too.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import Any

from starlette.responses import Response

from .call import Call, Refused
from .record import Json


def now() -> datetime:
    return datetime.now(UTC)


class Envelope:
    """Carry what every part needs as well: the clock and the dice."""

    status_of_refusals = 200
    content_type = "application/json;charset=UTF-8"
    nothing_found = "No assets found for the given search criteria."

    def __init__(self, *, seed: int = 0, clock: Callable[[], datetime] = now) -> None:
        self.clock = clock
        self.random = Random(seed)  # noqa: S311

    def authorised(self, call: Call) -> None:
        """Refuse a call that carries no good token."""
        raise NotImplementedError

    def respond(self, call: Call) -> Response:
        try:
            self.authorised(call)
            self.readable(call)
            body = self.success(call, self.perform(call))
        except Refused as refused:
            return self.sent(self.refusal(call.path, refused), self.status_of_refusals)
        return self.sent(body)

    def readable(self, call: Call) -> None:
        if not call.fitting:
            raise Refused("612", "Invalid Content Type")
        if not call.readable:
            raise Refused("609", "Invalid JSON")

    def perform(self, call: Call) -> Any:
        return getattr(self, call.operation)(call)

    def success(self, call: Call, answer: Any) -> Json:
        """Wrap a list of assets, or the members of an answer of the lead database."""
        if call.path.startswith("/rest/v1/"):
            return {"requestId": self.request_id(), **answer, "success": True}
        body = {"success": True, "errors": [], "requestId": self.request_id(), "warnings": []}
        if not answer:
            return {**body, "warnings": [self.nothing_found]}
        return {**body, "result": answer}

    def refusal(self, path: str, refused: Refused) -> Json:
        body: Json = {"requestId": self.request_id(), "success": False}
        if not path.startswith("/rest/v1/"):
            body["warnings"] = []
        return {**body, "errors": [self.error(refused)]}

    def error(self, refused: Refused) -> Json:
        return {"code": refused.code, "message": refused.message}

    def request_id(self) -> str:
        """Give a few random digits, then the time in milliseconds, both hexadecimal."""
        milliseconds = int(self.clock().timestamp() * 1000)
        return f"{self.random.randrange(16**3, 16**5):x}#{milliseconds:x}"

    def sent(self, body: Json, status: int = 200) -> Response:
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return Response(content, status, {"content-type": self.content_type})

    def instant(self, text: str) -> datetime:
        """Read a time in ISO 8601; without an offset it is UTC."""
        plain = text.strip().replace("Z+0000", "Z").replace(" ", "+")  # a "+" sent bare is a space
        try:
            read = datetime.fromisoformat(plain)
            read = read if read.tzinfo else read.replace(tzinfo=UTC)
            return read.astimezone(UTC).replace(microsecond=0)
        except (ValueError, OverflowError):
            raise Refused("704", f"Invalid date format: {text}") from None

    def time(self, instant: datetime | None) -> str | None:
        """Write a time with both a `Z` and an offset, as the asset API does."""
        return f"{instant.isoformat()[:19]}Z+0000" if instant else None

    def this_second(self) -> datetime:
        return self.clock().astimezone(UTC).replace(microsecond=0)

    def needed(self, call: Call, name: str) -> str:
        """Give a parameter that a call can't do without."""
        text = call.text(name)
        return text if text and text.strip() else self.left_out(call, name)

    def left_out(self, call: Call, name: str) -> str:
        """Say what becomes of a call that lacks a parameter."""
        code = "701" if call.given(name) else "1002"
        raise Refused(code, f"{name} cannot be blank")
