"""
Programs that are deleted, and who still sees them.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.outsiders import Outsiders
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import NOBODY


@dataclass
class Removal:
    """
    A draft that all lists show, and that is then deleted: one that others tried to write.
    """

    programs: Programs
    cast: Cast
    outsiders: Outsiders

    @once
    def draft(self) -> Any:
        """The id of the draft; raises Blocked where a list does not show it."""
        id_ = self.outsiders.survivor.id
        for look in (self.programs.query, self.programs.search):
            page = self.programs.site.eventually(
                lambda look=look: look(filter={"id": id_}),  # type: ignore[misc]
                lambda page: id_ in page.ids,
            )
            if id_ not in page.ids:
                raise Blocked(f"filter.id ({page.exchange.operation} does not show a program)")
        return id_

    @once
    def deletion(self) -> Reply:
        return self.programs.delete(self.draft)

    @once
    def again(self) -> Reply:
        """A second deletion, after all looks."""
        assert self.query is not None
        assert self.search is not None
        assert self.count is not None
        return self.programs.delete(self.draft)

    @once_each
    def revival(self, verb: str) -> Reply:
        """An attempt to change the status of the deleted draft, or to duplicate it, after that."""
        self.deletion.worked_for("deletion.get")
        assert self.again
        reply: Reply = getattr(self.programs, verb)(self.draft)
        return reply

    @once
    def get(self) -> Reply:
        self.deletion.worked_for("deletion.get")
        return self.programs.get(self.draft)

    @once
    def query(self) -> list[Any]:
        return self._gone(self.programs.query)

    @once
    def search(self) -> list[Any]:
        return self._gone(self.programs.search)

    def _gone(self, look: Any) -> list[Any]:
        self.deletion.worked_for("deletion.get")
        page = self.programs.site.eventually(
            lambda: look(filter={"id": self.draft}), lambda page: self.draft not in page.ids
        )
        return [id_ for id_ in page.ids if id_ == self.draft]

    @once
    def count(self) -> Any:
        self.deletion.worked_for("deletion.get")
        counted = self.programs.site.eventually(
            lambda: self.programs.count({"id": self.draft}), lambda reply: reply.count == 0
        )
        counted.worked_for("count.filter")
        if counted.accepted and not isinstance(counted.count, int):
            raise Blocked("count.filter (what is counted is no whole number)")
        if isinstance(counted.count, int) and counted.count > 1:
            raise Blocked("count.filter (more are counted than were asked for)")
        return counted.count

    @once
    def published(self) -> tuple[Reply, Reply]:
        """The deletion of a PUBLISHED program, and what its owner gets of it then."""
        id_ = self.outsiders.published_afterwards.needed_for("permission.delete").id
        deletion = self.programs.delete(id_)
        return deletion, self.programs.get(id_)

    @once
    def bystander(self) -> tuple[Program, Reply]:
        """Another program, before the deletion and after it."""
        before = self.cast.program(("SECRET", "DRAFT"))
        self.deletion.worked_for("deletion.get")
        return before, self.programs.get(before.id)

    @once
    def unknown(self) -> Reply:
        return self.programs.delete(NOBODY)
