"""
Going through a list page by page, and whether the list held still meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.reply import Reply

PAGES, FEWEST = 3, 2
MOST = 1000
FAR = 10_000  # records behind the last one

BOUNDS = {
    "select=0": {"select": 0},
    "select=1": {"select": 1},
    "select=1000": {"select": MOST},
    "select=1001": {"select": MOST + 1},
    "skip=-1": {"skip": -1},
    "skip=0": {"skip": 0},
}


@dataclass
class Walk:
    """
    A list of programs, or of the enrolments of a status. `ask` takes `select` and `skip`, `whole`
    reads all of it, `scarce` is the fixture of which there could be more.

    `population` is what is in the list; it is read again afterwards, and the walk repeated once if
    it changed.
    """

    ask: Callable[..., Reply]
    whole: Callable[[], list[Reply]]
    scarce: str
    answers: Attempts[Reply] = field(default_factory=Attempts[Reply])

    def __getitem__(self, label: str) -> Reply:
        """The answer at a bound."""
        self.answers.make(label, lambda: self.ask(**BOUNDS[label]))
        return self.answers[label]

    @property
    def plain(self) -> Reply:
        """The answer without parameters."""
        return self._walked[0][0]

    @property
    def population(self) -> list[str]:
        """The ids of all that is in the list, sorted."""
        return _keys(self._walked[0])

    @property
    def pages(self) -> list[Reply]:
        """Page after page, up to the first empty one."""
        return self._walked[1]

    @property
    def size(self) -> int:
        """How many are asked for at once: so many that there are three pages."""
        return _size(len(self.population))

    @property
    def keys(self) -> list[str]:
        """The ids on all pages, sorted."""
        return _keys(self.pages)

    @cached_property
    def last(self) -> Reply:
        """All but one are skipped."""
        return self.ask(skip=len(self.population) - 1)

    @cached_property
    def behind(self) -> Reply:
        """All are skipped."""
        return self.ask(skip=len(self.population) + FAR)

    @cached_property
    def _walked(self) -> tuple[list[Reply], list[Reply]]:
        for _ in range(2):
            whole = self.whole()
            if len(_keys(whole)) < FEWEST:
                raise NeedsFixture(f"{self.scarce}: too few for pages")
            pages = self._pages(len(_keys(whole)))
            if _keys(self.whole()) == _keys(whole):
                return whole, pages
        raise Blocked("the list kept changing")

    def _pages(self, number: int) -> list[Reply]:
        size, pages = _size(number), [self.ask(select=_size(number))]
        for skip in range(size, number + 2 * size, size):
            page = self.ask(select=size, skip=skip)
            if page.reading != "accepted" or not page.records:
                break
            pages.append(page)
        return pages


def _size(number: int) -> int:
    return min(-(-number // PAGES), MOST)


def _keys(pages: list[Reply]) -> list[str]:
    return sorted(key for page in pages for key in page.keys)
