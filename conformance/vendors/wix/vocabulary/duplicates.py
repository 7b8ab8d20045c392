"""
A program, its duplicate, and what an update of the duplicate does to both.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.wix.vocabulary.categories import Categories
from conformance.vendors.wix.vocabulary.creations import FOREIGN
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.sight import Sight


@dataclass
class Duplicates:
    """
    The source has categories and is PUBLISHED, as far as the target and the user allow.
    """

    programs: Programs
    categories: Categories

    @once
    def source(self) -> Program:
        """The source before it is duplicated."""
        with contextlib.suppress(NotJudged):
            assert self.categories.kept
        with contextlib.suppress(NotJudged):
            return self.programs.publish(self.categories.source.id).needed_for("lifecycle.publish")
        return self.programs.get(self.categories.source.id).needed_for("retrieval.by-id")

    @once
    def answer(self) -> Reply:
        """How the duplication is answered."""
        return self.programs.duplicate(self.source.id)

    @property
    def duplicate(self) -> Program:
        return self.answer.needed_for("duplication.own")

    @property
    def of_a_published_one(self) -> Program:
        """The duplicate; raises Blocked where its source could not be published."""
        if self.source.status != "PUBLISHED":
            raise Blocked("lifecycle.publish")
        return self.duplicate

    @property
    def of_one_with_categories(self) -> Program:
        """The duplicate as it is got; raises Blocked where its source shows no categories."""
        if not self.source.categories:
            raise Blocked("category.assigned")
        return self.seen

    @property
    def published_with_categories(self) -> Program:
        """The source as its publication showed it; raises Blocked where it had no categories."""
        if self.categories.kept.categories != self.categories.needed.categories:
            raise Blocked("category.kept")
        if self.source.status != "PUBLISHED":
            raise Blocked("lifecycle.publish")
        return self.source

    @once_each
    def of_one_that_is(self, status: str) -> Program:
        """The duplicate of one of the cast."""
        return self._of(self.categories.cast["PUBLIC", status])

    @once
    def from_outside(self) -> Sight:
        """What a visitor gets of the duplicate."""
        seen = self.seen
        return Sight(seen.id, seen.title, self.programs.get(seen.id, by="visitor"))

    @once
    def of_one_with_content(self) -> Program:
        """A duplicate of a program that has content; raises Blocked where it shows none."""
        id_ = self.programs.site.context.fixture("content_program_id")
        return self._of(id_)

    @once
    def of_a_group(self) -> Program:
        """
        The duplicate, as it is got, of a program that has a group; raises Blocked where one that
        nobody knows is not kept.
        """
        made = self.programs.create("of a group", socialGroupId=FOREIGN)
        source = self.programs.get(made.needed_for("creation.accepted").id)
        if source.needed_for("retrieval.by-id")["socialGroupId"] != FOREIGN:
            raise Blocked("creation.stored (the group was not kept)")
        return self.programs.get(self._of(source.program.id).id).needed_for("duplication.own")

    @once
    def got(self) -> Reply:
        """How a get of the duplicate is answered."""
        return self.programs.get(self.duplicate.id)

    @property
    def seen(self) -> Program:
        """The duplicate as it is got."""
        return self.got.needed_for("duplication.own")

    @once
    def source_seen(self) -> Reply:
        """How a get of the source is answered, after it was duplicated, and the copy updated."""
        title = self.programs.ledger.name("renamed duplicate")
        fields: dict[str, Any] = {"description": {"title": title, "details": "Not of the source."}}
        update = self.programs.update(self.seen.id, self.seen["revision"], **fields)
        update.worked_for("change.draft")
        return self.programs.get(self.source.id)

    @property
    def source_then(self) -> Program:
        """The source then."""
        return self.source_seen.needed_for("duplication.source")

    @once
    def without_categories(self) -> Program:
        """The duplicate once the categories that it has of its source were taken from it."""
        kept = self.of_one_with_categories.categories
        assert self.source_then
        return self.categories.taken(self.seen.id, kept)

    @once
    def source_at_last(self) -> Program:
        """The source after that."""
        assert self.without_categories
        return self.programs.get(self.source.id).needed_for("retrieval.by-id")

    def _of(self, id: Any) -> Program:
        return self.programs.duplicate(id).needed_for("duplication.own")
