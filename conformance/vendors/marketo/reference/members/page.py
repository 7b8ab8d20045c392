"""
How answers of the lead database are cut into pages: `batchSize`, `nextPageToken`, `moreResult`.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from ..call import Call, Refused
from ..envelope import Envelope
from ..record import Json


class Batches(Envelope):
    def paged(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        size, begin = self.batch_size(call, largest), self.begins_at(call)
        end = begin + size
        return {"result": found[begin:end], **self.followed_by(call, end, len(found))}

    def batch_size(self, call: Call, largest: int) -> int:
        """Refuse what is too large; whether the service does, or cuts, is open."""
        size = call.number("batchSize")
        if size is None:
            return largest
        if not 1 <= size <= largest:
            raise Refused("1003", f"batchSize must be between 1 and {largest}")
        return size

    def begins_at(self, call: Call) -> int:
        token = call.text("nextPageToken")
        return self.place_in(token) if token else 0

    def followed_by(self, call: Call, end: int, total: int) -> Json:  # noqa: ARG002
        """Say whether there is more behind a page."""
        if end < total:
            return {"nextPageToken": self.token_to(end), "moreResult": True}
        return {"moreResult": False}

    def token_to(self, place: int) -> str:
        return base64.b32encode(f"{place:010}".encode()).decode()

    def place_in(self, token: str) -> int:
        try:
            return int(base64.b32decode(token.encode()))
        except (ValueError, binascii.Error):
            raise Refused("1003", "Invalid nextPageToken") from None
