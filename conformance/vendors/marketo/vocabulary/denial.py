"""
Approving and unapproving programs that are no Email programs.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.outcome import NotJudged
from conformance.vendors.marketo.vocabulary.program import TYPES, Program
from conformance.vendors.marketo.vocabulary.programs import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply

OTHER_TYPES = tuple(kind for kind in TYPES if kind != "Email")


@dataclass
class Denials:
    """
    A program of each other type is approved, then unapproved. What browsing shows of all of them is
    read before, between and afterwards.
    """

    programs: Programs

    def approved(self, kind: str) -> Reply:
        """How approving a program of a type was answered."""
        self._of(kind)
        return self._approved[kind]

    def unapproved(self, kind: str) -> Reply:
        """How unapproving it was answered."""
        self._of(kind)
        return self._unapproved[kind]

    def statuses(self, kind: str) -> tuple[Any, Any, Any]:
        """Its status before both, between them, and after both."""
        id_ = self._of(kind).id
        self._unapproved  # noqa: B018 - all of it happens before the last look
        looks = (self._before, self._between, self._afterwards)
        return tuple(look.of(id_).status for look in looks)

    def _of(self, kind: str) -> Program:
        made = self._made[kind]
        if isinstance(made, NotJudged):
            raise made
        return made

    @cached_property
    def _made(self) -> dict[str, Program | NotJudged]:
        made: dict[str, Program | NotJudged] = {}
        for kind in OTHER_TYPES:
            try:
                made[kind] = self.programs.create(kind).needed_for("create.accepted")
            except NotJudged as reason:
                made[kind] = reason
        return made

    @property
    def _ids(self) -> dict[str, Any]:
        return {kind: made.id for kind, made in self._made.items() if isinstance(made, Program)}

    @cached_property
    def _before(self) -> Reply:
        self._ids  # noqa: B018 - they are made first
        return self.programs.recent()

    @cached_property
    def _approved(self) -> dict[str, Reply]:
        self._before  # noqa: B018
        return {kind: self.programs.approve(id_) for kind, id_ in self._ids.items()}

    @cached_property
    def _between(self) -> Reply:
        self._approved  # noqa: B018
        return self.programs.recent()

    @cached_property
    def _unapproved(self) -> dict[str, Reply]:
        self._between  # noqa: B018
        return {kind: self.programs.unapprove(id_) for kind, id_ in self._ids.items()}

    @cached_property
    def _afterwards(self) -> Reply:
        return self.programs.recent()
