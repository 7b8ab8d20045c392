"""
The automatic end of scheduled programs, in the site's time zone.
"""

import pytest

from conformance import alone, depth, observes, verifies
from conformance.vendors.wix.vocabulary import (
    Cast,
    Joins,
    Season,
    Timetable,
    ended_by_status,
    ended_in_the_west,
    joined_late,
    updated_late,
)


@pytest.fixture(scope="session")
@alone
def timetable(cast: Cast) -> Timetable:
    return Timetable.told(cast)


@pytest.fixture(scope="session")
@alone
def season(timetable: Timetable) -> Season:
    return Season.told(timetable.cast)


@verifies("schedule.ends")
def must_end_once_the_period_has_passed(timetable: Timetable) -> None:
    assert timetable.statuses(timetable.past) == ["ENDED", "ENDED"]


@verifies("schedule.ends")
def must_end_where_joining_needs_approval(timetable: Timetable) -> None:
    assert timetable.of("PRIVATE", "PUBLISHED").status == "ENDED"


@verifies("schedule.not-early")
def must_not_end_before_the_period_has_passed(timetable: Timetable) -> None:
    assert timetable.statuses(timetable.ahead) == ["PUBLISHED"]


@verifies(
    {
        "schedule.self-paced": ("PUBLIC", "PUBLISHED"),
        "schedule.draft": ("PRIVATE", "DRAFT"),
        "schedule.archived": ("PUBLIC", "ARCHIVED"),
    }
)
def must_not_end_by_itself(timetable: Timetable, label: tuple[str, str]) -> None:
    assert timetable.of(*label).status == label[1]


@verifies("schedule.ended-by-hand")
def must_not_end_again_what_was_ended_by_hand(timetable: Timetable) -> None:
    before, late = timetable.ended_by_hand

    assert late.status == "ENDED"
    assert late.status_updated == before.status_updated


@verifies("schedule.time-zone")
def must_end_earlier_where_a_day_begins_earlier(timetable: Timetable) -> None:
    assert not ended_in_the_west(timetable)


@verifies("schedule.status-date")
def must_say_that_the_status_changed_later(timetable: Timetable) -> None:
    dates = timetable.dates_of_the_ended

    assert dates
    assert [pair for pair in dates if sorted({*pair}) != [*pair]] == []


@depth("standard")
@verifies("schedule.ends")
def must_be_found_by_the_status_once_it_has_ended(timetable: Timetable) -> None:
    shown, found = ended_by_status(timetable)

    assert found == shown


@depth("standard")
@verifies("joining.ended")
def must_not_join_what_ended_by_itself(timetable: Timetable, joins: Joins) -> None:
    joins.to_the_open.reply.worked_for("joining.public")

    assert joined_late(timetable).denied


@depth("standard")
@verifies("change.ended")
def must_not_update_what_ended_by_itself(timetable: Timetable) -> None:
    assert updated_late(timetable).denied


@depth("standard")
@verifies("schedule.ends")
def must_end_although_another_one_was_deleted(season: Season) -> None:
    assert season.due.status == "ENDED"


@depth("standard")
@verifies("schedule.self-paced")
def must_not_end_by_itself_after_its_days(season: Season) -> None:
    assert season.paced.status == "PUBLISHED"


@depth("standard")
@verifies("schedule.self-paced")
def must_not_end_by_itself_although_it_has_dates(season: Season) -> None:
    assert season.dated_status == "PUBLISHED"


@depth("standard")
@verifies("schedule.past-start")
def must_not_publish_what_began_yesterday_in_the_east(season: Season) -> None:
    assert season.begun.denied
    assert season.then.status == "DRAFT"


@observes("schedule.instant")
def how_many_have_ended_at_a_moment(timetable: Timetable) -> int:
    return timetable.statuses(timetable.around).count("ENDED")
