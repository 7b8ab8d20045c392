"""
Browsing programs: pages, the filter by status, date ranges.
"""

from datetime import timedelta

import pytest

from conformance import observes, verifies
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary import (
    OMIT,
    Cast,
    Crowd,
    History,
    Program,
    Programs,
    Reply,
    Walk,
    moment,
    older,
    younger,
)

HOUR = timedelta(hours=1)


@pytest.fixture(scope="session")
def a_page_of_201(programs: Programs, crowd: Crowd) -> Reply:
    crowd.at_least(201)
    return programs.browse(maxReturn=201)


@pytest.fixture(scope="session")
def walk(programs: Programs, cast: Cast) -> Walk:
    cast.recent.needed_for("create.accepted")
    return Walk.over(programs)


@pytest.fixture(scope="session")
def past_the_end(programs: Programs, walk: Walk) -> Reply:
    return programs.recent(offset=len(walk.population))


@pytest.fixture(scope="session")
def history(programs: Programs, population: Reply) -> History:
    return History(programs, population)


@pytest.fixture(scope="session")
def crowded(programs: Programs, population: Reply) -> list[Program]:
    """The first 400 programs of the instance."""
    return population.programs + programs.browse(maxReturn=200, offset=200).programs


@pytest.fixture(scope="session")
def filtered(programs: Programs) -> dict[str, Reply]:
    """All programs, by status."""
    return {
        s: programs.browse(status=s, maxReturn=200, offset=0) for s in ("on", "off", "unlocked")
    }


@pytest.fixture(scope="session")
def filtered_cast(programs: Programs, cast: Cast) -> dict[str, Reply]:
    """The run's programs, by status."""
    cast.recent.needed_for("create.accepted")
    return {s: programs.recent(status=s) for s in ("on", "off", "unlocked")}


@verifies("browse.page.default-twenty")
def must_return_20_programs_unless_told_otherwise(programs: Programs, crowd: Crowd) -> None:
    crowd.at_least(21)

    assert len(programs.browse().programs) == 20


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


@verifies("browse.offset.past-the-end")
def must_find_nothing_past_the_end(past_the_end: Reply) -> None:
    assert past_the_end.absent
    assert past_the_end.programs == []


def _strangers(found: Reply, status: str) -> list[Program]:
    """Programs that show another status; of those without one the filter's effect is open."""
    return [program for program in found.programs if program.status not in {status, ""}]


def _missing(cast: Cast, crowded: list[Program], found: Reply, status: str) -> list[Program]:
    """Engagement and Email programs of the status, which did not come back on a whole page."""
    types = {cast.recent.of(cast[kind].id).type for kind in _filterable(cast)}
    shown = [program for program in crowded if program.type in types]
    wanted = [program for program in shown if program.status == status]
    return [p for p in wanted if len(found.programs) < 200 and p.id not in found.ids]


def _returned(cast: Cast, found: Reply) -> dict[str, bool]:
    """Whether the run's Engagement and Email programs came back."""
    return {kind: cast[kind].id in found.ids for kind in _showing_a_status(cast)}


def _expected(cast: Cast, status: str) -> dict[str, bool]:
    shown = {kind: cast.recent.of(cast[kind].id).status for kind in _showing_a_status(cast)}
    return {kind: found == status for kind, found in shown.items()}


def _filterable(cast: Cast) -> list[str]:
    return [kind for kind in ("Engagement", "Email") if kind in cast.made]


def _showing_a_status(cast: Cast) -> list[str]:
    return [kind for kind in _filterable(cast) if cast.recent.of(cast[kind].id).status]


@verifies("browse.status.on")
def must_return_what_is_on(
    filtered: dict[str, Reply],
    filtered_cast: dict[str, Reply],
    crowded: list[Program],
    cast: Cast,
) -> None:
    assert _strangers(filtered["on"], "on") == []
    assert _missing(cast, crowded, filtered["on"], "on") == []
    assert _returned(cast, filtered_cast["on"]) == _expected(cast, "on")


@verifies("browse.status.off")
def must_return_what_is_off(
    filtered: dict[str, Reply],
    filtered_cast: dict[str, Reply],
    crowded: list[Program],
    cast: Cast,
) -> None:
    assert _strangers(filtered["off"], "off") == []
    assert _missing(cast, crowded, filtered["off"], "off") == []
    assert _returned(cast, filtered_cast["off"]) == _expected(cast, "off")


@verifies("browse.status.unlocked")
def must_return_what_is_unlocked(
    filtered: dict[str, Reply],
    filtered_cast: dict[str, Reply],
    crowded: list[Program],
    cast: Cast,
) -> None:
    assert _strangers(filtered["unlocked"], "unlocked") == []
    assert _missing(cast, crowded, filtered["unlocked"], "unlocked") == []
    assert _returned(cast, filtered_cast["unlocked"]) == _expected(cast, "unlocked")


@verifies("browse.tags.absent")
def must_return_no_tags(cast: Cast, programs: Programs) -> None:
    cast.has_tags()

    assert programs.recent().of(cast.rich.id).tags == []


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


@verifies("browse.dates.created")
def must_return_what_was_created_in_the_range(history: History) -> None:
    found = history.around_creation

    assert found.accepted
    assert history.of.id in full(found)


@verifies("browse.dates.updated")
def must_return_what_was_updated_in_the_range(history: History) -> None:
    found = history.around_update

    assert found.accepted
    assert history.of.id in full(found)


def full(found: Reply) -> list[int]:
    """The ids of an answer that is not cut at the end of its page."""
    if len(found.programs) >= 200:
        raise Blocked("more than a page of programs share a date")
    return found.ids


@verifies("browse.dates.between")
def must_leave_out_what_only_spans_the_range(history: History) -> None:
    assert history.of.id not in history.between.ids


@verifies("browse.dates.offset-notation")
def must_understand_a_zone_offset(history: History, programs: Programs) -> None:
    margin = timedelta(seconds=2)
    eastern = programs.browse(
        maxReturn=200,
        earliestUpdatedAt=moment.eastern(history.updated - margin),
        latestUpdatedAt=moment.eastern(history.updated + margin),
        offset=0,
    )

    assert set(eastern.ids) == set(history.around_update.ids)


@observes("browse.max-return-201")
def how_201_programs_at_once_are_answered(a_page_of_201: Reply) -> str:
    return f"{a_page_of_201.describe()}, {len(a_page_of_201.programs)} programs"


@observes("browse.max-return-0")
def how_a_max_return_of_0_is_answered(programs: Programs) -> str:
    return programs.browse(maxReturn=0).describe()


@observes("browse.max-return-negative")
def how_a_negative_max_return_is_answered(programs: Programs) -> str:
    return programs.browse(maxReturn=-1).describe()


@observes("browse.max-return-text")
def how_a_max_return_in_words_is_answered(programs: Programs) -> str:
    return programs.browse(maxReturn="many").describe()


@observes("browse.offset-negative")
def how_a_negative_offset_is_answered(programs: Programs) -> str:
    return programs.browse(offset=-5, maxReturn=5).describe()


@observes("browse.past-the-end")
def how_an_offset_past_the_end_is_answered(past_the_end: Reply) -> str:
    return f"{past_the_end.describe()}, {past_the_end.form_of('result')} result"


@observes("browse.one-bound-alone")
def how_one_bound_alone_is_answered(programs: Programs, history: History) -> str:
    bound = moment.utc(history.updated)
    return programs.browse(earliestUpdatedAt=bound, maxReturn=1).describe()


@observes("browse.order")
def how_programs_are_ordered(population: Reply) -> str:
    found = population.programs
    for member in ("id", "name", "createdAt"):
        shown = [str(program[member]).zfill(20) for program in found]
        if shown == sorted(shown):
            return f"by {member}"
        if shown == sorted(shown, reverse=True):
            return f"by {member}, backwards"
    return "otherwise"


@observes("browse.costs")
def how_costs_are_browsed(cast: Cast) -> str:
    record = cast.recent.of(cast.rich.id).record
    return repr(record["costs"]) if "costs" in record else "absent"


@observes("browse.status-of-other-types")
def how_the_filter_treats_other_types(filtered_cast: dict[str, Reply], cast: Cast) -> str:
    found = cast["Default"].id in filtered_cast["on"].ids
    return "returned" if found else "left out"


@observes("browse.status-locked")
def how_the_status_locked_is_answered(programs: Programs) -> str:
    return programs.browse(status="locked", maxReturn=1).describe()
