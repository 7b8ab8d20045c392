"""
What memberships go through, some seconds apart: they are moved, deleted, and made again.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.leads import FEW
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.record import Member
from conformance.vendors.marketo.vocabulary.members.roster import Roster

APART = timedelta(seconds=3)  # between what is done; dates are written to the second
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
HELD = "pac held"  # by a field of the member who is deleted


@dataclass
class Lifetime:
    """Three members of no other program: one is moved, one deleted and made again, one stays."""

    members: Members
    roster: Roster

    @once
    def program(self) -> Any:
        program = self.roster.stage.program("lifetime")
        self.members.join(program, self.roster.stage.high, [self.gone])
        self.members.join(program, self.roster.stage.low, [self.moved, self.still])
        return program

    @property
    def moved(self) -> Any:
        return self._leads[0]

    @property
    def gone(self) -> Any:
        """The lead of the member who is deleted."""
        return self._leads[1]

    @property
    def still(self) -> Any:
        return self._leads[2]

    @once
    def before(self) -> Seen:
        """The members as they were made, with a field that was written."""
        for name in self._text:
            row = {"leadId": self.gone, name: HELD}
            self.members.set_data(self.program, [row]).needed("data.accepted")
        return self._look()

    @once
    def moving(self) -> Answer:
        """A change of status, some seconds later."""
        self.before  # noqa: B018
        self._wait()
        low, high = self.roster.stage.low, self.roster.stage.high
        self.members.set_status(self.program, low, [self.still])  # which it has
        return self.members.set_status(self.program, high, [self.moved]).needed("status.updated")

    @once
    def after_moving(self) -> Seen:
        self.moving  # noqa: B018
        return self._look()

    @once
    def since(self) -> Answer:
        """Who was updated since the move; raises Blocked where that can't be told apart."""
        self._distinct()
        answer = self._range(self._moved_at - SECOND)
        wider = self._range(self._moved_at - HOUR) if answer.reading == "absent" else answer
        wider.needed("filter.updated.range")
        return answer

    @property
    def updated_since(self) -> list[Any]:
        """Whose date says so, sorted: whether a member that was skipped is one is open."""
        seen, begin = self.after_moving.by_lead.items(), self._moved_at - SECOND
        return sorted(lead for lead, member in seen if instant(member) >= begin)

    def _distinct(self) -> None:
        joined = moment.read(self.after_moving[self.moved]["membershipDate"])
        if joined is None or self._moved_at - joined < APART - SECOND:
            raise Blocked("updatedAt and membershipDate do not differ")

    @property
    def _moved_at(self) -> datetime:
        return instant(self.after_moving[self.moved])

    @once
    def deletion(self) -> Answer:
        """The member who holds something is deleted, once ranges were looked at."""
        self._tried("since")
        return self.members.delete(self.program, [self.gone]).needed("removal.deleted")

    @once
    def found(self) -> dict[str, list[Any]]:
        """The leads that queries show after that, by their filter, where it was not refused."""
        self.deletion  # noqa: B018
        begin = instant(self.before[self.still]) - HOUR
        found = {"updatedAt": self._range(begin)}
        described = self.roster.description
        held = {name: [HELD] for name in self._text}
        for name, values in {"reachedSuccess": [True, False], **held}.items():
            if name in described.searchable:
                found[name] = self.members.query(self.program, name, values)
        return {name: one.leads for name, one in found.items() if not one.rejected}

    @property
    def revealing(self) -> dict[str, list[Any]]:
        """The same; raises Blocked where none of them shows even those who are members."""
        if not any(self.still in leads for leads in self.found.values()):
            raise Blocked("filter.searchable (no query shows a member)")
        return self.found

    @once
    def revival(self) -> Answer:
        (name,) = self.roster.description.texts(1)
        self.found  # noqa: B018
        return self.members.set_data(self.program, [{"leadId": self.gone, name: "pac other"}])

    @once
    def after_revival(self) -> Seen:
        self.revival  # noqa: B018
        return self._look()

    @once
    def return_(self) -> Answer:
        """The same lead is given a status again, some seconds after it was given the first."""
        self.deletion  # noqa: B018
        if self._text and self.gone in self.after_revival:
            raise Blocked("removal.gone (the member is there)")
        low = self.roster.stage.low
        return self.members.set_status(self.program, low, [self.gone]).needed("status.created")

    @once
    def after_return(self) -> Seen:
        self.return_  # noqa: B018
        return self._look()

    @once
    def end(self) -> Answer:
        """Everybody who is left is deleted: of two calls the last one is for a single member."""
        self._tried("after_return")
        self.deletion  # noqa: B018
        self.members.delete(self.program, [self.moved, self.gone]).needed("removal.deleted")
        return self.members.delete(self.program, [self.still])

    @once
    def left(self) -> Seen:
        self.end  # noqa: B018
        return self._look()

    def text(self, seen: Seen, lead: Any) -> Any:
        """What a member holds in the field; raises NotApplicable without such a field."""
        (name,) = self.roster.description.texts(1)
        return seen[lead][name]

    def joined(self, seen: Seen, lead: Any) -> datetime:
        """When a lead became a member; raises Blocked where that does not show."""
        instant = moment.read(seen[lead]["membershipDate"])
        if instant is None:
            raise Blocked("query.members.membership-date")
        return instant

    def _look(self) -> Seen:
        shown = ("statusName", "membershipDate", "updatedAt", *self._text)
        return self.members.look(self.program, self._leads, *shown)

    def _range(self, begin: datetime) -> Answer:
        return self.members.between(self.program, begin, self._moved_at + DAY)

    def _tried(self, step: str) -> None:
        with contextlib.suppress(NotJudged):
            getattr(self, step)

    def _wait(self) -> None:
        self.members.instance.context.client.pace.sleep(APART.total_seconds())

    @property
    def _text(self) -> list[Any]:
        return self.roster.description.any_text

    @property
    def _leads(self) -> list[Any]:
        return self.roster.leads.first(FEW + 3)[FEW:]


def instant(member: Member) -> datetime:
    known = moment.read(member["updatedAt"])
    if known is None:
        raise Blocked("query.fields.asked (no member shows when it was updated)")
    return known
