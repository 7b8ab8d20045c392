"""
How answers look: bare objects and lists, and one message around every refusal.
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


class Answers:
    """Carry what every part needs as well: the clock and the dice."""

    content_type = "application/json; charset=utf-8"
    report_type = "text/csv"
    status_of_creation = 201

    def __init__(self, *, seed: int = 0, clock: Callable[[], datetime] = now) -> None:
        self.clock = clock
        self.random = Random(seed)  # noqa: S311

    def authorised(self, call: Call) -> None:
        """Refuse a call of somebody who is unknown or may not do it."""
        raise NotImplementedError

    def respond(self, call: Call) -> Response:
        try:
            if not call.is_hook:
                self.authorised(call)
            return self.sent(self.perform(call), self.status_of_success(call))
        except Refused as refused:
            return self.refusal(call, refused)

    def perform(self, call: Call) -> Any:
        return getattr(self, call.operation)(call)

    def status_of_success(self, call: Call) -> int:
        created = call.operation in {"create_enrolment", "create_draft"}
        return self.status_of_creation if created else 200

    def refusal(self, call: Call, refused: Refused) -> Response:  # noqa: ARG002
        headers = {"www-authenticate": 'Basic realm="api"'} if refused.status == 401 else {}
        response = self.sent(self.error(refused), refused.status)
        response.headers.update(headers)
        return response

    def error(self, refused: Refused) -> Json:
        return {"message": self.message(refused)}

    def message(self, refused: Refused) -> str:
        return refused.sentence or f"Error: {refused.token}"

    def sent(self, content: Any, status: int = 200) -> Response:
        """Send a document as JSON, and a text as the report that it is."""
        if isinstance(content, str):
            headers = {"content-disposition": "attachment; filename=report-faults.csv"}
            return Response(content, status, headers, media_type=self.report_type)
        text = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
        return Response(text, status, {"content-type": self.content_type})

    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}Z"

    def this_second(self) -> datetime:
        return self.clock().astimezone(UTC).replace(microsecond=0)
