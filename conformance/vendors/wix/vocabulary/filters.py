"""
Queries with filters and sorts, over the programs whose fields the run knows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from conformance.once import Known, once
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.categories import Categories
from conformance.vendors.wix.vocabulary.creations import FOREIGN, Creations
from conformance.vendors.wix.vocabulary.program import Program, titles_of
from conformance.vendors.wix.vocabulary.programs import PAGE, Programs
from conformance.vendors.wix.vocabulary.reply import Reply

MANY = 40  # programs that one query asks for by their ids


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

    def astray(self, condition: dict[str, Any], fits: Callable[[set[str]], bool]) -> list[Any]:
        """
        Of programs with two categories, the first of them, and none: what a filter by categories
        finds or misses, other than by the categories that they show.
        """
        first, both, one = self.categories.ids, self.categories.needed, self.categories.one
        known = {both.id: {*first}, one.id: {*first[:1]}, self.categories.without: set[str]()}
        found = self.programs.query({"categoryIds": condition}).ids
        odd = [id_ for id_, given in known.items() if (id_ in found) != fits(given)]
        looks = {id_: self.programs.get(id_) for id_ in odd}  # another rule may have been broken
        there = {id_: look.program for id_, look in looks.items() if look.accepted}
        return [id_ for id_, one in there.items() if (id_ in found) != fits({*one.categories})]

    @once
    def drafts(self) -> list[Any]:
        """The ids of the cast's drafts."""
        return self.cast.of(status=("DRAFT",))

    @property
    def of_a_group(self) -> Program:
        """A program that has a group; raises Blocked where one that nobody knows is not kept."""
        program = self.creations["of a group"]
        if program["socialGroupId"] != FOREIGN:
            raise Blocked("creation.stored (the group was not kept)")
        return program

    @once
    def page(self) -> Reply:
        """The first 100 of everything, in the order that nobody asked for."""
        return self.programs.hundred()

    @property
    def newest(self) -> Reply:
        """The same; raises Blocked where there is none."""
        self.page.worked_for("cursor.limit-100")
        if not self.page.programs:
            raise Blocked("the site has no programs")
        return self.page

    @property
    def newest_dates(self) -> list[datetime]:
        """When the same were created; raises Blocked where none says it."""
        dates = [program.created for program in self.newest.programs]
        if not any(dates):
            raise Blocked("shape.dates")
        return [date for date in dates if date]

    def sorted_by(self, among: list[Any] | None = None, /, **sort: str) -> list[Program]:
        """
        What lists show of the cast, or of other programs, in an order that is asked for: by fields
        and directions. Nothing where the order is refused.
        """
        keys = [{"fieldName": name, "order": order} for name, order in sort.items()]
        ids = self.cast.listed if among is None else among
        page = self.programs.query({"id": {"$in": ids}}, sort=keys, limit=PAGE)
        if page.accepted and len(page.programs) < 2:
            raise Blocked("filter.id")
        return page.programs

    @property
    def sorted_by_creation(self) -> list[Program]:
        """What is still there of what the run made first, from the oldest to the newest."""
        found = self.sorted_by(self.programs.made[:MANY] or None, createdDate="ASC")
        if found and len({program.created for program in found}) < 2:
            raise Blocked("shape.dates (all were created at one moment)")
        return found

    @property
    def sorted_by_status_date(self) -> list[Program]:
        """What is still there of what the run made first, by when their statuses changed."""
        found = self.sorted_by(self.programs.made[:MANY], statusUpdatedDate="ASC")
        if found and len({program.status_updated for program in found}) < 2:
            raise Blocked("change.status-date (all statuses were updated at one moment)")
        return found

    def both_ways(self, name: str) -> tuple[list[Any], list[Any]]:
        """
        The ids of the cast by a field upwards, and downwards from the end: of those that no other
        one has the same value of. Which of two values is the lower one is not asked.
        """
        up, down = (self.sorted_by(**{name: order}) for order in ("ASC", "DESC"))
        values = [program[name] for program in up]
        alone = {one.id for one in up if one[name] and values.count(one[name]) == 1}
        if up and down and len(alone) < 2:
            raise Blocked(f"the programs of the run do not differ in their {name}")
        ways = [[one.id for one in way if one.id in alone] for way in (up, down)]
        return ways[0], ways[1][::-1]

    def titles_by_status(self) -> list[tuple[Any, list[str]]]:
        """Runs of one status, and the titles in each from the last one to the first."""
        found = self.sorted_by(**{"status": "ASC", "description.title": "DESC"})
        runs = groupby(found, key=lambda program: program.status)
        return [(status, titles_of([*run])) for status, run in runs]

    def current(self, id: Any) -> Program:
        """A program as a query shows it in the end; raises Blocked where it is not on the page."""
        found = next((program for program in self.newest.programs if program.id == id), None)
        if found is None:
            raise Blocked("filter.order.default (the newest programs are others)")
        return found
