"""
Sites that each get one thing about pages wrong.
"""

from collections.abc import Callable
from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Page, Program, Wix


@breaks(
    "cursor.limit",
    also=["cursor.complete", "search.pages"],
    because="pages are longer than their limit",
)
class IgnoresTheLimit(Wix):
    def limit(self, paging: Json, default: int) -> int:
        return max(super().limit(paging, default), 7)


@breaks("cursor.limit", also=["search.pages"], because="a search is gone through one by one")
class HoldsTwoProgramsAtLeast(Wix):
    def limit(self, paging: Json, default: int) -> int:
        return max(super().limit(paging, default), 2)


@breaks("cursor.filled")
class HoldsOneProgramLess(Wix):
    def part(self, found: list[Program], page: Page) -> tuple[int, list[Program]]:
        return super().part(found, page._replace(limit=max(page.limit - 1, 1)))


@breaks("cursor.limit")
class KeepsTheFirstLimit(Wix):
    """A cursor holds the limit, and the one that is sent with it is not looked at."""

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        paging = asked.get("cursorPaging")
        if isinstance(paging, dict) and paging.get("cursor"):
            asked = {**asked, "cursorPaging": {"cursor": paging["cursor"]}}
        return super().resumed(asked)


@breaks(
    "cursor.limit-100",
    also=[
        "discovery.agreement.count",
        "discovery.management.query",
        "discovery.management.search",
        "discovery.published.query",
        "discovery.published.search",
        "filter.access-type",
        "filter.categories",
        "filter.combined",
        "filter.id",
        "filter.price",
        "filter.self-paced",
        "filter.slug",
        "filter.status",
        "search.order",
    ],
    because="all of these ask for 100",
)
class RefusesALimitOf100(Wix):
    largest_page = 99


@breaks("cursor.limit-101")
class TakesALimitOf101(Wix):
    largest_page = 101


class _Leads(Wix):
    """Leads from one page to the next in another way."""

    def altered(self, page: Page) -> Page:
        return page

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        kept, page = super().resumed(asked)
        return kept, self.altered(page) if page.after else page


@breaks(
    "cursor.complete", "search.pages", also=["search.order"], because="an order is seen by pages"
)
class SkipsAProgramBetweenPages(_Leads):
    def altered(self, page: Page) -> Page:
        return page._replace(after=None, offset=page.offset + 1)


@breaks("cursor.filter-kept", also=["cursor.last"], because="there are more pages")
class LosesTheFilter(Wix):
    def carried(self, asked: Json) -> Json:
        return {name: value for name, value in super().carried(asked).items() if name != "filter"}


@breaks(
    "cursor.sort-kept",
    also=["cursor.complete", "search.order", "search.pages"],
    because="a place is kept in another order, in a search as well",
)
class LosesTheSort(Wix):
    def carried(self, asked: Json) -> Json:
        return {name: value for name, value in super().carried(asked).items() if name != "sort"}


@breaks("cursor.sort-kept", also=["cursor.complete"], because="the place is one of another order")
class LosesTheSortWithTheThirdPage(Wix):
    """A cursor that comes of a cursor holds the place and the filter."""

    def cursor(self, asked: Json, limit: int, offset: int, after: str | None) -> str:
        names = {"filter"} if offset > limit + 1 else set(asked)
        kept = {name: value for name, value in asked.items() if name in names}
        return super().cursor(kept, limit, offset, after)


@breaks("cursor.visibility-kept")
class ShowsVisitorsEverythingFromTheSecondPageOn(Wix):
    def query_programs(self, call: Call) -> Json:
        if (call.object("query").get("cursorPaging") or {}).get("cursor"):
            owner = next(one for one in self.tokens.values() if one.kind == "owner")
            call = replace(call, caller=owner)
        return super().query_programs(call)


class _GoesOnForWhoeverBegan(Wix):
    """A cursor keeps the caller that it was given to."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, Caller] = {}

    def begun(self, call: Call, name: str, listed: Callable[[Call], Json]) -> Json:
        sent = (call.object(name).get("cursorPaging") or {}).get("cursor")
        call = replace(call, caller=self.given.get(str(sent), call.caller))
        answer = listed(call)
        if cursor := (answer["pagingMetadata"].get("cursors") or {}).get("next"):
            self.given[cursor] = call.caller
        return answer


@breaks("cursor.caller", depth="standard")
class QueriesOnForWhoeverBegan(_GoesOnForWhoeverBegan):
    def query_programs(self, call: Call) -> Json:
        return self.begun(call, "query", super().query_programs)


@breaks("cursor.caller", depth="standard")
class SearchesOnForWhoeverBegan(_GoesOnForWhoeverBegan):
    def search_programs(self, call: Call) -> Json:
        return self.begun(call, "search", super().search_programs)


class _Counts(Wix):
    """Tells something else of a page."""

    def altered(self, metadata: Json, found: list[Program]) -> None:
        """Tell it."""

    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        answer = super().paged(found, page, asked)
        self.altered(answer["pagingMetadata"], found)
        return answer


@breaks("cursor.count")
class CountsAllOfThem(_Counts):
    def altered(self, metadata: Json, found: list[Program]) -> None:
        metadata["count"] = len(found)


@breaks("cursor.last")
class LeadsOnFromTheLastPage(Wix):
    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        found = super().cursors(asked, page, start, shown, more=more)
        return {"next": self.cursor(asked, page.limit, start + len(shown), None), **found}


@breaks("cursor.previous", depth="standard")
class LeadsBackToWhereOneIs(Wix):
    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        found = super().cursors(asked, page, start, shown, more=more)
        here = self.cursor(asked, page.limit, start, None)
        return {**found, "prev": here} if "prev" in found else found
