"""
Members page by page.
"""

from typing import Any

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import Crowd, Roster, leads_of, trust

MOST = 300


@verifies("page.size")
def must_return_no_more_members_than_asked_for(roster: Roster) -> None:
    trust.found(roster)

    assert 0 < len(roster.pages[0].members) <= 3
    assert 0 < len(roster.low_pages[0].members) <= 2


@verifies("page.size.kept")
def must_keep_the_size_on_the_pages_that_follow(roster: Roster) -> None:
    roster.follows()

    assert roster.pages[1].members
    assert max(len(page.members) for page in roster.pages[1:]) <= 3


@verifies("page.full")
def should_fill_the_pages_before_the_last(roster: Roster) -> None:
    roster.follows()

    assert {len(page.members) for page in roster.pages[:-1] if page.members} == {3}


@verifies("page.full-300")
def should_fill_a_page_of_300(crowd: Crowd) -> None:
    assert len(crowd.pages[0].members) == MOST
    assert len(crowd.page(MOST).members) == MOST


@verifies("page.more")
def must_say_that_there_is_more(roster: Roster) -> None:
    trust.sees(roster, fields=False)
    roster.cut()

    assert roster.pages[0].envelope.get("moreResult") is True
    assert roster.pages[0].page_token


@verifies("page.more")
def must_say_that_there_is_more_behind_300_members(crowd: Crowd) -> None:
    crowd.full()

    assert crowd.pages[0].envelope.get("moreResult") is True
    assert crowd.pages[0].page_token


@verifies("page.more.end")
def must_say_that_there_is_no_more(roster: Roster) -> None:
    assert trust.found(roster).last.envelope.get("moreResult") is not True


@verifies("page.more.end")
def must_say_on_the_last_page_that_there_is_no_more(roster: Roster) -> None:
    roster.follows()

    assert roster.pages[-1].envelope.get("moreResult") is not True


@verifies("page.more.end")
def must_not_promise_more_behind_a_last_page_that_is_full(roster: Roster) -> None:
    roster.follows()

    assert roster.pages[-1].members


@verifies("page.more.end")
def must_not_promise_more_behind_the_last_page_of_a_status(roster: Roster) -> None:
    roster.low_pages[0].needed_more("page.more")

    assert roster.low_pages[-1].members


@verifies("page.more")
@depth("standard")
def must_follow_two_lists_at_a_time(roster: Roster) -> None:
    assert leads_of(roster.side_by_side) == roster.leads_of("both")


@verifies("page.whole")
def must_show_each_member_once_over_all_pages(roster: Roster) -> None:
    roster.follows()

    assert leads_of(roster.pages) == roster.leads_of("both")


@verifies("page.whole")
def must_show_each_member_of_a_status_once_over_all_pages(roster: Roster) -> None:
    roster.low_pages[0].needed_more("page.more")
    walked = leads_of(roster.low_pages)

    assert set(walked) >= set(roster.leads_of("low"))
    assert len(walked) == len(set(walked))


@verifies("page.filter.kept")
def must_keep_the_filter_on_the_pages_that_follow(roster: Roster) -> None:
    roster.follows()
    roster.given()
    later = [lead for page in roster.low_pages[1:] for lead in page.leads]

    assert set(later) <= set(roster.leads_of("low"))


@verifies("page.fields.kept")
def must_keep_the_fields_on_the_pages_that_follow(roster: Roster) -> None:
    trust.sees(roster, fields=True)
    roster.follows()
    later = [member for page in roster.pages[1:] for member in page.members]

    assert later
    assert [member for member in later if not member["statusName"]] == []


@verifies("page.default-300")
def must_return_up_to_300_members_without_a_size(crowd: Crowd) -> None:
    assert crowd.pages[0].accepted
    assert 0 < len(crowd.pages[0].members) <= MOST


@verifies("page.default-300")
def must_show_all_301_members_over_all_pages(crowd: Crowd) -> None:
    crowd.follows()
    trust.walks(crowd.roster)

    assert crowd.walked == crowd.all


@verifies("page.at-most-300")
def must_return_up_to_300_members(crowd: Crowd) -> None:
    assert 0 < len(crowd.page(MOST).members) <= MOST


@verifies("page.at-most-300")
@pytest.mark.parametrize("size", [301, 1000])
def must_return_no_more_than_300_members(crowd: Crowd, size: int) -> None:
    assert len(crowd.page(size).members) <= MOST


@observes(
    {"page.size-301": 301, "page.size-zero": 0, "page.size-negative": -1, "page.size-word": "x"}
)
def how_an_odd_page_size_is_answered(roster: Roster, label: Any) -> str:
    answer = roster.asked(batchSize=label)
    return f"{answer.describe()}, {len(answer.members)} members"


@observes("page.token-at-the-end")
def how_the_last_page_ends(roster: Roster) -> str:
    token = "a token" if roster.pages[-1].page_token else "no token"
    return f"moreResult {roster.pages[-1].envelope.get('moreResult')}, {token}"


@observes("page.numbering")
def how_records_of_later_pages_are_numbered(roster: Roster) -> list[Any]:
    return [page.members[0]["seq"] for page in roster.pages if page.members]


@observes("page.token-made-up")
def how_a_made_up_token_is_answered(roster: Roster) -> str:
    return roster.asked(nextPageToken="NOSUCHTOKEN=====").describe()
