"""
How long answers are cut into pages: `maxReturn` and `offset`.
"""

from typing import Any, NamedTuple, TypeVar

from .call import Call, Refused
from .envelope import Envelope

Item = TypeVar("Item")


class Pages(NamedTuple):
    default: int = 20
    largest: int = 200
    first: int = 0  # the offset, where none is asked for


class Paging(Envelope):
    pages: Pages = Pages()  # of folders, channels and tag types

    def page(self, call: Call, found: list[Item], pages: Pages | None = None) -> list[Any]:
        pages = pages or self.pages
        size, offset = self.size(call, pages), self.offset(call, pages)
        return found[offset : offset + size]

    def size(self, call: Call, pages: Pages) -> int:
        """Refuse what is too large; whether the service does, or cuts, is open."""
        size = call.number("maxReturn")
        if size is None:
            return pages.default
        if not 1 <= size <= pages.largest:
            raise Refused("1003", f"maxReturn must be between 1 and {pages.largest}")
        return size

    def offset(self, call: Call, pages: Pages) -> int:
        offset = call.number("offset")
        if offset is None:
            return pages.first
        if offset < 0:
            raise Refused("1003", "offset must not be negative")
        return offset
