"""
Updates of many programs in one call, each of which may fail alone.
"""

from typing import Any

from .call import Call, Refused, invalid, operation
from .record import Json
from .update import Update


class Bulk(Update):
    most_in_bulk = 100

    @operation("POST", "/bulk/programs/update")
    def bulk_update_programs(self, call: Call) -> Json:
        items = call.member("programs")
        if not isinstance(items, list) or not items:
            raise invalid("programs", "REQUIRED_FIELD", "must be there")
        if len(items) > self.most_in_bulk:
            raise invalid("programs", "MAX_SIZE", "has too many elements")
        returned = bool(call.member("returnEntity"))
        results = [self.updated(item, place, returned) for place, item in enumerate(items)]
        return {"results": results, "bulkActionMetadata": self.summed(results)}

    def updated(self, item: Any, place: int, returned: bool) -> Json:
        """Update one of many, and tell how it went."""
        change = item.get("program") if isinstance(item, dict) else None
        change = change if isinstance(change, dict) else {}
        try:
            program = self.known(change.get("id"))
            self.change(program, change, self.masked(change, item.get("fieldMask")))
        except Refused as refused:
            return self.failed(change, place, refused)
        meta = {"id": program.id, "originalIndex": place, "success": True}
        return {
            "itemMetadata": meta,
            **({"item": self.shown(program)} if returned else {}),
        }

    def failed(self, change: Json, place: int, refused: Refused) -> Json:
        error = self.application_error(refused)
        meta = {"id": change.get("id"), "originalIndex": place, "success": False, "error": error}
        return {"itemMetadata": meta}

    def summed(self, results: list[Json]) -> Json:
        done = sum(result["itemMetadata"]["success"] for result in results)
        return {
            "totalSuccesses": done,
            "totalFailures": len(results) - done,
            "undetailedFailures": 0,
        }
