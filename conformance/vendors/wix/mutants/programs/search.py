"""
Sites that each get one thing about searches wrong.
"""

from dataclasses import replace
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Json, Page, Program, Wix


@breaks("search.nothing", also=["search.title", "search.and"], because="everything is found")
class SearchesForNothing(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        return True


@breaks("search.title")
class SearchesForWholeTitles(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        title = str(self.value(program, "description.title"))
        return title.lower() == expression.lower()


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


@breaks("search.and")
class SearchesForAnyOfTheWords(Wix):
    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        return super().is_about(program, expression, {**details, "mode": "OR"})


@breaks("search.or")
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


@breaks("search.limit")
class SearchesWithoutALimit(Wix):
    def resumed(self, asked: Json) -> tuple[Json, Page]:
        kept, page = super().resumed(asked)
        return kept, page._replace(limit=50) if "search" in kept else page


@breaks("search.expression-length")
class SearchesForAnythingLong(Wix):
    longest_expression = 101


@breaks("search.expression-length")
class SearchesForAnythingShort(Wix):
    longest_expression = 99
