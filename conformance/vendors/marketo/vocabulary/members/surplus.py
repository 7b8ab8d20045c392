"""
301 leads in one call, all of whom exist: who refuses a call for a lead that does not has a limit
all the same.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.crowd import Crowd

TOO_MANY = "pac too many"  # written into a field


@dataclass
class Surplus:
    """
    What was a crowd: 300 of the leads were deleted, and one is a member.
    """

    crowd: Crowd

    @once
    def last(self) -> Any:
        """The lead who is a member; raises Blocked where there are others, or none."""
        remaining = self.crowd.remaining.leads
        if len(remaining) != 1:
            raise Blocked("removal.at-most-300.taken")
        return remaining[0]

    @once
    def writing(self) -> Answer:
        """A field is written, of the member in the end."""
        rows = [{"leadId": lead, self._text: TOO_MANY} for lead in (*self._others, self.last)]
        return self.crowd.members.set_data(self.crowd.program, rows)

    @once
    def written(self) -> Any:
        """What the member has in it after that."""
        self.writing  # noqa: B018
        seen = self.crowd.members.look(self.crowd.program, [self.last], self._text)
        return seen[self.last][self._text]

    @once
    def deletion(self) -> Answer:
        """All are deleted, the member in the end."""
        with contextlib.suppress(NotApplicable):
            self.written  # noqa: B018
        return self.crowd.members.delete(self.crowd.program, [*self._others, self.last])

    @once
    def remains(self) -> bool:
        """Whether it is a member after that."""
        self.deletion  # noqa: B018
        return self.last in self.crowd.members.look(self.crowd.program, [self.last])

    @once
    def joining(self) -> Answer:
        """All are given a status, the member first."""
        self.remains  # noqa: B018
        members, low = self.crowd.members, self.crowd.roster.stage.low
        return members.set_status(self.crowd.program, low, [self.last, *self._others])

    @once
    def joined(self) -> bool:
        """Whether the last of them is a member after that."""
        self.joining  # noqa: B018
        one = self._others[-1]
        return one in self.crowd.members.look(self.crowd.program, [one])

    @property
    def _others(self) -> list[Any]:
        return [lead for lead in self.crowd.all if lead != self.last]

    @property
    def _text(self) -> Any:
        return self.crowd.roster.description.texts(1)[0]
