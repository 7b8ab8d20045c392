"""
Enough programs to show a page limit.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.programs import Programs


@dataclass
class Crowd:
    """
    Looks whether there are as many programs as a limit needs; makes the missing ones where the
    user allows `bulk-programs`.
    """

    programs: Programs
    _seen: int = 0

    def at_least(self, number: int) -> None:
        """Raises NeedsAllow where there are fewer, and they may not be made."""
        if self._seen >= number:
            return
        page = self.programs.browse(maxReturn=1, offset=number - 1)
        if not page.programs:
            self._make(number - self._count(number))
        self._seen = number

    def at_least_tagged(self, number: int, tag_type: str, value: str) -> None:
        """The same for programs that carry a tag."""
        if len(self.programs.by_tag(tag_type, value, maxReturn=1, offset=number - 1).programs):
            return
        there = len(self.programs.by_tag(tag_type, value, maxReturn=200).programs)
        tags = self.programs.surroundings.with_tag("Default", tag_type, value)
        self._make(number - there, tags=tags)

    def _count(self, below: int) -> int:
        counted = 0
        while counted < below:
            page = self.programs.browse(maxReturn=100, offset=counted).programs
            if not page:
                break
            counted += len(page)
        return counted

    def _make(self, number: int, **fields: Any) -> None:
        self.programs.instance.context.allow("bulk-programs")
        for _ in range(number):
            if not self.programs.create("Default", **fields).accepted:
                raise Blocked("create.accepted")
