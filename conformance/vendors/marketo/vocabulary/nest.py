"""
Programs that are created inside programs.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from conformance.outcome import NotJudged
from conformance.vendors.marketo.vocabulary.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.cast import Cast
from conformance.vendors.marketo.vocabulary.program import TYPES, Program
from conformance.vendors.marketo.vocabulary.programs import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply

Tried = TypeVar("Tried", Attempt, Reply)

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
    return {"id": parent.id, "type": "Program"}


@dataclass
class Nest:
    """
    Every combination of parent and child that the documents speak of, tried once.

    The parents are those of the cast. All are tried before the first look at what came of it; a
    combination that can't be tried (no channel for one of its types) keeps its reason.
    """

    programs: Programs
    cast: Cast
    _attempts: dict[tuple[str, str], Attempt | NotJudged] = field(default_factory=dict)
    _children: dict[tuple[str, str], Reply | NotJudged] = field(default_factory=dict)

    def attempt(self, parent: str, child: str) -> Attempt:
        """A creation that must be refused."""
        return _tried(self._refused[parent, child])

    def child(self, parent: str, child: str) -> Reply:
        """A creation that must be accepted."""
        return _tried(self._accepted[parent, child])

    def parent_of(self, child: Reply) -> tuple[Any, Any]:
        """Type, in small letters, and id of what holds a child, as browsing shows it."""
        kind, number = self._afterwards.of(child.program.id).folder
        return str(kind).lower(), number

    @cached_property
    def _refused(self) -> dict[tuple[str, str], Attempt | NotJudged]:
        self.cast.recent.needed_for("create.accepted")
        batch = Attempts(self.programs)
        for parent, child in FORBIDDEN:
            try:
                folder = inside(self.cast[parent])
                self._attempts[parent, child] = batch.create(child, folder=folder)
            except NotJudged as reason:
                self._attempts[parent, child] = reason
        return self._attempts

    @cached_property
    def _accepted(self) -> dict[tuple[str, str], Reply | NotJudged]:
        for parent, child in ALLOWED:
            try:
                folder = inside(self.cast[parent])
                self._children[parent, child] = self.programs.create(child, folder=folder)
            except NotJudged as reason:
                self._children[parent, child] = reason
        return self._children

    @cached_property
    def _afterwards(self) -> Reply:
        return self.programs.recent()


def _tried(outcome: Tried | NotJudged) -> Tried:
    if isinstance(outcome, NotJudged):
        raise outcome
    return outcome
