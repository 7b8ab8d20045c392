"""
Browsing programs: pages, the filter by status, date ranges.
"""

from datetime import timedelta
from typing import Any

import pytest

from conformance import apart, depth, observes, verifies
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.programs import (
    OMIT,
    Abroad,
    Cast,
    Clones,
    Crowd,
    History,
    Nest,
    Program,
    Programs,
    Reply,
    Revisions,
    Statuses,
    Walk,
    older,
    ordered_by,
    whole,
    younger,
)

HOUR = timedelta(hours=1)


@pytest.fixture(scope="session")
def a_page_of_201(programs: Programs, crowd: Crowd) -> Reply:
    crowd.at_least(201)
    return programs.browse(maxReturn=201)


@pytest.fixture(scope="session")
@apart("still")
def walk(programs: Programs, cast: Cast) -> Walk:
    cast.recent.needed_for("create.accepted")
    return Walk.over(programs)


@pytest.fixture(scope="session")
def history(programs: Programs, population: Reply) -> History:
    return History(programs, population)


@pytest.fixture(scope="session")
def latest(programs: Programs, revisions: Revisions, clones: Clones) -> Reply:
    """The run's programs, once some were cloned and updated."""
    clones.reply.worked_for("clone.program.new-id")
    revisions["all at once"].reply.worked_for("update.name")
    return whole(programs.recent())


@pytest.fixture(scope="session")
@apart("still")
def statuses(programs: Programs, cast: Cast, population: Reply) -> Statuses:
    return Statuses(programs, cast, population)


@verifies("browse.page.default-twenty")
def must_return_20_programs_unless_told_otherwise(programs: Programs, crowd: Crowd) -> None:
    crowd.at_least(21)

    assert len(programs.browse().programs) == 20


@depth("standard")
@verifies("browse.page.default-twenty")
def must_return_20_programs_of_a_status_by_default(programs: Programs, crowd: Crowd) -> None:
    assert len(programs.browse(status=crowd.status).programs) == 20


@depth("standard")
@verifies("browse.page.default-twenty")
def must_return_20_programs_behind_an_offset(programs: Programs, crowd: Crowd) -> None:
    crowd.at_least(21)

    assert len(programs.browse(offset=1).programs) == 20


@depth("standard")
@verifies("browse.page.default-twenty")
def must_return_20_programs_of_a_range_by_default(programs: Programs, crowd: Crowd) -> None:
    assert len(programs.between(*crowd.range, maxReturn=OMIT, offset=OMIT).programs) == 20


@verifies("browse.page.at-most-200")
def must_take_200_for_the_size_of_a_page(population: Reply) -> None:
    assert population.accepted or population.absent


@verifies("browse.page.at-most-200")
def must_return_200_programs_at_once(crowd: Crowd, programs: Programs) -> None:
    crowd.at_least(200)

    assert len(programs.browse(maxReturn=200).programs) == 200


@verifies("browse.page.at-most-200")
def must_not_return_201_programs_at_once(a_page_of_201: Reply) -> None:
    assert len(a_page_of_201.programs) <= 200


@verifies("browse.page.max-return")
@pytest.mark.parametrize("number", [1, 3, 21])
def must_return_as_many_as_max_return_says(crowd: Crowd, programs: Programs, number: int) -> None:
    crowd.at_least(number)

    assert len(programs.browse(maxReturn=number).programs) == number


@verifies("browse.offset.default-zero")
def must_begin_with_the_first_program(programs: Programs, walk: Walk) -> None:
    first = programs.recent(maxReturn=walk.size, offset=OMIT)

    assert first.accepted
    assert first.ids == walk.pages[0].ids


@verifies("browse.offset.pages")
def must_show_each_program_once_page_by_page(walk: Walk) -> None:
    assert walk.pages[0].accepted
    assert sorted(map(str, walk.ids)) == sorted(map(str, walk.population))
    assert len(walk.ids) == len({*walk.ids})


@verifies("browse.offset.past-the-end")
def must_find_nothing_past_the_end(walk: Walk) -> None:
    assert walk.past_the_end.absent
    assert walk.past_the_end.programs == []


@verifies("browse.offset.past-the-end")
@pytest.mark.parametrize("status", ["on", "unlocked"])
def must_find_nothing_past_the_last_of_a_status(statuses: Statuses, status: str) -> None:
    assert statuses.repeated(status) == []


@verifies(
    {
        "browse.status.on": "on",
        "browse.status.off": "off",
        "browse.status.unlocked": "unlocked",
    }
)
def must_return_what_has_the_status(statuses: Statuses, label: str) -> None:
    assert statuses.strangers(label) == []
    assert statuses.missing(label) == []
    assert statuses.returned(label) == statuses.expected(label)
    assert statuses.beyond(label) == []


@verifies("browse.dates.earliest")
@pytest.mark.parametrize("status", ["on", "unlocked"])
def must_leave_out_what_is_older_beside_a_status(statuses: Statuses, status: str) -> None:
    assert statuses.outside(status) == []


@verifies("browse.all")
def must_show_programs_in_programs(nest: Nest) -> None:
    assert nest.unseen == []


@verifies("browse.all")
def must_show_clones(latest: Reply, clones: Clones) -> None:
    latest.of(clones.source.id)

    assert clones.clone.id in latest.ids


@depth("standard")
@verifies("browse.all")
def must_show_programs_of_another_workspace(abroad: Abroad, a_program: Program) -> None:
    abroad.shown.of(a_program.id)

    assert abroad.program.id in abroad.shown.ids


@verifies("browse.all")
def must_show_programs_as_they_are_after_an_update(latest: Reply, revisions: Revisions) -> None:
    updated = revisions["all at once"]

    assert latest.of(updated.after.id).name == updated.after.name
    assert latest.of(updated.after.id).description == updated.after.description


@verifies("browse.tags.absent")
def must_return_no_tags(cast: Cast) -> None:
    cast.has_tags()

    assert cast.rich_in_browsing.tags == []


@verifies("browse.costs.absent")
def should_return_no_costs(cast: Cast) -> None:
    cast.has_costs()

    assert cast.rich_in_browsing.costs == []


@verifies("browse.dates.earliest")
def must_leave_out_what_is_older_than_the_range(history: History, programs: Programs) -> None:
    last = history.updated + timedelta(seconds=2)
    later = programs.between(last, last + 100_000 * HOUR)

    assert history.of.id not in later.ids
    assert [program for program in later.programs if older(program, last)] == []


@verifies("browse.dates.latest")
def must_leave_out_what_is_younger_than_the_range(cast: Cast, programs: Programs) -> None:
    first = cast.opened - timedelta(seconds=5)
    earlier = programs.between(first - HOUR, first)

    assert [kind for kind in cast.made if cast[kind].id in earlier.ids] == []
    assert [program for program in earlier.programs if younger(program, first)] == []


@depth("standard")
@verifies("browse.dates.latest")
def must_leave_out_what_is_younger_beside_a_status(
    statuses: Statuses, cast: Cast, programs: Programs
) -> None:
    statuses.own("unlocked").of(cast["Email"].id)
    first = cast.opened - timedelta(seconds=5)
    earlier = programs.between(first - HOUR, first, status="unlocked")

    assert cast["Email"].id not in earlier.ids
    assert [program for program in earlier.programs if younger(program, first)] == []


@verifies("browse.dates.created")
def must_return_what_was_created_in_the_range(history: History) -> None:
    assert history.around_creation.accepted
    assert history.of.id in history.around_creation.ids


@verifies("browse.dates.updated")
def must_return_what_was_updated_in_the_range(history: History) -> None:
    assert history.around_update.accepted
    assert history.of.id in history.around_update.ids


@verifies("browse.dates.between")
def must_leave_out_what_only_spans_the_range(history: History) -> None:
    assert history.of.id not in history.between.ids


@apart("still")
@verifies("browse.dates.offset-notation")
def must_understand_a_zone_offset(history: History) -> None:
    in_utc, zoned = history.in_both_zones

    assert set(zoned.ids) == set(in_utc.ids)


@observes("browse.max-return-201")
def how_201_programs_at_once_are_answered(a_page_of_201: Reply) -> str:
    return f"{a_page_of_201.describe()}, {len(a_page_of_201.programs)} programs"


@observes(
    {
        "browse.max-return-0": {"maxReturn": 0},
        "browse.max-return-negative": {"maxReturn": -1},
        "browse.max-return-text": {"maxReturn": "many"},
        "browse.offset-negative": {"offset": -5, "maxReturn": 5},
        "browse.status-locked": {"status": "locked", "maxReturn": 1},
    }
)
def how_odd_parameters_are_answered(programs: Programs, label: dict[str, Any]) -> str:
    return programs.browse(**label).describe()


@observes("browse.past-the-end")
def how_an_offset_past_the_end_is_answered(walk: Walk) -> str:
    return f"{walk.past_the_end.describe()}, {walk.past_the_end.form_of('result')} result"


@observes("browse.one-bound-alone")
def how_one_bound_alone_is_answered(programs: Programs, history: History) -> str:
    bound = moment.utc(history.updated)
    return programs.browse(earliestUpdatedAt=bound, maxReturn=1).describe()


@observes("browse.order")
def how_programs_are_ordered(population: Reply) -> str:
    return ordered_by(population.programs)


@observes("browse.status-of-other-types")
def how_the_filter_treats_other_types(statuses: Statuses, cast: Cast) -> str:
    return "returned" if cast["Default"].id in statuses.own("on").ids else "left out"
