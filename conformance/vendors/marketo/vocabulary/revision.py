"""
One update of a program: what it was before, what was sent, what it is after.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked, NotJudged
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply


class Series(dict[str, "Revision"]):
    """
    Updates by label; one that could not be sent raises its reason where it is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reasons: dict[str, NotJudged] = {}

    def __missing__(self, label: str) -> "Revision":
        raise self.reasons[label]


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
    def series(cls, programs: Programs, id: Any, changes: dict[str, dict[str, Any]]) -> Series:
        """
        Update a program once for each change, by label, and read it in between.

        A field may be a function, which raises NotJudged where it finds nothing to send.
        """
        found = Series()
        before = cls._read(programs, id)
        for label, change in changes.items():
            try:
                sent = {name: v() if callable(v) else v for name, v in change.items()}
            except NotJudged as reason:
                found.reasons[label] = reason
                continue
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
