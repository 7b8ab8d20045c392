"""
The 100,000 members that a query processes.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import Members, Multitude, Roster, trust


@pytest.fixture(scope="session")
def multitude(members: Members, roster: Roster) -> Multitude:
    return Multitude(members, roster)


@verifies("limit.exactly")
def must_answer_a_query_over_100000_members(multitude: Multitude) -> None:
    trust.takes_several(multitude.roster)

    assert multitude.at_the_limit.accepted
    assert multitude.at_the_limit.members


@verifies("limit.above")
def must_refuse_a_query_over_100001_members_with_1003(multitude: Multitude) -> None:
    assert multitude.above.rejected
    assert "1003" in multitude.above.codes


@verifies("limit.above")
def must_refuse_it_by_another_field_too(multitude: Multitude) -> None:
    assert multitude.above_by_success.rejected
    assert "1003" in multitude.above_by_success.codes


@verifies("limit.above")
@depth("standard")
def must_refuse_it_by_dates_too(multitude: Multitude) -> None:
    assert multitude.by_date.rejected
    assert "1003" in multitude.by_date.codes


@verifies("answer.refusal.http-200")
def must_refuse_it_with_http_200(multitude: Multitude) -> None:
    multitude.above.needed_refused()

    assert multitude.above.status == 200


@verifies("limit.lead-id")
def must_answer_a_query_by_lead_over_100001_members(multitude: Multitude) -> None:
    assert not multitude.by_lead.rejected


@observes("limit.form")
def how_a_filter_that_matches_few_is_answered(multitude: Multitude) -> str:
    return multitude.few.describe()
