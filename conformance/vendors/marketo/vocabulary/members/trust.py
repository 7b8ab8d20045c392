"""
Whether what queries show of a roster can be built on: what is known to be broken already is blamed
by its own rule alone.
"""

import contextlib
from typing import TYPE_CHECKING, Any

from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen, leads_of

if TYPE_CHECKING:
    from conformance.vendors.marketo.vocabulary.members.roster import Roster

STATUS = ("leadId", "statusName", "updatedAt")


def there(roster: "Roster") -> None:
    """Raises Blocked where no query shows a member, and who was made one is made one again."""
    if not roster.by_lead.leads and not _by_status(roster) and roster.forgotten:
        raise Blocked("status.created (a member is made a second time)")


def given(roster: "Roster") -> None:
    """Raises Blocked where those who were given the highest status have the lowest."""
    there(roster)
    seen = Seen(roster.asked(fields=[*STATUS])).by_lead
    statuses = {seen[lead]["statusName"] for lead in roster.leads_of("high") if lead in seen}
    if statuses == {roster.stage.low}:
        raise Blocked("status.created (members do not have the status that they were given)")


def found(roster: "Roster") -> Answer:
    """The members by lead; raises Blocked where nobody is found."""
    there(roster)
    if not roster.by_lead.leads:
        raise Blocked("query.lead-id (no member shows)")
    return roster.by_lead


def sees(roster: "Roster", *, fields: bool) -> None:
    """
    Raises Blocked where a query by lead shows others than the members, or no field that it was
    asked for: what else it shows proves nothing then.
    """
    if roster.read_only:
        return
    there(roster)
    if roster.by_lead.leads != roster.leads_of("both"):
        raise Blocked("query.lead-id (others show than the members)")
    if fields and not any(one["statusName"] for one in roster.asked(fields=[*STATUS]).members):
        raise Blocked("query.fields.asked (no member shows a status)")


def walks(roster: "Roster") -> None:
    """Raises Blocked where the pages of the roster show others than its members."""
    if leads_of(roster.pages) != roster.leads_of("both"):
        raise Blocked("page.whole (the pages do not show every member once)")


def takes_several(roster: "Roster") -> None:
    """Raises Blocked where a query for both statuses does not show the members of both."""
    with contextlib.suppress(NotApplicable):
        if roster.by_status["both"].leads != roster.leads_of("both"):
            raise Blocked("query.values.several")


def takes_300(roster: "Roster") -> None:
    """Raises Blocked where the last of 300 values is not looked for."""
    if roster.many.leads != roster.leads_of("low")[:1]:
        raise Blocked("query.values.at-most-300")


def _by_status(roster: "Roster") -> list[Any]:
    with contextlib.suppress(NotApplicable):
        return roster.by_status["both"].leads
    return []
