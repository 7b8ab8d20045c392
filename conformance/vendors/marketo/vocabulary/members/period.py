"""
Members by the time of their last update.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, Garbled, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.roster import ALL, Roster

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
WEEK = timedelta(days=7)
SOON = timedelta(minutes=1)  # what else touches a member that was made is done with it by then


@dataclass
class Period:
    """
    Ranges are laid around the times that the target itself gives its members.

    The documents call `filterValues` required, and describe the range as an alternative to it;
    where a range alone is refused, it is sent with a value, and then with an end that has come.
    """

    roster: Roster
    value: Any = OMIT
    ahead: timedelta = HOUR  # of the last update a range ends

    @once
    def updated(self) -> list[datetime]:
        """When the members were last updated, the earliest first."""
        leads = self.roster.leads.first(ALL)
        seen = self.roster.members.look(self.roster.program, leads, "updatedAt")
        read = [moment.read(member["updatedAt"]) for member in seen.by_lead.values()]
        known = sorted(instant for instant in read if instant)
        if not known:
            raise Blocked("query.fields.asked (no member shows when it was updated)")
        return known

    @once
    def alone(self) -> Answer:
        """A range of seven days that ends after the last update, and no `filterValues`."""
        return self._ask(self._end - WEEK, self._end)

    @once
    def around(self) -> Answer:
        """The same range, with a value where that is demanded, or an end that has come."""
        if not self.alone.rejected:
            return self.alone
        self.value = moment.utc(self.updated[0])
        answer = self._ask(self._end - WEEK, self._end)
        if not answer.rejected:
            return answer
        self.ahead = 2 * SECOND
        self.roster.members.instance.context.client.pace.sleep(3)
        return self._ask(self._end - WEEK, self._end)

    @once
    def longer(self) -> Answer:
        """A range of an hour too much; raises Blocked where a shorter one is refused."""
        self._works()
        return self._ask(self._end - WEEK - HOUR, self._end)

    @once
    def later(self) -> Answer:
        """A range that begins after the last update: an hour, or what fits into the same day."""
        self._works()
        return self._ask(*self._later)

    @property
    def _later(self) -> tuple[datetime, datetime]:
        last = self.updated[-1]
        midnight = last.replace(hour=0, minute=0, second=0) + DAY
        begin = last + max(SOON, min(HOUR, (midnight - last) / 2))
        return begin, begin + DAY

    @once
    def later_elsewhere(self) -> Answer:
        """The same instants in a zone five hours behind; Blocked where members are found in it."""
        if self.later.leads:
            raise Blocked("filter.updated.start")
        return self._ask(*self._later, moment.eastern)

    @once
    def earlier(self) -> Answer:
        """A range that ends two seconds before the first update."""
        self._works()
        return self._ask(self.updated[0] - DAY, self.updated[0] - 2 * SECOND)

    @property
    def nobody(self) -> Answer:
        """The same; raises Blocked where members are found in it."""
        if self.earlier.leads:
            raise Blocked("filter.updated.end")
        return self.earlier

    def looked_at(self) -> None:
        """Have the ranges asked for that show members as they were made, if they can be."""
        for look in ("around", "later", "earlier"):
            with contextlib.suppress(NotJudged, Garbled):
                getattr(self, look)

    def pages(self, **parameters: Any) -> list[Answer]:
        """The members of the range page by page, with further parameters."""
        self._works()
        if self.ahead < HOUR:
            raise NotApplicable("a range has to end by now, and members were updated meanwhile")
        return self.roster.members.pages(
            self.roster.program,
            filterType="updatedAt",
            filterValues=self.value,
            startAt=moment.utc(self._end - WEEK),
            endAt=moment.utc(self._end),
            **parameters,
        )

    def _works(self) -> None:
        self.around.needed("filter.updated.range")

    @property
    def _end(self) -> datetime:
        return self.updated[-1] + self.ahead

    def _ask(
        self, start: datetime, end: datetime, written: Callable[[datetime], str] = moment.utc
    ) -> Answer:
        return self.roster.members.query(
            self.roster.program,
            "updatedAt",
            self.value,
            startAt=written(start),
            endAt=written(end),
            fields=["leadId", "statusName"],
        )
