"""
Sites that each get one thing about counting wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks(
    "count.filter",
    also=[
        "deletion.count",
        "discovery.agreement.count",
        "discovery.archived.count",
        "discovery.draft.count",
        "discovery.management.count",
        "discovery.published.count",
        "discovery.secret.count",
    ],
    because="these count with a filter",
)
class CountsWithoutTheFilter(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, {})


@breaks("count.filter")
class CountsWhatFitsOneOfTheConditions(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        either = {"$or": filter_["$and"]} if "$and" in filter_ else filter_
        return super().kept_by_count(programs, either)


@breaks(
    "count.filter",
    also=[
        "count.all",
        "deletion.count",
        "discovery.agreement.count",
        "discovery.archived.count",
        "discovery.draft.count",
        "discovery.management.count",
        "discovery.published.count",
        "discovery.secret.count",
    ],
    because="these count, too",
)
class CountsInWords(Wix):
    def count_programs(self, call: Call) -> Json:
        return {"count": str(super().count_programs(call)["count"])}


@breaks("count.all")
class CountsNothingUnasked(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, filter_) if filter_ else []


@breaks("count.filter", depth="standard")
class CountsWhatFitsTheFirstField(Wix):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count(programs, dict([*filter_.items()][:1]))


@breaks(
    "count.all",
    "count.filter",
    also=["discovery.management.count", "discovery.published.count"],
    because="these count, too",
)
class CountsNothing(Wix):
    def count_programs(self, call: Call) -> Json:
        raise Refused(400, "INVALID_ARGUMENT", "Programs are not counted")
