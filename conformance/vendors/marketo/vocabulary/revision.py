"""
One update of a program: what it was before, what was sent, what it is after.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply


@dataclass(frozen=True)
class Revision:
    """
    `before` and `after` are what reading by id shows, not what the update answers.
    """

    sent: dict[str, Any]
    reply: Reply
    before: Program
    after: Program

    @classmethod
    def series(
        cls, programs: Programs, id: Any, changes: dict[str, dict[str, Any]]
    ) -> "dict[str, Revision]":
        """Update a program once for each change, by label, and read it in between."""
        found: dict[str, Revision] = {}
        before = cls._read(programs, id)
        for label, sent in changes.items():
            reply = programs.update(id, **sent)
            after = cls._read(programs, id)
            found[label] = cls(sent, reply, before, after)
            before = after
        return found

    def needs(self, member: str, requirement: str) -> None:
        """Raises Blocked where reading by id did not show, before it, what the program has."""
        if not getattr(self.before, member):
            raise Blocked(requirement)

    @staticmethod
    def _read(programs: Programs, id: Any) -> Program:
        return programs.by_id(id).needed_for("get.by-id.returns-the-program")
