"""
Members that are moved, deleted and made again, some seconds apart.
"""

import pytest

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.members import Lifetime, Members, Roster, lifetime


@pytest.fixture(scope="session")
def story(members: Members, roster: Roster) -> Lifetime:
    return Lifetime(members, roster)


@verifies("membership.gone")
@depth("standard")
def must_be_gone_from_every_query(story: Lifetime) -> None:
    assert story.revealing
    assert [name for name, leads in story.found.items() if story.gone in leads] == []


@verifies("membership.not-revived")
@depth("standard")
def must_not_bring_a_deleted_member_back_by_its_fields(story: Lifetime) -> None:
    skipped = [row.skipped_with("1013", "data.rows.reasons") for row in story.revival.rows]

    assert skipped == [True]
    assert story.still in story.after_revival
    assert story.gone not in story.after_revival


@verifies("membership.anew")
@depth("standard")
def must_give_who_is_back_the_status_that_was_sent(story: Lifetime, roster: Roster) -> None:
    assert story.return_.outcomes == [("created",)]
    assert story.after_return[story.gone]["statusName"] == roster.stage.low


@verifies("membership.anew")
@depth("standard")
def must_give_who_is_back_no_former_values(story: Lifetime) -> None:
    story.return_.needed("membership.anew")

    assert story.text(story.before, story.gone) == lifetime.HELD
    assert story.text(story.after_return, story.gone) in (None, "")


@verifies("membership.date.kept")
@depth("standard")
def should_keep_the_date_of_a_member_that_is_moved(story: Lifetime) -> None:
    since = story.joined(story.before, story.moved)

    assert story.joined(story.after_moving, story.moved) == since


@verifies("membership.date.anew")
@depth("standard")
def should_give_who_is_back_a_new_date(story: Lifetime) -> None:
    since = story.joined(story.before, story.gone)

    assert story.joined(story.after_return, story.gone) > since


@verifies("membership.updated")
@depth("standard")
def should_update_the_date_of_a_member_that_is_moved(story: Lifetime) -> None:
    before, after = story.before[story.moved], story.after_moving[story.moved]

    assert lifetime.instant(after) > lifetime.instant(before)


@verifies("membership.skipped")
@depth("standard")
def should_leave_the_date_of_a_member_that_is_skipped(story: Lifetime) -> None:
    before, after = story.before[story.still], story.after_moving[story.still]

    assert lifetime.instant(after) == lifetime.instant(before)


@verifies("membership.range")
@depth("standard")
def must_find_members_by_the_date_of_their_update(story: Lifetime) -> None:
    assert story.moved in story.since.leads
    assert story.since.leads == story.updated_since


@verifies("membership.last")
@depth("standard")
def must_delete_the_last_member(story: Lifetime) -> None:
    assert story.end.outcomes == [("deleted",)]
    assert not story.left
