"""
Programs that a hook edits or deletes, in states in which it may and in which it must not.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture, NotJudged
from conformance.vendors.dotdigital.vocabulary.deletion import Deletion, deleted, lost
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop


@dataclass(frozen=True)
class Renaming:
    """A program before it was edited and afterwards, and the name that it was given."""

    before: Record
    after: Record
    wanted: str


@dataclass
class Ending:
    """
    A draft is edited and deleted; an active program is tried to be.
    """

    workshop: Workshop

    @once
    def deleted(self) -> Any:
        """A program that was deleted: the run's own, or the one of the target file."""
        if self.workshop.makes("create_draft", "delete"):
            return self._deletion.program
        return self.workshop.programs.named("deleted_program_id")

    @once
    def gone(self) -> set[str]:
        """The programs that a deletion took away."""
        return self._deletion.gone | lost(self.workshop, self._deletion)

    @once
    def _deletion(self) -> Deletion:
        if self.workshop.can("edit"):
            self.draft  # noqa: B018 - edited before it is gone
        return deleted(self.workshop, self._draft)

    @once
    def deleted_by_id(self) -> Reply:
        return self.workshop.programs.by_id(self.deleted)

    @once
    def draft(self) -> Renaming:
        """A draft that is edited and saved."""
        before, (wanted, _) = self._look(self._draft), self.workshop.edit(self._draft)
        self.workshop.save(self._draft)
        return Renaming(before, self._look(self._draft), wanted)

    @once
    def unsaved(self) -> Renaming:
        """A draft that is edited and not saved."""
        return self._edited[0]

    @property
    def hasty(self) -> Record:
        """The same draft once it was activated so; raises Blocked where that fails when saved."""
        if self._tries[1].status != "Active":
            raise Blocked("lifecycle.activated")
        return self._tries[0]

    @property
    def saved(self) -> Record:
        """The same draft once it was saved, and activated then."""
        return self._tries[1]

    @once
    def _tries(self) -> tuple[Record, Record]:
        if not self._edited[1]:
            raise Blocked("hooks.edit was declined")
        shop, program = self.workshop, self.unsaved.before["id"]
        look = shop.tried(program)
        shop.save(program)
        return look, shop.activated(program)

    @once
    def _edited(self) -> tuple[Renaming, bool]:
        program = self.workshop.draft("is edited")
        before, (wanted, done) = self._look(program), self.workshop.edit(program)
        return Renaming(before, self._look(program), wanted), done

    @once
    def active(self) -> Renaming:
        """An active program that is tried to be edited; raises Blocked where a draft can't be."""
        if self.draft.after["name"] != self.draft.wanted:
            raise Blocked("hooks.edit changes nothing of a draft")
        before, (wanted, _) = self._shown_as_active(), self.workshop.edit(self._active)
        self.workshop.save(self._active)
        return Renaming(before, self._look(self._active), wanted)

    @once
    def stopped(self) -> Record:
        """The same program once it was deactivated, after all that was tried on it."""
        if not self.workshop.can("deactivate"):
            raise NeedsFixture("hooks.deactivate")
        assert self.active
        if self.workshop.can("delete"):
            with contextlib.suppress(NotJudged):
                assert self.kept
        return self.workshop.deactivated(self._active)

    @once
    def shown(self) -> Reply:
        """What the id of an active program shows."""
        return self.workshop.programs.by_id(self._active)

    @once
    def kept(self) -> Record | None:
        """
        What is listed of an active program after a hook was to delete it. Where it is not listed as
        active, that may be the list's fault: its id shows it, unless that shows what is deleted.
        """
        programs = self.workshop.programs
        self._shown_as_active()
        if self.workshop.can("edit") and self.active.after.status != "Active":
            raise Blocked("lifecycle.active.fixed")
        self.workshop.delete(self._active)
        listed = programs.now(self._active)
        if listed and listed.status == "Active":
            return listed
        if listed is None and self.deleted_by_id.accepted:
            return None
        by_id = programs.by_id(self._active)
        return by_id.record if by_id.accepted else None

    def _shown_as_active(self) -> Record:
        record = self.shown.needed("lifecycle.active.shown").record
        if record.status != "Active":
            raise Blocked("lifecycle.activated")
        return record

    def _look(self, program: Any) -> Record:
        return self.workshop.programs.look(program)

    @once
    def _draft(self) -> Any:
        return self.workshop.draft("is deleted")

    @once
    def _active(self) -> Any:
        program = self.workshop.draft("stays active")
        self.workshop.activate(program)
        return program
