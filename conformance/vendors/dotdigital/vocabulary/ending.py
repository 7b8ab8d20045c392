"""
Programs that a hook edits or deletes, in states in which it may and in which it must not.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked
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

    @cached_property
    def deleted(self) -> Any:
        """A program that was deleted: the run's own, or the one of the target file."""
        if self.workshop.makes("create_draft", "delete"):
            return self._deletion[0]
        return self.workshop.programs.named("deleted_program_id")

    @property
    def gone(self) -> set[str]:
        """The ids that are listed before a program is deleted, and not afterwards."""
        before, after = self._deletion[1:]
        return {key for page in before for key in page.keys} - {
            key for page in after for key in page.keys
        }

    @cached_property
    def _deletion(self) -> tuple[Any, list[Reply], list[Reply]]:
        program, programs = self._draft, self.workshop.programs
        if self.workshop.can("edit"):
            self.draft  # noqa: B018 - edited before it is gone
        before = programs.pages()
        self.workshop.delete(program)
        return program, before, programs.pages()

    @cached_property
    def deleted_by_id(self) -> Reply:
        return self.workshop.programs.by_id(self.deleted)

    @cached_property
    def draft(self) -> Renaming:
        """A draft that is edited."""
        return self._renamed(self._draft)

    @cached_property
    def unsaved(self) -> Renaming:
        """The same, before that was saved."""
        look, draft = self.workshop.programs.look, self.workshop.draft("is edited")
        before, wanted = look(draft), self.workshop.edit(draft)
        return Renaming(before, look(draft), wanted)

    @cached_property
    def active(self) -> Renaming:
        """An active program that is tried to be edited."""
        if self.draft.after["name"] != self.draft.wanted:
            raise Blocked("hooks.edit changes nothing of a draft")
        return self._renamed(self._active)

    @cached_property
    def shown(self) -> Reply:
        """What the id of an active program shows."""
        return self.workshop.programs.by_id(self._active)

    @cached_property
    def kept(self) -> Record | None:
        """What is listed of an active program after a hook was to delete it, if it still is."""
        if self.workshop.can("edit"):
            self.active  # noqa: B018 - edited before it may be gone
        self.shown  # noqa: B018
        self.workshop.delete(self._active)
        return self.workshop.programs.now(self._active)

    @cached_property
    def _draft(self) -> Any:
        return self.workshop.draft("is deleted")

    @cached_property
    def _active(self) -> Any:
        return self.workshop.active("stays active")

    def _renamed(self, program: Any) -> Renaming:
        look = self.workshop.programs.look
        before, wanted = look(program), self.workshop.edit(program)
        self.workshop.save(program)
        return Renaming(before, look(program), wanted)
