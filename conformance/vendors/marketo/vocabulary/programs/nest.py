"""
Programs that are created inside programs.
"""

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import TYPES, Program
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.programs.history import whole
from conformance.vendors.marketo.vocabulary.reply import Reply

ALLOWED = (
    *(("Engagement", child) for child in TYPES if child != "Engagement"),
    *((parent, "Email") for parent in ("Default", "Event", "Event with Webinar")),
)
FORBIDDEN = tuple(
    (parent, child)
    for parent in ("Default", "Event", "Event with Webinar")
    for child in TYPES
    if child != "Email"
)


def inside(parent: Program) -> dict[str, Any]:
    """The `folder` of a creation in a program."""
    return {"type": "Program", "id": parent.id}  # the order of members means nothing


@dataclass
class Nest:
    """
    Every combination of parent and child that the documents speak of, tried once.

    The parents are those of the cast. All are tried before the first look at what came of it; a
    combination that can't be tried (no channel for one of its types) keeps its reason.
    """

    programs: Programs
    cast: Cast

    def attempt(self, parent: str, child: str) -> Attempt:
        """A creation that must be refused."""
        return self._refused[parent, child]

    def child(self, parent: str, child: str) -> Reply:
        """A creation that must be accepted."""
        return self._accepted[parent, child].reply

    @once
    def deeper(self) -> Reply:
        """An Email program in a Default program that is in an Engagement program itself."""
        child = self.child("Engagement", "Default").needed_for("nesting.engagement.parents")
        self.child("Default", "Email").worked_for("nesting.others.email")
        return self.programs.create("Email", folder=inside(child))

    @once
    def cloned(self) -> Reply:
        """A clone, in a folder, of a program that is in another."""
        child = self.child("Engagement", "Event").needed_for("nesting.engagement.parents")
        return self.programs.clone(child.id)

    def parent_of(self, child: Reply) -> tuple[Any, Any]:
        """Type, in small letters, and id as text of what holds a child, as browsing shows it."""
        kind, number = self.seen(child).folder
        return str(kind).lower(), str(number)

    def seen(self, child: Reply) -> Program:
        """A child as browsing shows it."""
        return self._afterwards.of(child.program.id)

    @once
    def _refused(self) -> Attempts:
        return self._tried(FORBIDDEN)

    @once
    def _accepted(self) -> Attempts:
        return self._tried(ALLOWED)

    def _tried(self, combinations: tuple[tuple[str, str], ...]) -> Attempts:
        self.cast.recent.needed_for("create.accepted")
        batch = Attempts(self.programs)
        for parent, child in combinations:
            folder = partial(self._inside, parent, child)
            batch.create((parent, child), child, folder=folder)
        return batch

    def _inside(self, parent: str, child: str) -> dict[str, Any]:
        self.cast.creation(child).worked_for("create.types.five")  # it can be made at all
        return inside(self.cast[parent])

    @property
    def unseen(self) -> list[Any]:
        """Ids of children that browsing does not show, though it shows what they are in."""
        made: list[Any] = []
        for pair in ALLOWED:
            with contextlib.suppress(NotJudged):
                made += self.child(*pair).ids
        if not made:
            raise Blocked("nesting.engagement.parents")
        shown = whole(self._afterwards)
        shown.of(self.cast["Engagement"].id)
        return [id_ for id_ in made if id_ not in shown.ids]

    @once
    def _afterwards(self) -> Reply:
        return self.programs.recent()
