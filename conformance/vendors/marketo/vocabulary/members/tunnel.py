"""
Queries that are too long for a URI, and the way around that.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.period import DAY, HOUR, Period
from conformance.vendors.marketo.vocabulary.members.roster import ALL, Roster

WORDS = 300  # values of a filter
# Letters of a value: 300 of them make a URI of some 6 KB, or of some 14 KB. What exactly 8 KB are
# (of path and query, of 1000 or 1024 bytes) is not stated.
SHORT, LONG = 18, 45


@dataclass
class Tunnel:
    """
    The members of the lowest status, asked for by URIs of different lengths, and by POST.

    The members guide leaves open where `_method` stands; the vendor's other pages say in the URL.
    """

    members: Members
    roster: Roster
    in_url: bool = True

    def undisturbed(self) -> None:
        """
        Raises Blocked where those with the lowest status are not the ones any more that were made
        so: what moved or removed them breaks another rule.
        """
        low = [lead for lead, seen in self.before.items() if seen["statusName"] == self._low]
        if sorted(map(str, low)) != sorted(map(str, self.roster.leads_of("low"))):
            raise Blocked("status.created (the members are not as they were made)")

    @property
    def _low(self) -> Any:
        return self.roster.stage.low

    @once
    def short(self) -> Answer:
        return self.members.query(self.roster.program, **self._padded(SHORT))

    @once
    def long(self) -> Answer:
        searched = "statusName" in self.roster.description.searchable
        by_lead = {"filterType": "leadId", "filterValues": _words(LONG)}  # too long for any filter
        query = self._padded(LONG) if searched else by_lead
        return self.members.query(self.roster.program, **query)

    @once
    def posted(self) -> Answer:
        """By POST what a GET asks by lead."""
        self.before  # noqa: B018
        leads = [*self.roster.leads.first(ALL), self.roster.stranger]
        query: dict[str, Any] = {"filterType": "leadId", "filterValues": leads}
        answer = self.members.query_by_post(self.roster.program, **query)
        if answer.rejected:
            self.in_url = False
            return self.members.query_by_post(self.roster.program, in_url=False, **query)
        return answer

    @property
    def five(self) -> list[Any]:
        """Members of the program that do not stand first in it: two and three of each status."""
        return [*self.roster.leads_of("low")[-2:], *self.roster.leads_of("high")]

    @once
    def posted_page(self) -> Answer:
        """By POST a page of two of five members, with a field that is not shown else."""
        return self._post(
            filterType="leadId",
            filterValues=self.five,
            fields=["leadId", "statusName"],
            batchSize=2,
        )

    @once
    def posted_next(self) -> Answer:
        """By POST the page that follows."""
        self.posted_page.needed_more("page.more")
        return self._post(
            filterType="leadId",
            filterValues=self.five,
            fields=["leadId", "statusName"],
            batchSize=2,
            nextPageToken=self.posted_page.page_token,
        )

    @once
    def posted_long(self) -> Answer:
        """By POST what is too long for a URI."""
        return self._post(**self._padded(LONG))

    def posted_values(self, name: Any, values: list[Any]) -> Answer:
        """By POST the members with one of these values in a field."""
        return self._post(filterType=name, filterValues=values)

    def posted_earlier(self, period: Period) -> Answer:
        """By POST a range that ends before the first update."""
        first = period.updated[0] - HOUR
        return self._post(
            filterType="updatedAt",
            filterValues=period.value,
            startAt=moment.utc(first - DAY),
            endAt=moment.utc(first),
        )

    @once
    def before(self) -> dict[Any, dict[str, Any]]:
        """The members with their dates and statuses, before the first POST."""
        return self._look()

    @once
    def afterwards(self) -> dict[Any, dict[str, Any]]:
        """The same, after the last."""
        self.posted, self.posted_page  # noqa: B018
        with contextlib.suppress(NotApplicable):
            self.posted_long  # noqa: B018
        if not self.before:
            raise Blocked("query.lead-id (no member shows)")
        return self._look()

    def _look(self) -> dict[Any, dict[str, Any]]:
        leads = self.roster.leads.first(ALL + 1)
        shown = ("statusName", "updatedAt", "membershipDate")
        seen = self.members.look(self.roster.program, leads, *shown)
        return {lead: member.of(shown) for lead, member in seen.by_lead.items()}

    def _post(self, **query: Any) -> Answer:
        """Where `_method` is known to stand, or once more there where it turns out not to."""
        self.before  # noqa: B018
        tried = self.in_url
        answer = self.members.query_by_post(self.roster.program, in_url=tried, **query)
        if tried and answer.rejected:
            self.posted  # noqa: B018 - tells where it may stand
        if tried == self.in_url:
            return answer
        return self.members.query_by_post(self.roster.program, in_url=self.in_url, **query)

    def _padded(self, letters: int) -> dict[str, Any]:
        """A query for one status, with other words beside it that no status has."""
        self.roster.description.must_search("statusName")
        return {"filterType": "statusName", "filterValues": [*_words(letters), self._low]}


def _words(letters: int) -> list[str]:
    return [f"{number:03}".ljust(letters, "x") for number in range(WORDS - 1)]
