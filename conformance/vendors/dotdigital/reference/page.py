"""
How lists are cut into pages: `select` and `skip`.
"""

from typing import TypeVar

from .answer import Answers
from .call import Call, Refused

Item = TypeVar("Item")


class Pages(Answers):
    default_page = 1000
    smallest_page = 1
    largest_page = 1000

    def page(self, call: Call, items: list[Item]) -> list[Item]:
        size, start = self.size(call), self.start(call)
        return items[start : start + size]

    def size(self, call: Call) -> int:
        size = call.number("select")
        if size is None:
            return self.default_page
        if not self.smallest_page <= size <= self.largest_page:
            return self.beyond_bounds(call, size)
        return size

    def beyond_bounds(self, call: Call, size: int) -> int:  # noqa: ARG002
        raise Refused(400, "ERROR_PARAMETER_INVALID")

    def start(self, call: Call) -> int:
        start = call.number("skip") or 0
        return start if start >= 0 else self.before_the_first(call, start)

    def before_the_first(self, call: Call, start: int) -> int:  # noqa: ARG002
        raise Refused(400, "ERROR_PARAMETER_INVALID")
