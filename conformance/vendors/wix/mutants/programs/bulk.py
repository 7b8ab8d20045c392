"""
Sites that each get one thing about updates of many programs wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks("bulk.applied")
class AppliesTheFirstAlone(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        if place:
            meta = {"id": item["program"]["id"], "originalIndex": place, "success": True}
            return {"itemMetadata": meta}
        return super().updated(item, place, returned)


@breaks("bulk.original-index")
class NumbersFromOne(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        return super().updated(item, place + 1, returned)


@breaks("bulk.original-index")
class ShufflesTheIndexes(Wix):
    """Failures come first, and all are numbered as they come."""

    def bulk_update_programs(self, call: Call) -> Json:
        answer = super().bulk_update_programs(call)
        answer["results"].sort(key=lambda result: result["itemMetadata"]["success"])
        for place, result in enumerate(answer["results"]):
            result["itemMetadata"]["originalIndex"] = place
        return answer


@breaks("bulk.success")
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


@breaks("bulk.partial")
class StopsAtTheFirstFailure(Wix):
    """What follows a failure is not tried."""

    def bulk_update_programs(self, call: Call) -> Json:
        self.__dict__["failing"] = False
        return super().bulk_update_programs(call)

    def updated(self, item: Any, place: int, returned: bool) -> Json:
        if self.__dict__.get("failing"):
            item = {"program": {**item["program"], "revision": "-1"}}
        result = super().updated(item, place, returned)
        self.__dict__["failing"] = not result["itemMetadata"]["success"]
        return result


@breaks("bulk.error")
class FailsWithoutAnError(Wix):
    def failed(self, change: Json, place: int, refused: Refused) -> Json:
        result = super().failed(change, place, refused)
        del result["itemMetadata"]["error"]
        return result


@breaks("bulk.totals")
class CountsFailuresAsSuccesses(Wix):
    def summed(self, results: list[Json]) -> Json:
        return {**super().summed(results), "totalSuccesses": len(results)}


@breaks("bulk.totals")
class CountsNoFailures(Wix):
    def summed(self, results: list[Json]) -> Json:
        return {**super().summed(results), "totalFailures": 0}


@breaks("bulk.item-asked")
class ReturnsNoPrograms(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        return super().updated(item, place, returned=False)


@breaks("bulk.item-asked")
class ReturnsProgramsAsTheyWere(Wix):
    def updated(self, item: Any, place: int, returned: bool) -> Json:
        before = self.programs.get(str((item.get("program") or {}).get("id")))
        shown = self.shown(before) if before else {}
        result = super().updated(item, place, returned)
        return {**result, "item": shown} if "item" in result else result


@breaks("bulk.item-unasked")
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


@breaks("bulk.revision")
class FailsWithAStaleRevisionButWrites(_ChangesInBulk):
    def is_current(self, program: Program, revision: str) -> bool:
        current = super().is_current(program, revision)
        if self.bulk and not current:
            description = {"title": "Written all the same"}
            program.content = {**program.content, "description": description}
        return current


@breaks("bulk.revision-required")
class NeedsNoRevisionInBulk(_ChangesInBulk):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        known = {"revision": program.revision, **change} if self.bulk else change
        super().change(program, known, fields)


@breaks("bulk.revision-increased")
class CountsNoRevisionsInBulk(_ChangesInBulk):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        program.revision -= self.bulk


@breaks("bulk.category-ids")
class TakesCategoriesInBulk(_ChangesInBulk):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        if self.bulk:
            program.categories = change.get("categoryIds", program.categories)


@breaks("bulk.status")
class TakesStatusesInBulk(_ChangesInBulk):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        if self.bulk:
            program.status = change.get("status", program.status)


@breaks("bulk.ended")
class UpdatesInBulkWhatEnded(_ChangesInBulk):
    def is_open(self, program: Program) -> bool:
        return super().is_open(program) or (self.bulk and program.status == "ENDED")


@breaks("bulk.field-mask")
class IgnoresTheMask(Wix):
    def masked(self, change: Json, mask: Any) -> Json:
        return super().masked(change, None)


@breaks("bulk.limit")
class Updates101AtOnce(Wix):
    most_in_bulk = 101


@breaks("bulk.limit")
class Updates99AtOnce(Wix):
    most_in_bulk = 99


@breaks("bulk.empty")
class UpdatesNothingAtOnce(Wix):
    def bulk_update_programs(self, call: Call) -> Json:
        if call.member("programs") == []:
            return {"results": [], "bulkActionMetadata": self.summed([])}
        return super().bulk_update_programs(call)
