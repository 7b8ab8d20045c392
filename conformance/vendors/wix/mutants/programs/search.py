"""
Sites that each get one thing about searches wrong.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Page, Program, Wix, invalid


@breaks("search.title", also=["search.mode", "search.pages"], because="everything is found")
class SearchesForNothing(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        return True


@breaks("search.title-alone")
class SearchesTheDetailsToo(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        told = str(self.value(program, "description.details") or "").lower()
        found = super().is_about(program, expression, details)
        return found or expression.lower() in told


@breaks("search.renamed")
class SearchesFormerTitles(Wix):
    former: dict[str, str] = {}  # noqa: RUF012

    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        title = str(self.value(program, "description.title"))
        whole = f"{self.former.get(program.id, '')} {title}"
        self.former = {**self.former, program.id: whole}
        renamed = replace(program, content={"description": {"title": whole}})
        return super().is_about(renamed, expression, details)


@breaks("search.mode")
class SearchesForAnyOfTheWords(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        return super().is_about(program, expression, {**details, "mode": "OR"})


@breaks("search.mode")
class SearchesForAllOfTheWords(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        return super().is_about(program, expression, {**details, "mode": "AND"})


@breaks("search.filter")
class SearchesWithoutTheFilter(Wix):
    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        return super().kept_by_search(programs, {**asked, "filter": {}})


@breaks("search.order")
class SearchesInTheOrderOfDates(Wix):
    def ordered(self, programs: list[Program], sort: Any, known: frozenset[str]) -> list[Program]:
        kept = sort if known != self.sorted_by_search else None
        return super().ordered(programs, kept, known)


@breaks("search.pages")
class SearchesWithoutALimit(Wix):
    def resumed(self, asked: Json) -> tuple[Json, Page]:
        kept, page = super().resumed(asked)
        return kept, page._replace(limit=50) if "search" in kept else page


@breaks("search.expression-length")
class SearchesForAnythingLong(Wix):
    longest_expression = 101


@breaks("search.mode", depth="standard")
class SearchesForTwoWordsAtMost(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        return super().is_about(program, " ".join(expression.split()[:2]), details)


@breaks(
    "search.filter",
    also=["search.categories"],
    because="categories are looked for among a few ids",
    depth="standard",
)
class SearchesByTheFirstField(Wix):
    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        first = dict([*(asked.get("filter") or {}).items()][:1])
        return super().kept_by_search(programs, {**asked, "filter": first})


@breaks("search.filter", depth="standard")
class SearchesByAnyOfTheCombined(Wix):
    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        held = asked.get("filter") or {}
        either = {"$or": held["$and"]} if "$and" in held else held
        return super().kept_by_search(programs, {**asked, "filter": either})


class _SearchesByCategory(Wix):
    """Takes one operator on categories for another in searches."""

    instead: dict[str, str] = {}  # noqa: RUF012

    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        held = dict(asked.get("filter") or {})
        if wanted := held.get("categoryIds"):
            held["categoryIds"] = {self.instead.get(n, n): v for n, v in wanted.items()}
        return super().kept_by_search(programs, {**asked, "filter": held})


@breaks("search.categories", depth="standard")
class SearchesForAnyOfTheCategories(_SearchesByCategory):
    instead = {"$hasAll": "$hasSome"}  # noqa: RUF012


@breaks("search.categories", depth="standard")
class SearchesForAllOfTheCategories(_SearchesByCategory):
    instead = {"$hasSome": "$hasAll"}  # noqa: RUF012


@breaks("search.order", depth="standard")
class SearchesTheNewestFirst(Wix):
    def ordered(self, programs: list[Program], sort: Any, known: frozenset[str]) -> list[Program]:
        dated = known == self.sorted_by_search and "createdDate" in str(sort)
        return super().ordered(programs, None if dated else sort, known)


@breaks(
    "search.pages.filter-kept",
    also=["search.order", "search.pages"],
    because="more programs are on the way",
    depth="standard",
)
class SearchesOnWithoutTheFilter(Wix):
    def cursor(self, asked: Json, limit: int, offset: int, after: str | None) -> str:
        searched = limit == 1 and "search" not in asked
        kept = {n: v for n, v in asked.items() if n != "filter" or not searched}
        return super().cursor(kept, limit, offset, after)


@breaks(
    "search.pages.visibility-kept",
    also=["cursor.caller"],
    because="a cursor of the owner's leads on to the same",
    depth="standard",
)
class SearchesOnForVisitorsWhatOwnersFind(Wix):
    def search_programs(self, call: Call) -> Json:
        if (call.object("search").get("cursorPaging") or {}).get("cursor"):
            owner = next(one for one in self.tokens.values() if one.kind == "owner")
            call = replace(call, caller=owner)
        return super().search_programs(call)


@breaks("search.filter", depth="standard")
class SearchesNothingThatWasEnded(Wix):
    """By its status: the index is renewed when a program is published."""

    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        found = super().kept_by_search(programs, asked)
        by_status = "status" in (asked.get("filter") or {})
        return [one for one in found if one.status != "ENDED" or not by_status]


@breaks("search.order", depth="standard")
class SearchesInTheOrderOfCreation(Wix):
    """Where the order of updates is asked for."""

    def ranked_by(self, name: str) -> Callable[[Program], Any]:
        return super().ranked_by("createdDate" if name == "updatedDate" else name)


class _Refuses(Wix):
    """Refuses searches of one kind."""

    def refused(self, asked: Json) -> bool:
        """Whether it is of that kind."""
        return False

    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        if self.refused(asked):
            raise invalid("search", "UNSUPPORTED", "is not offered")
        return super().kept_by_search(programs, asked)


@breaks("search.title")
class RefusesExpressions(_Refuses):
    def refused(self, asked: Json) -> bool:
        return bool(asked.get("search"))


@breaks("search.mode")
class RefusesModes(_Refuses):
    def refused(self, asked: Json) -> bool:
        return bool((asked.get("search") or {}).get("mode"))


@breaks("search.categories", depth="standard")
class RefusesToSearchByCategory(_Refuses):
    def refused(self, asked: Json) -> bool:
        return "categoryIds" in (asked.get("filter") or {})


@breaks("search.order", also=["search.pages"], because="pages are sorted by title")
class RefusesToSortSearches(_Refuses):
    def refused(self, asked: Json) -> bool:
        return bool(asked.get("sort"))


@breaks("search.order", depth="standard")
class RefusesToSortSearchesByDate(_Refuses):
    def refused(self, asked: Json) -> bool:
        return "Date" in str(asked.get("sort"))
