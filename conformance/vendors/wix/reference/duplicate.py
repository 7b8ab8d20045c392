"""
Duplicates: a new draft with the contents of another program, and none of its ties.
"""

from copy import deepcopy

from .call import Call, operation
from .create import Create
from .record import Json, Program


class Duplicate(Create):
    @operation("POST", "/programs/{id}/duplicate")
    def duplicate_program(self, call: Call) -> Json:
        source = self.existing(call)
        duplicate = self.duplicate_of(source, call.caller.id)
        self.set_slug(duplicate, self.slug_of_duplicate(duplicate, source))
        self.store(duplicate)
        return {"program": self.shown(duplicate)}

    def duplicate_of(self, source: Program, owner: str) -> Program:
        content = {n: v for n, v in source.content.items() if n not in self.left_behind()}
        duplicate = self.new_program(deepcopy(content), owner)
        duplicate.categories = list(source.categories)
        return duplicate

    def left_behind(self) -> tuple[str, ...]:
        """Name the fields that a duplicate does not get."""
        return ("socialGroupId",)

    def slug_of_duplicate(self, duplicate: Program, source: Program) -> str:  # noqa: ARG002
        return duplicate.id
