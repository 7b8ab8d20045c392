"""
Queries with filters and sorts, over the programs whose fields the run knows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.once import Known, once
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.categories import Categories
from conformance.vendors.wix.vocabulary.creations import Creations
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import PAGE, Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass(frozen=True)
class Found:
    """
    An answer to a filter: `strangers` should not be there, and `missing` should.
    """

    reply: Reply
    strangers: list[Any]
    missing: list[Any]


@dataclass
class Filters:
    """
    The site may hold other programs than the run's: those are judged by what they show.
    """

    programs: Programs
    cast: Cast
    creations: Creations
    categories: Categories
    _found: Known = field(default_factory=Known)

    def by(
        self, filter: dict[str, Any], fits: Callable[[Program], bool], wanted: list[Any]
    ) -> Found:
        """
        What a filter finds. `fits` says whether a program shows what was asked for; `wanted` are
        the ids that have to be there.
        """
        return self._found.get(repr(filter), self._find, filter, fits, wanted)

    def _find(
        self, filter: dict[str, Any], fits: Callable[[Program], bool], wanted: list[Any]
    ) -> Found:
        page = self.programs.site.eventually(
            lambda: self.programs.query(filter),
            lambda page: {*wanted} <= {*page.ids} and all(map(fits, page.programs)),
        )
        strangers = [program.id for program in page.programs if not fits(program)]
        return Found(page, strangers, [id_ for id_ in wanted if id_ not in page.ids])

    def ids(self, filter: dict[str, Any], known: list[Any]) -> list[Any]:
        """Which of some known programs a filter finds, sorted."""
        return sorted({*self.programs.query(filter).ids} & {*known})

    @once
    def drafts(self) -> list[Any]:
        """The ids of the cast's drafts."""
        return self.cast.of(status=("DRAFT",))

    @once
    def page(self) -> Reply:
        """The first 100 of everything, in the order that nobody asked for."""
        return self.programs.query()

    @property
    def newest(self) -> Reply:
        """The same; raises Blocked where there is none."""
        self.page.worked_for("cursor.limit-100")
        if not self.page.programs:
            raise Blocked("the site has no programs")
        return self.page

    def sorted_by(self, field_name: str, order: str) -> list[Program]:
        """The cast's drafts in an order that is asked for."""
        sort = [{"fieldName": field_name, "order": order}]
        page = self.programs.query({"id": {"$in": self.drafts}}, sort=sort, limit=PAGE)
        page.worked_for("filter.order.asked")
        if len(page.programs) < 2:
            raise Blocked("filter.id")
        return page.programs
