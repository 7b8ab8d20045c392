"""
Sites that each get one thing about the categories of programs wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks("category.assigned", also=["category.kept"], because="there is nothing to keep")
class AssignsNothing(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        if not there:
            super().assign(program, category, there)


@breaks(
    "category.unassigned",
    also=["filter.categories"],
    because="one of the programs should have one category",
)
class TakesNoCategoryAway(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        if there:
            super().assign(program, category, there)


@breaks(
    "category.unassigned",
    also=["filter.categories"],
    because="one of the programs should have one category",
)
class TakesNoCategoryAwayWhereItGivesOne(Wix):
    def ids(self, call: Call, name: str) -> list[Any]:
        given = name == "categoriesToUnassign" and call.member("categoriesToAssign")
        return [] if given else super().ids(call, name)


@breaks(
    "category.kept", also=["filter.categories"], because="the program that is looked for lost them"
)
class LosesCategoriesWithAnUpdate(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        program.categories = program.categories if "categoryIds" in change else []


@breaks(
    "category.kept", also=["filter.categories"], because="the program that is looked for lost them"
)
class EmptiesCategoriesWithAnUpdate(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        program.categories = [] if change.get("categoryIds") == [] else program.categories


@breaks(
    "category.others",
    also=["category.kept", "filter.categories"],
    because="others have the categories as well",
)
class AssignsToTheNewestToo(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        super().assign(program, category, there)
        for other in list(self.programs.values()):
            if other is not program and other.status == "DRAFT":
                super().assign(other, category, there)


@breaks("category.published", also=["filter.categories"], because="what has some is looked for")
class LosesCategoriesWithThePublication(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        program.categories = []


@breaks("category.assigned", depth="standard")
class AssignsACategoryTwice(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        twice = there and category in program.categories
        super().assign(program, category, there)
        if twice:
            program.categories = [*program.categories, category]


@breaks("category.assigned")
class RefusesToAssignCategories(Wix):
    def assign_categories(self, call: Call) -> Json:
        raise Refused(400, "INVALID_ARGUMENT", "The assignment is of no use")


@breaks("category.unassigned")
class RefusesToTakeCategories(Wix):
    def assign_categories(self, call: Call) -> Json:
        if call.member("categoriesToUnassign"):
            raise Refused(400, "INVALID_ARGUMENT", "Categories are only given")
        return super().assign_categories(call)
