"""
An Email program while its approval is in force.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.approval import Approvals
from conformance.vendors.marketo.vocabulary.programs.history import whole
from conformance.vendors.marketo.vocabulary.reply import Reply

AROUND = timedelta(seconds=2)
BESIDE = "email_without_end_date_program_id"


@dataclass(frozen=True)
class Force:
    """
    `unlocked` is what was browsed by that status meanwhile, of what was created when the program
    was; `shown` how the program read, and `_beside` another Email program, if the user names it.
    """

    id: Any
    approved: Reply
    unlocked_before: Reply
    shown: Reply
    unlocked: Reply
    _beside: Reply | None

    @property
    def beside(self) -> Program:
        """The other program; raises Blocked where there is none."""
        if self._beside is None:
            raise Blocked(f"{BESIDE} is not named")
        return self._beside.needed_for("get.by-id.returns-the-program")

    @classmethod
    def of(cls, approvals: Approvals, program: Program) -> "Force":
        """Approve a program, look, and take it back; raises Blocked where it reads otherwise."""
        programs = approvals.programs
        if program.created is None:
            raise Blocked("program.dates.format")
        window = program.created - AROUND, program.created + AROUND
        before = whole(programs.between(*window, status="unlocked"))
        approved = approvals.approve(program)
        if not approved.accepted:
            return cls(program.id, approved, before, before, before, None)
        shown = programs.by_id(program.id)
        unlocked = programs.between(*window, status="unlocked")
        named = programs.instance.context.target.fixtures.get(BESIDE)
        other = None if named is None else programs.by_id(named)
        programs.unapprove(program.id)
        if shown.of(program.id).status != "locked":
            raise Blocked("approval.approve.locks")
        before.of(program.id)
        return cls(program.id, approved, before, shown, unlocked, other)
