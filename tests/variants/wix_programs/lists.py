"""
Wix sites that chose differently: queries, searches and their pages.
"""

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from conformance.vendors.wix.reference import (
    Call,
    Caller,
    Json,
    Page,
    Program,
    Wix,
    invalid,
)
from tests.variants.wix_programs.lifecycle import _without


class ListsNothingThatEnded(Wix):
    statuses_to_list = frozenset({"PUBLISHED"})


class ListsNobodyTheArchive(Wix):
    """Owners find what is ARCHIVED by its id alone."""

    def discovers(self, caller: Caller, program: Program) -> bool:
        return super().discovers(caller, program) and program.status != "ARCHIVED"


class ShowsParticipantsTheArchive(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        archived = program.status == "ARCHIVED"
        return super().sees(caller, program) or (archived and self.takes_part(caller, program))


class ListsNoSecrets(Wix):
    """Participants find a SECRET program by its id alone."""

    def discovers(self, caller: Caller, program: Program) -> bool:
        hidden = self.is_secret(program) and not self.manages(caller)
        return super().discovers(caller, program) and not hidden


class FindsWhatIsSetAlone(Wix):
    """A flag that was never set is not found as false."""

    def equals(self, found: Any, wanted: Any) -> bool:
        return bool(found == wanted)


class IgnoresFiltersItDoesNotOffer(Wix):
    def unsupported(self, name: str) -> bool:
        return True

    def unsorted(self) -> list[Json]:
        return list(self.default_sort)


class FiltersByWhateverThereIs(Wix):
    def operators_of(self, name: str, known: Any) -> frozenset[str]:
        return self.any_operator | {"$hasAll", "$hasSome", "$isEmpty"}

    def meets(self, program: Program, name: str, value: Any, known: Any) -> bool:
        return super().meets(program, name, value, {**known, name: self.any_operator})


class RefusesOffsets(Wix):
    """Pages are asked for by their cursors alone."""

    def asked_page(self, asked: Json) -> Page:
        if "paging" in asked:
            raise invalid("query.paging", "FORMAT", "is not offered")
        return super().asked_page(asked)


class IgnoresOffsets(Wix):
    def asked_page(self, asked: Json) -> Page:
        return super().asked_page(_without(asked, "paging"))


class CutsPagesThatAreTooLarge(Wix):
    def too_large(self, limit: int) -> int:
        return self.largest_page


class HoldsPagesThatAreNotFull(Wix):
    """What leads on is the cursor; how many programs a page has, up to its limit, is left open."""

    def part(self, found: list[Program], page: Page) -> tuple[int, list[Program]]:
        return super().part(found, page._replace(limit=min(max(page.limit - 1, 1), 7)))


class EndsWithAnEmptyPage(Wix):
    """Whether there is more shows when it is looked for."""

    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        return super().cursors(asked, page, start, shown, more=more or bool(shown))


class SearchesTenAPage(Wix):
    def search_programs(self, call: Call) -> Json:
        asked = call.object("search")
        sent = asked.get("cursorPaging")
        paging = {"limit": 10, **(sent if isinstance(sent, dict) else {})}
        return super().search_programs(
            replace(call, body={"search": {**asked, "cursorPaging": paging}})
        )


class PagesByOffsetUnasked(Wix):
    """A query without paging is answered as if it had asked for its first 50 by offset."""

    def asked_page(self, asked: Json) -> Page:
        page = super().asked_page(asked)
        return page._replace(by_offset=page.by_offset or "cursorPaging" not in asked)

    def search_programs(self, call: Call) -> Json:
        asked = {"cursorPaging": {}, **call.object("search")}
        return super().search_programs(replace(call, body={"search": asked}))


class KeepsItsCursorsToItself(Wix):
    """A cursor is a number of a list that the service keeps."""

    def cursor(self, asked: Json, limit: int, offset: int, after: str | None) -> str:
        kept: list[str] = self.__dict__.setdefault("kept", [])
        kept.append(super().cursor(asked, limit, offset, after))
        return f"c-{len(kept) - 1}"

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        paging = asked.get("cursorPaging") if isinstance(asked.get("cursorPaging"), dict) else {}
        kept: list[str] = self.__dict__.setdefault("kept", [])
        if str(paging.get("cursor") or "").startswith("c-"):
            paging = {**paging, "cursor": kept[int(paging["cursor"][2:])]}
        return super().resumed({**asked, "cursorPaging": paging} if paging else asked)


class TakesCursorsOfTheirCallersAlone(Wix):
    """A cursor is of no use to anybody but the one who got it."""

    def respond(self, call: Call) -> Response:
        self.calling = call.caller if call.operation.startswith(("query", "search")) else None
        return super().respond(call)

    def carried(self, asked: Json) -> Json:
        return {**super().carried(asked), "by": str(self.calling)}

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        kept, page = super().resumed(asked)
        if kept.get("by", str(self.calling)) != str(self.calling):
            raise invalid("cursorPaging.cursor", "FORMAT", "is no cursor of this caller's")
        return kept, page


class HasNoCursorsOnTheLastPage(Wix):
    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        answer = super().paged(found, page, asked)
        metadata = answer["pagingMetadata"]
        if "next" not in metadata.get("cursors", {"next": ""}):
            del metadata["cursors"], metadata["hasNext"]
        return answer


class SaysNothingOfWhatIsNext(Wix):
    """Whether there is a next page shows by its cursor alone."""

    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        answer = super().paged(found, page, asked)
        return {**answer, "pagingMetadata": _without(answer["pagingMetadata"], "hasNext")}


class LeadsNowhereBack(Wix):
    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        cursors = super().cursors(asked, page, start, shown, more=more)
        return {name: cursor for name, cursor in cursors.items() if name == "next"}


class ShowsTheOlderOfTwoEqualsFirst(Wix):
    def ordered(self, programs: list[Program], sort: Any, known: frozenset[str]) -> list[Program]:
        found = super().ordered(programs, sort, known)
        if sort:
            return super().ordered(found[::-1], sort, known)
        return sorted(found, key=lambda one: (one.created, -one.number), reverse=True)


class SortsTitlesAsPeopleDo(Wix):
    """Without a look at capitals and at what is neither letter nor digit."""

    def ranked_by(self, name: str) -> Any:
        ranked = super().ranked_by(name)
        if name != "description.title":
            return ranked
        return lambda one: "".join(filter(str.isalnum, str(ranked(one)).casefold()))


class SearchesForBeginnings(Wix):
    """A word is found in longer ones that begin with it."""

    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        title = str(self.value(program, "description.title") or "").lower().split()
        asked = expression.lower().split()
        present = [any(word.startswith(each) for word in title) for each in asked]
        return all(present) if details.get("mode") == "AND" else any(present)
