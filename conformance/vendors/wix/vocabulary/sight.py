"""
What each caller gets of each program of the cast.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once_each
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import NOBODY


@dataclass(frozen=True)
class Sight:
    """What a caller got who asked for a program by its id."""

    id: Any
    title: Any
    reply: Reply

    @property
    def shown(self) -> bool:
        return self.reply.accepted and self.reply.program.id == self.id

    @property
    def hidden(self) -> bool:
        """The answer is a refusal, and tells nothing of the program."""
        return self.reply.denied and not self.reply.mentions(self.title)


@dataclass
class Sights:
    """
    `sights.of("visitor", "SECRET", "ENDED")`: each caller asks once for each program.
    """

    cast: Cast

    @once_each
    def of(self, caller: str, access: str, status: str) -> Sight:
        role = (access, status)
        self.cast.programs.site.identity(caller)
        id_ = self.cast[role]
        title = self.cast.creation(role).program.title
        own = caller == "owner"
        reply = self.cast.got(role) if own else self.cast.programs.get(id_, by=caller)
        return Sight(id_, title, reply)

    def get(self, caller: str, id: Any = NOBODY) -> Reply:
        """What a caller gets by any other id; one that no program has unless told otherwise."""
        return self._got(caller, id)

    @once_each
    def _got(self, caller: str, id: Any) -> Reply:
        return self.cast.programs.get(id, by=caller)
