"""
Queries that are too long for a URI.
"""

import pytest

from conformance import apart, depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    DEFAULT,
    Filters,
    Members,
    Period,
    Roster,
    Tunnel,
    trust,
)


@pytest.fixture(scope="session")
@apart("last")
def tunnel(members: Members, roster: Roster) -> Tunnel:
    return Tunnel(members, roster)


@verifies("tunnel.uri.short")
def must_answer_a_uri_of_six_kilobytes(tunnel: Tunnel, roster: Roster) -> None:
    tunnel.undisturbed()
    trust.takes_300(roster)

    assert tunnel.short.accepted
    assert tunnel.short.leads == roster.leads_of("low")


@verifies("tunnel.uri.too-long")
def must_answer_414_to_a_uri_of_fourteen_kilobytes(tunnel: Tunnel) -> None:
    assert tunnel.long.status == 414


@verifies("tunnel.post.answered")
def must_answer_a_post_like_the_get(tunnel: Tunnel, roster: Roster) -> None:
    tunnel.undisturbed()

    assert tunnel.posted.accepted
    assert tunnel.posted.leads == roster.by_lead.leads
    assert tunnel.posted.shown(DEFAULT) == roster.by_lead.shown(DEFAULT)


@verifies("tunnel.post.long")
def must_answer_a_post_that_is_too_long_for_a_uri(tunnel: Tunnel, roster: Roster) -> None:
    answer = tunnel.posted_long
    tunnel.posted.needed("tunnel.post.answered")
    tunnel.undisturbed()
    trust.takes_300(roster)

    assert answer.accepted
    assert answer.leads == roster.leads_of("low")


@verifies("tunnel.post.parameters")
def must_take_all_parameters_from_the_body_of_a_post(tunnel: Tunnel) -> None:
    answer = tunnel.posted_page
    tunnel.posted.needed("tunnel.post.answered")
    tunnel.undisturbed()

    assert 0 < len(answer.members) <= 2
    assert set(answer.leads) <= set(tunnel.five)
    assert [member for member in answer.members if not member["statusName"]] == []


@verifies("tunnel.post.parameters")
def must_follow_the_pages_of_a_post(tunnel: Tunnel, roster: Roster) -> None:
    tunnel.posted.needed("tunnel.post.answered")
    trust.walks(roster)

    assert tunnel.posted_next.leads
    assert len(tunnel.posted_next.members) <= 2
    assert {*tunnel.posted_next.leads} <= {*tunnel.five} - {*tunnel.posted_page.leads}


@verifies("tunnel.post.parameters")
@depth("standard")
def must_read_values_in_the_body_of_a_post(tunnel: Tunnel, filters: Filters) -> None:
    tunnel.posted.needed("tunnel.post.answered")
    name, values, leads = filters.settled

    assert tunnel.posted_values(name, values).leads == leads


@verifies("tunnel.post.parameters")
@depth("standard")
def must_take_a_range_of_dates_from_the_body_of_a_post(tunnel: Tunnel, period: Period) -> None:
    tunnel.posted.needed("tunnel.post.answered")

    assert period.earlier.absent
    assert tunnel.posted_earlier(period).absent


@verifies("tunnel.post.changes-nothing")
def must_change_nothing_by_a_query_that_is_posted(tunnel: Tunnel) -> None:
    assert tunnel.afterwards == tunnel.before


@observes("tunnel.method-place")
def how_the_method_may_be_overridden(tunnel: Tunnel) -> str:
    place = "in the URL" if tunnel.in_url else "in the body"
    return f"{tunnel.posted.describe()}, _method {place}"
