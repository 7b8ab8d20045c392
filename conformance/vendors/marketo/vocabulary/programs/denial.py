"""
Approving and unapproving programs that are no Email programs.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import NotJudged
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import TYPES, Program
from conformance.vendors.marketo.vocabulary.reply import Reply

OTHER_TYPES = tuple(kind for kind in TYPES if kind != "Email")


@dataclass(frozen=True)
class Denial:
    """A program of one type: both answers, and its status before, between and after them."""

    approved: Reply
    unapproved: Reply
    before: Any
    between: Any
    after: Any


@dataclass
class Denials:
    """
    `denials["Event"]` is what became of an Event program that was approved, then unapproved.

    All types are tried together, so that one look before, between and afterwards serves them all.
    """

    programs: Programs

    def __getitem__(self, kind: str) -> Denial:
        made = self._made[kind]
        if isinstance(made, NotJudged):
            raise made
        before, approved, between, unapproved, after = self._trial
        statuses = [look.of(made.id).status for look in (before, between, after)]
        return Denial(approved[kind], unapproved[kind], *statuses)

    @once
    def _made(self) -> dict[str, Program | NotJudged]:
        made: dict[str, Program | NotJudged] = {}
        for kind in OTHER_TYPES:
            try:
                made[kind] = self.programs.create(kind).needed_for("create.accepted")
            except NotJudged as reason:
                made[kind] = reason
        return made

    @once
    def _trial(self) -> tuple[Reply, dict[str, Reply], Reply, dict[str, Reply], Reply]:
        programs, made = self.programs, self._made.items()
        ids = {kind: program.id for kind, program in made if isinstance(program, Program)}
        before = programs.recent()
        approved = {kind: programs.approve(id_) for kind, id_ in ids.items()}
        between = programs.recent()
        unapproved = {kind: programs.unapprove(id_) for kind, id_ in ids.items()}
        return before, approved, between, unapproved, programs.recent()
