"""
Programs with categories, which the Categories API gives them.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture, NotApplicable
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.creations import Creations
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Categories:
    """
    One program with two categories, one from which the second was taken again, one without any.
    """

    programs: Programs
    cast: Cast
    creations: Creations

    @once
    def ids(self) -> list[str]:
        """Two categories of the site; raises NeedsFixture where the target file names fewer."""
        known = self.programs.site.context.fixture("category_ids")
        if len(known) < 2:
            raise NeedsFixture("category_ids (two of them)")
        return list(known[:2])

    @once
    def source(self) -> Program:
        """The program that gets both, as it was before."""
        title = self.programs.ledger.name("source")
        made = self.programs.create(
            description={"title": title, "details": f"Details of {title}."},
            timeline={"selfPaced": True},
            restrictions={"accessType": "PRIVATE", "shareProgress": True},
            seo={"slug": title.replace(" ", "-")},
        )
        return made.needed_for("creation.accepted")

    @once
    def without(self) -> Any:
        """The id of a program that is given none."""
        return self.cast["SECRET", "DRAFT"]

    @property
    def other(self) -> Any:
        """The id of the program that gets both, and keeps one."""
        return self.creations["adorned"].id

    @once
    def both(self) -> Program:
        """The program with both categories."""
        assert self.without
        self._assign(self.source.id, categoriesToAssign=self.ids)
        return self._look(self.source.id)

    @property
    def needed(self) -> Program:
        """The same; raises Blocked where it does not show them."""
        if self.both.categories != sorted(self.ids):
            raise Blocked("category.assigned")
        return self.both

    @once
    def one(self) -> Program:
        """The program from which the second category was taken again."""
        assert self.needed
        self._assign(self.other, categoriesToAssign=self.ids)
        self._assign(self.other, categoriesToUnassign=self.ids[1:])
        return self._look(self.other)

    @once
    def kept(self) -> Program:
        """The first program after an update that names no categories, and one that empties them."""
        before = self.needed
        named = self.programs.update(before.id, before["revision"], timeline={"selfPaced": True})
        revision = named.needed_for("change.draft")["revision"]
        self.programs.update(before.id, revision, categoryIds=[])
        return self._look(before.id)

    def _assign(self, program: Any, **change: Any) -> None:
        """Raises NotApplicable where no path answers, Blocked where it is refused."""
        paths = ["assignCategories", "assignCategoriesAsTheClient"]
        if self.programs.site.context.target.prefix:
            paths.reverse()
        form = {"programId": program, **change}
        reply: Reply = self.programs.site.call(paths[0], json=form)
        if not reply.accepted:
            reply = self.programs.site.call(paths[1], json=form)
        if reply.absent:
            raise NotApplicable("the target offers no Categories API")
        reply.worked_for("category.assigned")

    def _look(self, id: Any) -> Program:
        return self.programs.get(id).needed_for("retrieval.by-id")
