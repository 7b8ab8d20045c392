"""
Searching programs. The index may lag, so each search is repeated for a while.
"""

from typing import Any

import pytest

from conformance import apart, depth, observes, verifies
from conformance.vendors.wix.vocabulary import Cast, Categories, Finder, Lists, Programs, Walk


@pytest.fixture(scope="session")
def finder(programs: Programs) -> Finder:
    return Finder(programs)


@pytest.fixture(scope="session")
def a_visitors(programs: Programs, cast: Cast, lists: Lists) -> Walk:
    """A visitor's search by ids, page by page, once the index shows what it should."""
    lists.page("search", "visitor").worked_for("discovery.published.search")
    ids = [*cast.made.values()]
    return Walk.over_a_search(programs, 1, by="visitor", filter={"id": {"$in": ids}})


@verifies("search.title")
def must_find_programs_by_a_word_of_their_title(finder: Finder) -> None:
    wanted, amber = finder.ids(0, 1), finder.word("amber")

    assert finder.page(wanted, amber).itself.accepted
    assert finder.find(wanted, amber) == wanted


@verifies("search.title-alone")
def must_not_find_programs_by_their_details(finder: Finder) -> None:
    finder.works()

    assert finder.find([], finder.word("jade")) == []


@verifies("search.mode")
@pytest.mark.parametrize(("mode", "places"), [("AND", (0,)), ("OR", (0, 1))])
def must_follow_the_mode(finder: Finder, mode: str, places: tuple[int, ...]) -> None:
    finder.works()
    wanted, words = finder.ids(*places), f"{finder.word('amber')} {finder.word('opal')}"

    assert finder.find(wanted, words, mode=mode) == wanted


@depth("standard")
@verifies("search.mode")
def must_find_nothing_where_the_third_word_is_missing(finder: Finder) -> None:
    finder.works()
    words = f"{finder.word('amber')} {finder.word('opal')} {finder.word('zircon')}"

    assert finder.find([], words, mode="AND") == []


@depth("standard")
@verifies("search.filter")
@pytest.mark.parametrize("how", ["side by side", "$and"])
def must_hold_to_all_conditions(finder: Finder, cast: Cast, how: str) -> None:
    wanted = cast.of(status=("DRAFT",), access=("PRIVATE",))
    parts: list[dict[str, Any]] = [
        {"id": {"$in": [*cast.made.values()]}},
        {"restrictions.accessType": {"$in": ["PRIVATE"]}},
        {"status": "DRAFT"},
    ]
    combined = {"$and": parts} if how == "$and" else parts[0] | parts[1] | parts[2]

    assert finder.held(combined, wanted) == wanted


@depth("standard")
@verifies("search.categories")
@pytest.mark.parametrize("operator", ["$hasAll", "$hasSome"])
def must_search_by_category(finder: Finder, categories: Categories, operator: str) -> None:
    both, one, none = categories.needed.id, categories.one.id, categories.without
    wanted = [both] if operator == "$hasAll" else sorted([both, one])
    filter_ = {"id": {"$in": [both, one, none]}, "categoryIds": {operator: categories.ids}}

    assert finder.held(filter_, wanted) == wanted


@depth("standard")
@verifies("search.filter")
def must_find_by_their_status_what_has_ended(finder: Finder, cast: Cast, lists: Lists) -> None:
    ended = finder.among(cast.of(status=("ENDED",)), lists.page("search", "owner"))
    filter_ = {"id": {"$in": [*cast.made.values()]}, "status": {"$in": ["ENDED"]}}

    assert finder.held(filter_, ended) == ended


@verifies("search.filter")
def must_hold_to_the_filter(finder: Finder) -> None:
    finder.works()
    first = {"id": finder.drafts[0].id}

    assert finder.find(finder.ids(0), finder.word("amber"), filter=first) == finder.ids(0)


@verifies("search.order")
@pytest.mark.parametrize("order", ["ASC", "DESC"])
def must_sort_as_asked(finder: Finder, order: str) -> None:
    titles = finder.titles(order)

    assert len(titles) > 1
    assert titles == sorted(titles, reverse=order == "DESC")


@depth("standard")
@verifies("search.order")
def must_sort_by_creation_as_asked(finder: Finder, cast: Cast) -> None:
    dates = [program.created for program in finder.by_date(cast.listed) if program.created]

    assert len(dates) > 1
    assert dates == sorted(dates)


@depth("standard")
@verifies("search.order")
def must_sort_by_the_last_update_as_asked(finder: Finder) -> None:
    dates = [program.updated for program in finder.by_update if program.updated]

    assert len(dates) > 1
    assert dates == sorted(dates)


@verifies("search.renamed")
def must_find_a_program_by_its_new_title(finder: Finder) -> None:
    finder.works()

    assert finder.renamed.id in finder.find(finder.ids(1), finder.word("ruby"))
    assert finder.renamed.id not in finder.find([], finder.word("beryl"))


@verifies("search.pages")
def must_show_each_program_once_page_by_page(finder: Finder) -> None:
    assert finder.pages.beyond == []
    assert sorted(finder.pages.ids) == finder.ids(0, 1)


@depth("standard")
@verifies("search.pages.filter-kept")
def must_keep_the_filter(a_visitors: Walk, cast: Cast) -> None:
    a_visitors.needed(2)

    assert {*a_visitors.ids} <= {*cast.made.values()}


@depth("standard")
@verifies("search.pages.visibility-kept")
def must_hide_on_later_pages_too(a_visitors: Walk) -> None:
    a_visitors.needed(2)
    odd = [one for one in a_visitors.programs if one.status in {"DRAFT", "ARCHIVED"}]
    secret = [one for one in a_visitors.programs if one.access_type == "SECRET"]

    assert (odd, secret) == ([], [])


@verifies("search.expression-length")
def must_take_100_characters_and_refuse_101(finder: Finder, programs: Programs) -> None:
    assert finder.longest.accepted
    assert programs.search("x" * 101, limit=1).denied


@apart("still")
@observes("search.default-limit")
def how_many_programs_a_search_returns_by_default(programs: Programs) -> str:
    return programs.search(limit=None).number_by_default()
