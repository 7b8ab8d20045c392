"""
Bodies: of a megabyte at most, and JSON alone where members or their fields are written.
"""

import json
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from ..call import Call
from ..envelope import Envelope


class Payload(Envelope):
    largest_body = 1024 * 1024  # bytes
    operations_with_json = frozenset(
        {"sync_status", "sync_data", "delete_members", "create_fields", "update_field"}
    )

    def body_is_too_large(self, body: bytes) -> bool:
        return len(body) > self.largest_body

    def refused_body(self) -> Response:
        return Response("Payload Too Large", 413, {"content-type": "text/plain"})

    def looked_at(self, call: Call, content_type: str, body: bytes) -> Call:
        """Note whether a body is what the operation takes; without one there is nothing to note."""
        if not body.strip() or not self.takes_json(call):
            return call
        if not self.is_json_type(content_type):
            return replace(call, fitting=False)
        return replace(call, readable=call.readable and self.is_json(body))

    def takes_json(self, call: Call) -> bool:
        return call.operation in self.operations_with_json and call.text("_method") != "GET"

    def is_json_type(self, content_type: str) -> bool:
        return content_type.partition(";")[0].strip().lower() == "application/json"

    def is_json(self, body: bytes) -> bool:
        """Whether a body is an object, in JSON to the letter."""
        try:
            return isinstance(json.loads(body, parse_constant=self.no_constant), dict)
        except (ValueError, RecursionError):
            return False

    def no_constant(self, word: str) -> Any:
        raise ValueError(word)  # NaN and Infinity are not JSON
