"""
Programs with categories, which the Categories API gives them.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.creations import Creations
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply

# The vendor's page shows the one, and its client sends to the other.
PATHS = ("assignCategories", "assignCategoriesAsTheClient")
NOTHING_THERE = {404, 405}


@dataclass
class Categories:
    """
    One program with two categories, one that has the first instead of the second, one without any.
    """

    programs: Programs
    cast: Cast
    creations: Creations
    _path: str = PATHS[0]  # where the Categories API is, as far as it was found

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
        """The id of the program that gets one, and then the other instead."""
        return self.creations["adorned"].id

    @once
    def given(self) -> Reply:
        """The answer to who gives it both; raises Blocked where that is for others to do."""
        assert self.without
        reply = self._ask(self.source.id, categoriesToAssign=self.ids)
        if reply.unauthorised:
            reply.worked_for("category.assigned")
        return reply

    @once
    def both(self) -> Program:
        """The program with both categories, once it shows them."""
        self.given.worked_for("category.assigned")
        return self._look(self.source.id, self.ids)

    @property
    def needed(self) -> Program:
        """The same; raises Blocked where it does not show them."""
        if self.both.categories != sorted(self.ids):
            raise Blocked("category.assigned")
        return self.both

    @once
    def exchange(self) -> Reply:
        """The answer to who gives a program the first category instead of the second."""
        assert self.needed
        first, second = self.ids
        self._assign(self.other, categoriesToAssign=[second])
        self._look(self.other, [second])  # one that comes late must not come last
        return self._ask(self.other, categoriesToAssign=[first], categoriesToUnassign=[second])

    @once
    def one(self) -> Program:
        """The program after that."""
        self.exchange.worked_for("category.unassigned")
        return self._look(self.other, self.ids[:1])

    @once
    def kept(self) -> Program:
        """The first program after an update that names no categories, and one that empties them."""
        before = self.needed
        named = self.programs.update(before.id, before["revision"], timeline={"selfPaced": True})
        revision = named.needed_for("change.draft")["revision"]
        self.programs.update(before.id, revision, categoryIds=[])
        return self._look(before.id, self.ids)

    @once
    def again(self) -> Program:
        """The other program after it was given the category that it has."""
        assert self.one
        self._assign(self.other, categoriesToAssign=self.ids[:1])
        return self._look(self.other, self.ids[:1])

    def taken(self, program: Any, ids: list[str]) -> Program:
        """A program once these categories were taken from it."""
        self._assign(program, categoriesToUnassign=ids)
        return self._look(program, [])

    def _assign(self, program: Any, **change: Any) -> None:
        """Raises Blocked where it is refused."""
        self._ask(program, **change).worked_for("category.assigned")

    def _ask(self, program: Any, **change: Any) -> Reply:
        """The answer of the first path that is there; raises Blocked where none is."""
        self.programs.site.context.capability("categories")
        form, tried = {"programId": program, **change}, []
        for path in sorted(PATHS, key=lambda path: path != self._path):
            reply = self.programs.site.call(path, json=form)
            if reply.status not in NOTHING_THERE:
                self._path = path
                return reply
            tried.append(urlsplit(reply.exchange.request.url).path)
        raise Blocked(f"category.assigned (neither {' nor '.join(tried)} is there)")

    def _look(self, id: Any, due: list[str]) -> Program:
        """A program, once it shows the categories that it should: whoever assigns may be late."""
        reply = self.programs.site.eventually(
            lambda: self.programs.get(id),
            lambda reply: reply.accepted and reply.program.categories == sorted(due),
        )
        return reply.needed_for("retrieval.by-id")
