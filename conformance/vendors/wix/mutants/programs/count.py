"""
Sites that each get one thing about counting wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Wix


@breaks("count.filter", "count.none")
class CountsWithoutTheFilter(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, {})


@breaks("count.none")
class CountsAtLeastOne(Wix):
    def count_programs(self, call: Call) -> Json:
        return {"count": max(1, super().count_programs(call)["count"])}


@breaks("count.whole-number")
class CountsInWords(Wix):
    def count_programs(self, call: Call) -> Json:
        return {"count": str(super().count_programs(call)["count"])}


@breaks("count.more-than-a-page")
class CountsAPage(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, filter_)[: self.largest_page]


@breaks("count.all")
class CountsNothingUnasked(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, filter_) if filter_ else []
