"""
Sites that each get one thing about updates of many programs wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks(
    "bulk.applied",
    also=["bulk.partial"],
    because="all but the first are told as successes",
)
class AppliesTheFirstAlone(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        if place:
            meta = {"id": item["program"]["id"], "originalIndex": place, "success": True}
            return {"itemMetadata": meta}
        return super().updated(item, place, returned)


@breaks(
    "bulk.original-index",
    also=["bulk.item", "bulk.partial"],
    because="results are found by their index",
)
class ShufflesTheIndexes(Wix):
    """Failures come first, and all are numbered as they come."""

    def bulk_update_programs(self, call: Call) -> Json:
        answer = super().bulk_update_programs(call)
        answer["results"].sort(key=lambda result: result["itemMetadata"]["success"])
        for place, result in enumerate(answer["results"]):
            result["itemMetadata"]["originalIndex"] = place
        return answer


@breaks("bulk.partial", also=["bulk.revision"], because="a failure is not told there either")
class TellsOfSuccessAlone(Wix):
    def failed(self, change: Json, place: int, refused: Refused) -> Json:
        result = super().failed(change, place, refused)
        result["itemMetadata"]["success"] = True
        return result

    def summed(self, results: list[Json]) -> Json:
        failures = sum("error" in result["itemMetadata"] for result in results)
        sums = {"totalFailures": failures, "totalSuccesses": len(results) - failures}
        return {**super().summed(results), **sums}


class _Whole(Wix):
    """Carries all out, or nothing."""

    def bulk_update_programs(self, call: Call) -> Json:
        kept = {id_: (one.content, one.revision) for id_, one in self.programs.items()}
        answer = super().bulk_update_programs(call)
        if answer["bulkActionMetadata"]["totalFailures"]:
            for id_, (content, revision) in kept.items():
                self.programs[id_].content, self.programs[id_].revision = content, revision
            raise Refused(409, "ABORTED", "One of them failed")
        return answer


@breaks("bulk.partial")
class RefusesAllForOne(_Whole):
    pass


@breaks("bulk.totals")
class CountsFailuresAsSuccesses(Wix):
    def summed(self, results: list[Json]) -> Json:
        return {**super().summed(results), "totalSuccesses": len(results)}


@breaks("bulk.item")
class ReturnsProgramsUnasked(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        return super().updated(item, place, returned=True)


class _ChangesInBulk(Wix):
    """Handles what a bulk update changes in another way than one update."""

    def updated(self, item: Any, place: int, returned: bool) -> Json:
        self.__dict__["in_bulk"] = True
        try:
            return super().updated(item, place, returned)
        finally:
            self.__dict__["in_bulk"] = False

    @property
    def bulk(self) -> bool:
        return bool(self.__dict__.get("in_bulk"))


@breaks("bulk.revision")
class ComparesNoRevisionsInBulk(_ChangesInBulk):
    def is_current(self, program: Program, revision: str) -> bool:
        return self.bulk or super().is_current(program, revision)


@breaks("bulk.category-ids")
class TakesCategoriesInBulk(_ChangesInBulk):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        if self.bulk:
            program.categories = change.get("categoryIds", program.categories)


@breaks("bulk.ended")
class UpdatesInBulkWhatEnded(_ChangesInBulk):
    def is_open(self, program: Program) -> bool:
        return super().is_open(program) or (self.bulk and program.status == "ENDED")


@breaks("bulk.field-mask")
class IgnoresTheMask(Wix):
    def masked(self, change: Json, mask: Any) -> Json:
        return super().masked(change, None)


@breaks("bulk.field-mask")
class ReadsTheFirstNameOfTheMask(Wix):
    def masked(self, change: Json, mask: Any) -> Json:
        return super().masked(change, mask.split(",")[0] if isinstance(mask, str) else mask)


@breaks("bulk.limit")
class Updates101AtOnce(Wix):
    most_in_bulk = 101


@breaks("bulk.limit")
class UpdatesNothingAtOnce(Wix):
    def bulk_update_programs(self, call: Call) -> Json:
        if call.member("programs") == []:
            return {"results": [], "bulkActionMetadata": self.summed([])}
        return super().bulk_update_programs(call)


@breaks("bulk.ended", also=["change.archived"], because="it is looked at there", depth="standard")
class UpdatesTheArchiveInBulk(_ChangesInBulk):
    def is_open(self, program: Program) -> bool:
        return super().is_open(program) or (self.bulk and program.status == "ARCHIVED")


@breaks("change.slug-unique", depth="standard")
class GivesOneSlugTwiceInBulk(_ChangesInBulk):
    def slug_is_taken(self, slug: str, program: Program) -> bool:
        return not self.bulk and super().slug_is_taken(slug, program)


@breaks("bulk.revision", depth="standard")
class ComparesAllRevisionsFirst(_ChangesInBulk):
    """And then writes, whatever became of them meanwhile."""

    def bulk_update_programs(self, call: Call) -> Json:
        self.__dict__["first"] = {id_: one.revision for id_, one in self.programs.items()}
        return super().bulk_update_programs(call)

    def is_current(self, program: Program, revision: str) -> bool:
        first = self.__dict__["first"].get(program.id) if self.bulk else program.revision
        return revision == str(first)


@breaks("change.limit.title", depth="standard")
class TakesLongTitlesInBulk(_ChangesInBulk):
    def broken_rule(self, kind: str, path: str, value: Any) -> str | None:
        title = self.bulk and path == "description.title"
        return None if title else super().broken_rule(kind, path, value)


@breaks("bulk.field-mask", depth="standard")
class TakesTheWholeForAPart(Wix):
    def masked(self, change: Json, mask: Any) -> Json:
        whole = ",".join(name.split(".")[0] for name in mask.split(",")) if mask else mask
        return super().masked(change, whole)


@breaks("change.read-only", depth="standard")
class WritesWhateverTheMaskNames(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        result = super().updated(item, place, returned)
        if item.get("fieldMask") == "status":
            self.programs[item["program"]["id"]].status = item["program"]["status"]
        return result


@breaks("change.participants", depth="standard")
class MovesParticipantsInBulk(_ChangesInBulk):
    def timeline_changes(self, program: Program, wanted: Json) -> bool:
        return not self.bulk and super().timeline_changes(program, wanted)


@breaks("change.date", depth="standard")
class DatesNoBulkUpdates(_ChangesInBulk):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        before = program.updated
        super().write(program, wanted, change)
        program.updated = before if self.bulk else program.updated
