"""
The automatic end of scheduled programs, in the site's time zone.
"""

import pytest

from conformance import alone, observes, verifies
from conformance.vendors.wix.vocabulary import (
    Cast,
    Look,
    Timetable,
    comparable,
    ended,
    in_the_west,
)


@pytest.fixture(scope="session")
@alone
def timetable(cast: Cast) -> Timetable:
    return Timetable.told(cast)


@pytest.fixture(scope="session")
def west(timetable: Timetable) -> Look:
    return in_the_west(timetable.cast)


@verifies("schedule.ends")
def must_end_once_the_period_has_passed(timetable: Timetable) -> None:
    assert [timetable.after[id_].status for id_ in timetable.series] == ["ENDED"] * 2


@verifies("schedule.not-early")
def must_not_end_before_the_period_has_passed(timetable: Timetable) -> None:
    assert [timetable.early[id_].status for id_ in timetable.series] == ["PUBLISHED"] * 2


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
def must_end_earlier_where_a_day_begins_earlier(timetable: Timetable, west: Look) -> None:
    comparable(timetable.during, west)

    assert ended(timetable.during) > ended(west)


@verifies("schedule.status-date")
def must_say_that_the_status_changed_later(timetable: Timetable) -> None:
    dates = timetable.dates_of_the_ended

    assert dates
    assert [pair for pair in dates if sorted({*pair}) != [*pair]] == []


@observes("schedule.instant")
def how_many_have_ended_at_a_moment(timetable: Timetable) -> int:
    return ended(timetable.during)
