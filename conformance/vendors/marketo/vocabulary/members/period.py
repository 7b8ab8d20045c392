"""
Members by the time of their last update.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.roster import ALL, Roster

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass
class Period:
    """
    Ranges are laid around the times that the target itself gives its members.

    The documents call `filterValues` required, and describe the range as an alternative to it;
    where a range alone is refused, it is sent with a value.
    """

    roster: Roster
    value: Any = OMIT

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
        """The same range, with a value where that is demanded."""
        if not self.alone.rejected:
            return self.alone
        self.value = moment.utc(self.updated[0])
        return self._ask(self._end - WEEK, self._end)

    @once
    def longer(self) -> Answer:
        """A range of an hour too much; raises Blocked where a shorter one is refused."""
        self._works()
        return self._ask(self._end - WEEK - HOUR, self._end)

    @once
    def later(self) -> Answer:
        """A range that begins an hour after the last update."""
        self._works()
        return self._ask(self._end, self._end + DAY)

    @property
    def nobody(self) -> Answer:
        """The same; raises Blocked where members are found in it."""
        if self.later.leads:
            raise Blocked("filter.updated.start")
        return self.later

    @once
    def earlier(self) -> Answer:
        """A range that ends an hour before the first update."""
        self._works()
        return self._ask(self.updated[0] - DAY, self.updated[0] - HOUR)

    def pages(self, **parameters: Any) -> list[Answer]:
        """The members of the range page by page, with further parameters."""
        self._works()
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
        return self.updated[-1] + HOUR

    def _ask(self, start: datetime, end: datetime) -> Answer:
        return self.roster.members.query(
            self.roster.program,
            "updatedAt",
            self.value,
            startAt=moment.utc(start),
            endAt=moment.utc(end),
            fields=["leadId", "statusName"],
        )
