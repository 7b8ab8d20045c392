"""
Paging through a bounded window, and whether the window held still meanwhile.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply

PAGES = 3
SMALLEST = 5


@dataclass
class Walk:
    """
    Page after page over the run's own programs. `population` is what one large page shows of them;
    it is read again afterwards, and the walk repeated once if it changed.
    """

    programs: Programs
    pages: list[Reply] = field(default_factory=list)
    population: list[Any] = field(default_factory=list)
    size: int = 0

    @classmethod
    def over(cls, programs: Programs) -> "Walk":
        """Walk; raises Blocked where the window can't be bounded or does not hold still."""
        for _ in range(2):
            walk = cls(programs)
            walk._walk()
            if _same(programs.recent().ids, walk.population):
                return walk
        raise Blocked("the population of the window kept changing")

    def _walk(self) -> None:
        if self.programs.made and self.programs.opened is None:
            raise Blocked("program.dates.format")
        self.population = self.programs.recent().ids
        for _ in range(len(self.population), SMALLEST):
            self.programs.create().needed_for("create.accepted")
        if len(self.population) < SMALLEST:
            self.population = self.programs.recent().ids
        if not SMALLEST <= len(self.population) < 200:
            raise Blocked(
                "browse.dates.earliest: the window over the run's programs is not bounded"
            )
        self.size = -(-len(self.population) // PAGES)
        offsets = range(0, len(self.population), self.size)
        recent = partial(self.programs.recent, maxReturn=self.size)
        pages = [partial(recent, offset=offset) for offset in offsets]
        self.pages += self.programs.instance.context.at_once(pages)

    @once
    def past_the_end(self) -> Reply:
        """The page behind the last one; raises Blocked where pages have another size than asked."""
        if any(len(page.programs) > self.size for page in self.pages):
            raise Blocked("browse.page.max-return")
        return self.programs.recent(offset=len(self.population))

    @property
    def ids(self) -> list[Any]:
        return [id_ for page in self.pages for id_ in page.ids]


def _same(some: list[Any], others: list[Any]) -> bool:
    return sorted(map(str, some)) == sorted(map(str, others))
