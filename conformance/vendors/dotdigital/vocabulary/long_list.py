"""
A list that is too long to be read anew for each look: where the run's own programs are in it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.vendors.dotdigital.vocabulary.listing import find
from conformance.vendors.dotdigital.vocabulary.reply import Reply

MOST = 1000  # that an answer holds
MOST_PAGES = 20  # that the suite reads of a list before it gives up
NEAR = 200  # programs at either end, where new ones are looked for
EXACT = 50  # programs by which their number may be wrong


@dataclass
class LongList:
    """
    `ask` takes `select` and `skip`; `first` is what it gave without them. Nobody promises an order:
    where there is one, it only says where to begin.
    """

    ask: Callable[..., Reply]
    first: Reply

    def around(self, programs: Any, least: int = 1, most: int | None = None) -> list[Reply]:
        """So many ends, and at `most` so many pages until all of these programs are on them."""
        return self.until([], programs, least, most)

    def until(
        self, pages: list[Reply], programs: Any, least: int = 0, most: int | None = None
    ) -> list[Reply]:
        """These pages, and further ones until all of these programs are on them."""
        further = self._further()
        while len(pages) < least or not all(find(pages, program) for program in programs):
            if len(pages) == most or (how := next(further, None)) is None:
                break
            pages.append(self.ask(**how))
        return pages

    def is_out_of_sight(self, program: Any, seen: list[Reply]) -> bool:
        """
        Whether a new program that is on none of these pages of `around` may be listed all the same:
        not where the list grows at its end, and the page of that begins before this program.
        """
        key, end = str(program), seen[0].keys
        if not (self.grows and key.isdecimal() and end and len(end) < NEAR):
            return True
        return not (_ascending(end) and int(end[0]) < int(key))

    @once
    def grows(self) -> bool:
        """Whether programs are listed in the order of their ids, so that new ones come last."""
        return _ascending(self.first.keys)

    def _further(self) -> Iterator[dict[str, int]]:
        """Both ends, and then all of it."""
        if not self.grows:
            yield {"select": NEAR}
        yield {"select": NEAR, "skip": self._number - NEAR // 2}
        if self.grows:
            yield {"select": NEAR}
        yield from ({"skip": skip} for skip in range(0, self._number + NEAR, MOST))

    @once
    def _number(self) -> int:
        """About how many there are, found without reading them."""
        least, most = len(self.first.keys), MOST * MOST_PAGES
        if least < MOST:
            return least
        while most - least > EXACT:
            middle = (least + most) // 2
            there = self.ask(select=1, skip=middle).keys
            least, most = (middle, most) if there else (least, middle)
        return least


def _ascending(keys: list[str]) -> bool:
    if not all(key.isdecimal() for key in keys):
        return False
    numbers = [int(key) for key in keys]
    return numbers == sorted(numbers)
