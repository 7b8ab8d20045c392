"""
Going through the pages of a query or a search by their cursors.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.wix.vocabulary.program import Program, titles_of
from conformance.vendors.wix.vocabulary.programs import MOST_PAGES, Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass(frozen=True)
class Walk:
    """
    The pages from the first to the last, and how many programs the first and the others were to
    have at most.
    """

    pages: list[Reply]
    size: int
    then: int

    @classmethod
    def over(
        cls, programs: Programs, size: int, then: int = 0, *, by: str = "owner", **query: Any
    ) -> "Walk":
        """Go through a query; further pages are asked for by their cursor and limit alone."""
        pages = [programs.query(by=by, limit=size, **query)]
        while pages[-1].accepted and pages[-1].next and len(pages) < MOST_PAGES:
            pages.append(programs.further(pages[-1].next, then or size, by=by))
        return cls(pages, size, then or size)

    @classmethod
    def over_a_search(
        cls,
        programs: Programs,
        size: int,
        expression: str | None = None,
        *,
        by: str = "owner",
        **how: Any,
    ) -> "Walk":
        pages = [programs.search(expression, limit=size, by=by, **how)]
        while pages[-1].accepted and pages[-1].next and len(pages) < MOST_PAGES:
            pages.append(programs.further(pages[-1].next, size, by=by, search=True))
        return cls(pages, size, size)

    @property
    def back(self) -> Any:
        """The cursor that the second page has to the first; NotApplicable where it has none."""
        self.needed(2)
        cursors = self.pages[1].paging.get("cursors")
        back = cursors.get("prev") if isinstance(cursors, dict) else None
        if not back:
            raise NotApplicable("pages have no cursors to those before them")
        return back

    @property
    def programs(self) -> list[Program]:
        return [program for page in self.pages for program in page.programs]

    @property
    def ids(self) -> list[Any]:
        return [program.id for program in self.programs]

    @property
    def sizes(self) -> list[int]:
        return [len(page.programs) for page in self.pages]

    @property
    def beyond(self) -> list[int]:
        """The sizes of pages that are larger than they were to be."""
        limits = [self.size, *[self.then] * (len(self.pages) - 1)]
        return [size for size, most in zip(self.sizes, limits, strict=True) if size > most]

    def holds_to_its_filter(self, known: list[Any]) -> None:
        """Raises Blocked where there are other programs than those that were asked for."""
        if not {*self.ids} <= {*known}:
            raise Blocked("cursor.filter-kept")

    def goes_on_in_order(self) -> None:
        """Raises Blocked where later pages go by another order than that of their titles."""
        titles = titles_of(self.programs)
        if titles != sorted(titles):
            raise Blocked("cursor.sort-kept")

    def titles(self, known: list[Any]) -> list[str]:
        """The titles of those that are known, in the order of the pages."""
        return titles_of([program for program in self.programs if program.id in known])

    def needed(self, pages: int) -> None:
        """Raises Blocked where there are fewer pages: what is to be seen shows on later ones."""
        if len(self.pages) < pages:
            raise Blocked(f"cursor.complete ({len(self.pages)} pages)")
