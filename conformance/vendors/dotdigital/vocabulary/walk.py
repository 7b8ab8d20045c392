"""
Going through a list page by page, and whether the list held still meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.reply import Reply

PAGES, FEWEST, TRIES = 2, 2, 3
MOST = 1000
FAR = 10_000  # records behind the last one

BOUNDS = {
    "select=0": {"select": 0},
    "select=1": {"select": 1},
    "select=1000": {"select": MOST},
    "select=1001": {"select": MOST + 1},
    "skip=-1": {"skip": -1},
}


@dataclass(frozen=True)
class Passage:
    """
    What was read of a list between two readings of the whole that showed the same: page after page
    up to the first empty one, without any skipped, with all but one skipped, and with all.
    """

    whole: list[Reply]
    size: int
    pages: list[Reply]
    unskipped: Reply
    last: Reply
    behind: Reply

    @property
    def population(self) -> list[str]:
        """The ids of all that is in the list, sorted."""
        return _keys(self.whole)

    @property
    def keys(self) -> list[str]:
        """The ids on all pages, sorted."""
        return _keys(self.pages)


@dataclass
class Walk:
    """
    A list of programs, or of the enrolments of a status. `ask` takes `select` and `skip`, `whole`
    reads all of it, `scarce` is the fixture of which there could be more.
    """

    ask: Callable[..., Reply]
    whole: Callable[[], list[Reply]]
    scarce: str
    answers: Attempts[Reply] = field(default_factory=Attempts[Reply])

    def __getitem__(self, label: str) -> Reply:
        """The answer at a bound."""
        self.answers.make(label, lambda: self.ask(**BOUNDS[label]))
        return self.answers[label]

    @once
    def passage(self) -> Passage:
        """Raises Blocked where the list does not hold still."""
        whole = self.whole()
        for _ in range(TRIES):
            passage = self._passage(whole, len(_keys(whole)))
            whole = self.whole()
            if _keys(whole) == _keys(passage.whole):
                return passage
        raise Blocked("the list kept changing")

    def _passage(self, whole: list[Reply], number: int) -> Passage:
        if number < FEWEST:
            raise NeedsFixture(f"{self.scarce}: too few for pages")
        size = min(-(-number // PAGES), MOST)
        return Passage(
            whole=whole,
            size=size,
            pages=self._pages(size, number),
            unskipped=self.ask(skip=0),
            last=self.ask(skip=number - 1),
            behind=self.ask(skip=number + FAR),
        )

    def _pages(self, size: int, number: int) -> list[Reply]:
        pages = [self.ask(select=size)]
        for skip in range(size, number + 2 * size, size):
            page = self.ask(select=size, skip=skip)
            if page.reading != "accepted" or not page.records:
                break
            pages.append(page)
        return pages


def _keys(pages: list[Reply]) -> list[str]:
    return sorted(key for page in pages for key in page.keys)
