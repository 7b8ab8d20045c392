"""
How answers look: the result, or a message with details, under a status that says what it is.
"""

import json
from dataclasses import replace

from starlette.responses import Response

from .call import Call, Refused
from .identity import Identity
from .record import Json


class Answer(Identity):
    content_type = "application/json; charset=utf-8"

    def respond(self, call: Call) -> Response:
        try:
            self.tick()
            call = replace(call, caller=self.caller_of(call))
            self.permitted(call)
            self.readable(call)
            body = self.perform(call)
        except Refused as refused:
            return self.sent(self.refusal(refused), refused.status)
        return self.sent(body)

    def tick(self) -> None:
        """Do what has become due since the last call."""

    def readable(self, call: Call) -> None:
        if not call.readable:
            raise Refused(400, "INVALID_ARGUMENT", "The body is no JSON")

    def perform(self, call: Call) -> Json:
        answer: Json = getattr(self, call.operation)(call)
        return answer

    def refusal(self, refused: Refused) -> Json:
        return {"message": refused.message, "details": self.details(refused)}

    def details(self, refused: Refused) -> Json:
        if refused.violations:
            return {"validationError": {"fieldViolations": list(refused.violations)}}
        return {"applicationError": self.application_error(refused)}

    def application_error(self, refused: Refused) -> Json:
        return {
            "code": refused.code,
            "description": refused.message,
            "data": refused.data or {},
        }

    def sent(self, body: Json, status: int = 200) -> Response:
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return Response(content, status, {"content-type": self.content_type})
