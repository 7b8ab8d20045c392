"""
Categories: made and assigned here, and only shown by the programs.
"""

from typing import Any

from .call import Call, Refused, invalid, operation
from .program import Programs
from .record import Category, Json, Program


class Categories(Programs):
    most_categories = 10
    longest_label = 100

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.categories: dict[str, Category] = {}

    @operation("POST", "/categories")
    def create_category(self, call: Call) -> Json:
        label = call.needed("category").get("label")
        if not isinstance(label, str) or len(label) > self.longest_label:
            raise invalid("category.label", "MAX_LENGTH", "is no text of at most 100 characters")
        return {"category": self.shown_category(self.add_category(label))}

    def add_category(self, label: str) -> Category:
        category = Category(self.new_id(), label, self.now())
        self.categories[category.id] = category
        return category

    @operation("GET", "/categories")
    def list_categories(self, call: Call) -> Json:  # noqa: ARG002 - everybody sees all
        return {"categories": [self.shown_category(one) for one in self.categories.values()]}

    @operation("POST", "/categories/query")
    def query_categories(self, call: Call) -> Json:
        found = self.list_categories(call)
        return {**found, "pagingMetadata": {"count": len(found["categories"]), "cursors": {}}}

    @operation("GET", "/categories/{id}")
    def get_category(self, call: Call) -> Json:
        return {"category": self.shown_category(self.category(call.id))}

    @operation("DELETE", "/categories/{id}")
    def delete_category(self, call: Call) -> Json:
        category = self.categories.pop(self.category(call.id).id)
        for program in self.programs.values():
            program.categories = [one for one in program.categories if one != category.id]
        return {}

    @operation("POST", "/categories/bulk-assign-to-program")
    def assign_categories(self, call: Call) -> Json:
        program = self.known(call.member("programId"))
        wanted = [(id_, True) for id_ in self.ids(call, "categoriesToAssign")]
        wanted += [(id_, False) for id_ in self.ids(call, "categoriesToUnassign")]
        results: list[Json] = [
            {"action": "ASSIGN_PROGRAMS", "itemMetadata": self.assigned(program, id_, there, place)}
            for place, (id_, there) in enumerate(wanted)
        ]
        done = sum(result["itemMetadata"]["success"] for result in results)
        total = {"totalSuccesses": done, "totalFailures": len(results) - done}
        return {"results": results, "bulkActionMetadata": {**total, "undetailedFailures": 0}}

    def ids(self, call: Call, name: str) -> list[Any]:
        value = call.member(name) or []
        if not isinstance(value, list) or len(value) > self.most_categories:
            raise invalid(name, "MAX_SIZE", "is no list of at most 10 ids")
        return value

    def assigned(self, program: Program, id_: str, there: bool, place: int) -> Json:
        """Assign a category or take it away, and tell how it went."""
        meta: Json = {"id": id_, "originalIndex": place, "success": True}
        try:
            self.assign(program, self.category(id_).id, there)
        except Refused as refused:
            meta |= {"success": False, "error": self.application_error(refused)}
        return meta

    def assign(self, program: Program, category: str, there: bool) -> None:
        kept = [one for one in program.categories if one != category]
        if there and len(kept) >= self.most_categories:
            raise Refused(400, "OUT_OF_RANGE", "The program has too many categories")
        program.categories = [*kept, category] if there else kept

    def category(self, id_: Any) -> Category:
        found = self.categories.get(id_) if isinstance(id_, str) else None
        if found is None:
            raise Refused(404, "NOT_FOUND", "The category was not found")
        return found

    def shown_category(self, category: Category) -> Json:
        assigned = [one.id for one in self.programs.values() if category.id in one.categories]
        return {
            "id": category.id,
            "revision": "1",
            "createdDate": self.written(category.created),
            "updatedDate": self.written(category.created),
            "label": category.label,
            "assignedTo": assigned,
        }
