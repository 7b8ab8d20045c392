"""
Sites that each get one thing about the categories of programs wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Json, Program, Wix


@breaks("category.assigned", also=["category.kept"], because="there is nothing to keep")
class AssignsNothing(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        if not there:
            super().assign(program, category, there)


@breaks("category.assigned")
class KeepsTheFirstCategoryAlone(Wix):
    def shown_categories(self, program: Program) -> list[str]:
        return super().shown_categories(program)[:1]


@breaks("category.unassigned")
class TakesNoCategoryAway(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        if there:
            super().assign(program, category, there)


@breaks("category.unassigned")
class TakesAllCategoriesAway(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        super().assign(program, category, there)
        program.categories = program.categories if there else []


@breaks("category.kept")
class LosesCategoriesWithAnUpdate(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        program.categories = program.categories if "categoryIds" in change else []


@breaks("category.not-emptied")
class EmptiesCategoriesWithAnUpdate(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        program.categories = [] if change.get("categoryIds") == [] else program.categories


@breaks("category.others")
class AssignsToTheNewestToo(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        super().assign(program, category, there)
        for other in list(self.programs.values())[-6:]:
            if other is not program:
                super().assign(other, category, there)


@breaks("category.publishing")
class LosesCategoriesWhenPublished(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        program.categories = [] if status == "PUBLISHED" else program.categories
