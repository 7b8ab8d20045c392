"""
A program, its duplicate, and what an update of the duplicate does to both.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.categories import Categories
from conformance.vendors.wix.vocabulary.creations import Creations
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import NOBODY


@dataclass
class Duplicates:
    programs: Programs
    cast: Cast
    creations: Creations
    categories: Categories

    @cached_property
    def source(self) -> Program:
        """A draft with everything, before it is duplicated."""
        return self.creations["rich"]

    @cached_property
    def duplicate(self) -> Program:
        return self._of(self.source.id)

    @cached_property
    def of_a_published_one(self) -> Program:
        return self._of(self.cast["PUBLIC", "PUBLISHED"])

    @cached_property
    def of_one_with_categories(self) -> Program:
        return self._of(self.categories.needed.id)

    @cached_property
    def of_one_with_content(self) -> Program:
        """A duplicate of a program that has content; raises Blocked where it shows none."""
        id_ = self.programs.site.context.fixture("content_program_id")
        if self.programs.get(id_).needed_for("retrieval.by-id").counts == (0, 0):
            raise Blocked("shape.content-counts")
        return self._of(id_)

    @cached_property
    def seen(self) -> Program:
        """The duplicate as it is got."""
        return self.programs.get(self.duplicate.id).needed_for("duplication.own")

    @cached_property
    def source_then(self) -> Program:
        """The source after it was duplicated, and the duplicate updated."""
        title = self.programs.ledger.name("renamed duplicate")
        fields: dict[str, Any] = {"description": {"title": title, "details": "Not of the source."}}
        update = self.programs.update(self.seen.id, self.seen["revision"], **fields)
        update.worked_for("change.draft")
        return self.programs.get(self.source.id).needed_for("retrieval.by-id")

    @cached_property
    def unknown(self) -> Reply:
        return self.programs.duplicate(NOBODY)

    def _of(self, id: Any) -> Program:
        return self.programs.duplicate(id).needed_for("duplication.own")
