"""
Pages of a query.
"""

from typing import Any

import pytest

from conformance import apart, depth, observes, verifies
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary import Cast, Filters, Handover, Lists, Programs, Reply, Walk


@pytest.fixture(scope="session")
def known(cast: Cast, filters: Filters, programs: Programs) -> list[Any]:
    """
    The ids of programs to go through: those of the cast that a list has to show their owner, or
    what is there where nothing may be made.
    """
    known = filters.newest.ids[:8] if programs.site.read_only else cast.listed
    if not known:
        raise Blocked("creation.accepted (there are no programs to go through)")
    return known


@pytest.fixture(scope="session")
def walk(programs: Programs, known: list[Any]) -> Walk:
    return Walk.over(programs, 5, filter={"id": {"$in": known}})


@pytest.fixture(scope="session")
def by_title(programs: Programs, known: list[Any]) -> Walk:
    sort = [{"fieldName": "description.title", "order": "ASC"}]
    return Walk.over(programs, 6, 1, filter={"id": {"$in": known}}, sort=sort)


@pytest.fixture(scope="session")
def a_visitors(programs: Programs, cast: Cast) -> Walk:
    ids = [*cast.made.values()]
    walk = Walk.over(programs, 2, by="visitor", filter={"id": {"$in": ids}})
    if len(walk.pages) > 1:
        return walk
    return Walk.over(programs, 1, by="visitor", filter={"id": {"$in": ids}})


@pytest.fixture(scope="session")
def handover(lists: Lists) -> Handover:
    return Handover(lists)


@pytest.fixture(scope="session")
def at_101(programs: Programs) -> Reply:
    return programs.query(limit=101)


@verifies("cursor.limit")
def must_hold_no_more_than_the_limit_says(walk: Walk) -> None:
    assert walk.programs
    assert walk.beyond == []


@verifies("cursor.filled")
def should_hold_as_many_as_the_limit_says(walk: Walk, known: list[Any]) -> None:
    assert walk.sizes[0] >= min(walk.size, len(known))


@verifies("cursor.limit")
def must_hold_to_the_limit_that_comes_with_the_cursor(by_title: Walk) -> None:
    by_title.needed(2)

    assert by_title.beyond == []


@apart("still")
@verifies("cursor.limit-100")
def must_take_a_limit_of_100(filters: Filters) -> None:
    assert filters.page.itself.accepted


@verifies("cursor.limit-100")
def must_not_return_more_than_100(at_101: Reply) -> None:
    assert len(at_101.programs) <= 100


@verifies("cursor.limit-101")
def should_refuse_a_limit_of_101(at_101: Reply) -> None:
    assert at_101.denied


@verifies("cursor.complete")
def must_show_each_program_once(walk: Walk, known: list[Any]) -> None:
    walk.holds_to_its_filter(known)

    assert sorted(walk.ids) == sorted(known)


@verifies("cursor.complete")
def must_show_each_program_once_in_an_order(by_title: Walk, known: list[Any]) -> None:
    by_title.holds_to_its_filter(known)
    by_title.goes_on_in_order()

    assert sorted(by_title.ids) == sorted(known)


@verifies("cursor.filter-kept")
def must_keep_the_filter(walk: Walk, known: list[Any]) -> None:
    walk.needed(2)

    assert [id_ for id_ in walk.ids if id_ not in known] == []


@verifies("cursor.sort-kept")
def must_keep_the_sort(by_title: Walk, known: list[Any]) -> None:
    by_title.needed(2)
    titles = by_title.titles(known)

    assert titles == sorted(titles)


@verifies("cursor.visibility-kept")
def must_hide_on_later_pages_too(a_visitors: Walk) -> None:
    a_visitors.needed(2)
    odd = [one for one in a_visitors.programs if one.status in {"DRAFT", "ARCHIVED"}]
    secret = [one for one in a_visitors.programs if one.access_type == "SECRET"]

    assert (odd, secret) == ([], [])


@depth("standard")
@verifies("cursor.caller")
@pytest.mark.parametrize("operation", ["query", "search"])
def must_hide_from_whoever_takes_a_cursor_up(handover: Handover, operation: str) -> None:
    reply = handover.taken_up(operation)

    assert reply.accepted or reply.denied
    assert handover.hidden & {*reply.ids} == set()


@depth("standard")
@verifies("cursor.previous")
def must_lead_back_to_the_page_before(walk: Walk, programs: Programs) -> None:
    before = programs.further(walk.back, walk.size)

    assert before.ids
    assert {*before.ids} <= {*walk.pages[0].ids}


@verifies("cursor.count")
def must_count_the_programs_of_the_page(walk: Walk) -> None:
    assert [page.paging.get("count") for page in walk.pages] == walk.sizes


@verifies("cursor.last")
def must_end_with_a_page_without_a_cursor(walk: Walk) -> None:
    assert walk.programs
    assert walk.pages[-1].next is None


@apart("still")
@observes("cursor.default-limit")
def how_many_programs_come_by_default(programs: Programs) -> str:
    return programs.query(limit=None).number_by_default()


@observes("cursor.limit-0")
def how_a_limit_of_0_is_answered(programs: Programs) -> str:
    page = programs.query(limit=0)
    return f"{page.describe()}, {len(page.programs)} programs"


@observes("cursor.limit-101-answer")
def how_a_limit_of_101_is_answered(at_101: Reply) -> str:
    return f"{at_101.describe()}, {len(at_101.programs)} programs"


@observes("cursor.unknown-cursor")
def how_a_cursor_is_answered_that_was_never_given_out(programs: Programs) -> str:
    return programs.further("never-given-out", 5).describe()


@observes("cursor.offset")
def how_paging_by_offset_is_answered(programs: Programs) -> str:
    page = programs.query(limit=None, paging={"limit": 2, "offset": 1})
    return f"{page.describe()}, {len(page.programs)} programs"
