"""
Sites that each get one thing about counting wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Wix


@breaks("count.filter")
class CountsWithoutTheFilter(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, {})


@breaks("count.filter")
class CountsInWords(Wix):
    def count_programs(self, call: Call) -> Json:
        return {"count": str(super().count_programs(call)["count"])}


@breaks("count.all")
class CountsNothingUnasked(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, filter_) if filter_ else []
