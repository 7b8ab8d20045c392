"""
Searching programs. The index may lag, so each search is repeated for a while.
"""

import pytest

from conformance import apart, observes, verifies
from conformance.vendors.wix.vocabulary import Finder, Programs


@pytest.fixture(scope="session")
def finder(programs: Programs) -> Finder:
    return Finder(programs)


@verifies("search.title")
def must_find_programs_by_a_word_of_their_title(finder: Finder) -> None:
    wanted = finder.ids(0, 1)

    assert finder.find(wanted, finder.word("amber")) == wanted


@verifies("search.title-alone")
def must_not_find_programs_by_their_details(finder: Finder) -> None:
    finder.works()

    assert finder.find([], finder.word("jade")) == []


@verifies("search.mode")
@pytest.mark.parametrize(("mode", "places"), [("AND", (0,)), ("OR", (0, 1))])
def must_follow_the_mode(finder: Finder, mode: str, places: tuple[int, ...]) -> None:
    wanted, words = finder.ids(*places), f"{finder.word('amber')} {finder.word('opal')}"

    assert finder.find(wanted, words, mode=mode) == wanted


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


@verifies("search.renamed")
def must_find_a_program_by_its_new_title(finder: Finder) -> None:
    finder.works()

    assert finder.renamed.id in finder.find(finder.ids(1), finder.word("ruby"))
    assert finder.renamed.id not in finder.find([], finder.word("beryl"))


@verifies("search.pages")
def must_show_each_program_once_page_by_page(finder: Finder) -> None:
    assert finder.pages.beyond == []
    assert sorted(finder.pages.ids) == finder.ids(0, 1)


@verifies("search.expression-length")
def must_take_100_characters_and_refuse_101(programs: Programs) -> None:
    assert programs.search("x" * 100, limit=1).accepted
    assert programs.search("x" * 101, limit=1).denied


@apart("still")
@observes("search.default-limit")
def how_many_programs_a_search_returns_by_default(programs: Programs) -> str:
    return programs.search(limit=None).number_by_default()
