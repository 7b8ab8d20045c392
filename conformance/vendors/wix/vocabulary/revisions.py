"""
Updates that name revisions: the right one, none, another one, and the same at the same time.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply

RIVALS = 2


@dataclass
class Revisions:
    """
    One draft that is updated rightly once, and then wrongly.
    """

    programs: Programs

    @once
    def first(self) -> Program:
        return self.programs.create("revised").needed_for("creation.accepted")

    @once
    def second(self) -> Reply:
        """The update that names the right revision."""
        return self._update(self.first["revision"], "taken")

    @once
    def wrong(self) -> dict[str, Reply]:
        """Updates that name no revision, the first one again, and one to come."""
        revision = self.second.needed_for("change.draft").revision
        if revision is None:
            raise Blocked("shape.revision")
        return {
            "none": self._update(None, "without a revision"),
            "earlier": self._update(self.first["revision"], "earlier"),
            "later": self._update(str(revision + 5), "later"),
        }

    def naming(self, which: str) -> Reply:
        """One of these; raises Blocked where no revision is an earlier one."""
        if which == "earlier":
            self._increased()
        return self.wrong[which]

    def _increased(self) -> None:
        updated = self.second.needed_for("change.draft")
        if (updated.revision or 0) <= (self.first.revision or 0):
            raise Blocked("revision.increased")

    @once
    def afterwards(self) -> Program:
        """The draft after all that must be refused."""
        assert self.wrong
        return self._look()

    @once
    def rivals(self) -> list[Reply]:
        """Updates that name the same revision, which is the right one, at the same time."""
        self._increased()
        revision = self.afterwards["revision"]
        titles = [f"rival {number}" for number in range(RIVALS)]
        return self.programs.site.at_once(
            [lambda title=title: self._update(revision, title) for title in titles]  # type: ignore[misc]
        )

    @property
    def winners(self) -> list[Any]:
        """How the titles end that rivals were told to have given."""
        return [f"rival {number}" for number, one in enumerate(self.rivals) if one.accepted]

    @property
    def losers(self) -> list[Reply]:
        return [reply for reply in self.rivals if reply.denied]

    @once
    def settled(self) -> Program:
        """The draft after the rivals."""
        assert self.rivals
        return self._look()

    def _look(self) -> Program:
        return self.programs.get(self.first.id).needed_for("retrieval.by-id")

    def _update(self, revision: Any, words: str) -> Reply:
        title = self.programs.ledger.name(words)
        return self.programs.update(self.first.id, revision, description={"title": title})
