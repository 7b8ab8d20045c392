"""
One answer of each operation, accepted and refused: what the rules about envelopes are held to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.once import once_each
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.reply import Reply

ACCEPTED = (
    "getProgramById",
    "getProgramByName",
    "browsePrograms",
    "getProgramsByTag",
    "createProgram",
    "updateProgram",
    "cloneProgram",
    "deleteProgram",
)
REFUSED = (
    "getProgramByName",
    "getProgramsByTag",
    "createProgram",
    "approveProgram",
    "cloneProgram",
)


@dataclass
class Answers:
    """
    Each answer is asked for once, when it is first needed.

    A program is created, updated, cloned and deleted for it; in this order.
    """

    cast: Cast

    def accepted(self, operation: str) -> Reply:
        """An answer to a call that is right; raises Blocked where it was not accepted."""
        reply = self._once(operation, refused=False)
        if not reply.accepted:
            raise Blocked(f"{operation} was {reply.describe()}")
        return reply

    def refused(self, operation: str) -> Reply:
        """An answer to a call that lacks something; raises Blocked where it was not refused."""
        reply = self._once(operation, refused=True)
        if not reply.rejected:
            raise Blocked(f"{operation} was {reply.describe()}")
        return reply

    @once_each
    def _once(self, operation: str, *, refused: bool) -> Reply:
        return (self._wrong if refused else self._right)(operation)

    def _right(self, operation: str) -> Reply:
        programs, cast = self.cast.programs, self.cast
        calls: dict[str, Callable[[], Reply]] = {
            "getProgramById": lambda: programs.by_id(cast.anyone.id),
            "getProgramByName": lambda: programs.by_name(cast.anyone.name),
            "browsePrograms": lambda: programs.browse(maxReturn=3),
            "getProgramsByTag": self._tagged,
            "createProgram": lambda: programs.create(description="Made to be deleted."),
            "updateProgram": lambda: programs.update(self._own, description="Updated."),
            "cloneProgram": lambda: programs.clone(self._own),
            "deleteProgram": lambda: programs.delete(self._clone),
        }
        return calls[operation]()

    def _wrong(self, operation: str) -> Reply:
        programs = self.cast.programs
        calls: dict[str, Callable[[], Reply]] = {
            "getProgramByName": programs.by_name,
            "getProgramsByTag": programs.by_tag,
            "createProgram": lambda: programs.create(name=OMIT),
            "approveProgram": lambda: programs.approve(self._own),
            "cloneProgram": lambda: programs.clone(self._own, name=OMIT),
        }
        return calls[operation]()

    def _tagged(self) -> Reply:
        self.cast.anyone  # noqa: B018 - has the tag, where anything may be made
        return self.cast.programs.by_tag(*self.cast.tag, maxReturn=3)

    @property
    def _own(self) -> Any:
        return self.accepted("createProgram").needed_for("create.accepted").id

    @property
    def _clone(self) -> Any:
        return self.accepted("cloneProgram").needed_for("clone.program.new-id").id
