"""
Going through a list page by page, and whether the list held still meanwhile.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import Any

from conformance.context import Context
from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.long_list import MOST
from conformance.vendors.dotdigital.vocabulary.reply import Reply

PAGES, FEWEST, TRIES = 2, 2, 3
MOST_PAGES = 3  # as large as can be, that are read of a long list
FAR = 100_000  # more than there ever are

BOUNDS = {
    "select=0": {"select": 0},
    "select=-1": {"select": -1},
    "select=1": {"select": 1},
    "select=1000": {"select": MOST},
    "select=1001": {"select": MOST + 1},
    "skip=-1": {"skip": -1},
}


@dataclass(frozen=True)
class Passage:
    """
    What was read of a list after its first answer: page after page up to the first empty one, or of
    a long list the first few thousand; without any skipped, with all but one of the first answer
    skipped, and with all. Whether the list `held` still, so that another first answer showed the
    same afterwards.
    """

    first: Reply
    size: int
    pages: list[Reply]
    unskipped: Reply
    last: Reply
    behind: Reply
    held: bool = False

    @property
    def left(self) -> set[str]:
        """Of the first answer, what the last of it is."""
        return {*self.first.keys} & {*self.last.keys}

    @property
    def missing(self) -> set[str]:
        """Of the first answer, what is on no page."""
        return {*self.first.keys}.difference(*(page.keys for page in self.pages))

    @property
    def repeated(self) -> list[str]:
        """What is on the pages more than once."""
        times = Counter(key for page in self.pages for key in page.keys)
        return [key for key, number in times.items() if number > 1]


@dataclass
class Walk:
    """
    A list of programs, or of the enrolments of a status. `ask` takes `select` and `skip`, `first`
    reads the first page, `scarce` is the fixture of which there could be more.
    """

    context: Context
    ask: Callable[..., Reply]
    first: Callable[[], Reply]
    scarce: str
    answers: Attempts[Reply] = field(default_factory=Attempts[Reply])

    def __getitem__(self, label: str) -> Reply:
        """The answer at a bound."""
        self.answers.make(label, lambda: self.ask(**BOUNDS[label]))
        return self.answers[label]

    @property
    def by_default(self) -> int:
        """
        How many a page holds by default; looked at again where it held fewer than one of 1000,
        since something may have been added meanwhile.
        """
        held = len(self.passage.first.keys)
        return held if held >= len(self["select=1000"].keys) else len(self.first().keys)

    @property
    def passage(self) -> Passage:
        """Raises Blocked where the list does not hold still."""
        if not self.glance.held:
            raise Blocked("the list kept changing")
        return self.glance

    @once
    def glance(self) -> Passage:
        """What was read while the list held still, or the last time that it did not."""
        first = self.first()
        for _ in range(TRIES):
            passage = self._passage(first, len(first.keys))
            first = self.first()
            if sorted(first.keys) == sorted(passage.first.keys):
                return replace(passage, held=True)
        return passage

    def _passage(self, first: Reply, number: int) -> Passage:
        if number < FEWEST:
            raise NeedsFixture(f"{self.scarce}: too few for pages")
        size = min(-(-number // PAGES), MOST)
        calls: list[Callable[[], Any]] = [
            lambda: self._pages(size, number),
            lambda: self.ask(skip=0),
            lambda: self.ask(select=2, skip=number - 1),
            lambda: self.ask(skip=FAR),
        ]
        return Passage(first, size, *self.context.at_once(calls))

    def _pages(self, size: int, number: int) -> list[Reply]:
        """Of a long list the largest ones behind the first answer, and not all of them."""
        first, pages = PAGES * size, list[Reply]()
        later, end = (MOST, MOST * MOST_PAGES) if number >= MOST else (size, number + first)
        known = [partial(self.ask, select=size, skip=skip) for skip in range(size, first, size)]
        known = [
            partial(self.ask, select=size),
            *known,
            partial(self.ask, select=later, skip=first),
        ]
        further = range(first + later, end, later)
        rest = (self.ask(select=later, skip=skip) for skip in further)
        for page in chain(self.context.at_once(known), rest):
            if pages and (page.reading != "accepted" or not page.keys):
                break
            pages.append(page)
        return pages
