"""
select and skip, of programs and of enrolments.
"""

import pytest

from conformance import apart, depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import Walk

Walks = dict[str, Walk]


@pytest.fixture(scope="session")
@apart("still")
def walks(program_walk: Walk, enrolment_walk: Walk) -> Walks:
    return {"programs": program_walk, "enrolments": enrolment_walk}


@verifies({"page.select.programs": "programs", "page.select.enrolments": "enrolments"})
def must_hold_as_many_as_selected(walks: Walks, label: str) -> None:
    glance = walks[label].glance

    assert len(glance.pages[0].records) == glance.size


@verifies({"program.list.array": "programs", "progress.listed.array": "enrolments"})
def must_list_one_as_a_bare_array(walks: Walks, label: str) -> None:
    assert walks[label]["select=1"].bare


@verifies({"page.skip.programs": "programs", "page.skip.enrolments": "enrolments"})
def must_leave_out_as_many_as_skipped(walks: Walks, label: str) -> None:
    assert len(walks[label].passage.left) == 1


@verifies({"page.end.programs": "programs", "page.end.enrolments": "enrolments"})
def must_be_empty_where_all_are_skipped(walks: Walks, label: str) -> None:
    behind = walks[label].glance.behind

    assert behind.accepted
    assert behind.keys == []


@verifies({"page.select.least.programs": "programs", "page.select.least.enrolments": "enrolments"})
def must_not_select_fewer_than_1(walks: Walks, label: str) -> None:
    assert walks[label]["select=1"].accepted
    assert walks[label]["select=0"].status == 400


@depth("standard")
@verifies({"page.select.least.programs": "programs", "page.select.least.enrolments": "enrolments"})
def must_not_select_a_negative_number(walks: Walks, label: str) -> None:
    assert walks[label]["select=-1"].status == 400


@verifies({"page.default.programs": "programs", "page.default.enrolments": "enrolments"})
def must_hold_as_many_by_default_as_of_1000(walks: Walks, label: str) -> None:
    assert walks[label].by_default >= len(walks[label]["select=1000"].keys)


@verifies({"page.select.most.programs": "programs", "page.select.most.enrolments": "enrolments"})
def must_not_select_more_than_1000(walks: Walks, label: str) -> None:
    assert walks[label]["select=1000"].accepted
    assert walks[label]["select=1001"].status == 400


@verifies({"page.skip.least.programs": "programs", "page.skip.least.enrolments": "enrolments"})
def must_not_skip_a_negative_number(walks: Walks, label: str) -> None:
    glance = walks[label].glance

    assert glance.unskipped.accepted
    assert len(glance.unskipped.keys) == len(glance.first.keys) or not glance.held
    assert walks[label]["skip=-1"].status == 400


@verifies("page.bounds.token")
@pytest.mark.parametrize("name", ["programs", "enrolments"])
@pytest.mark.parametrize("bound", ["select=0", "select=1001", "skip=-1"])
def must_say_that_a_parameter_is_out_of_bounds(walks: Walks, name: str, bound: str) -> None:
    assert walks[name][bound].tokens == ["ERROR_PARAMETER_INVALID"]


@verifies({"page.whole.programs": "programs", "page.whole.enrolments": "enrolments"})
def should_show_each_once_over_all_pages(walks: Walks, label: str) -> None:
    assert walks[label].passage.repeated == []
    assert walks[label].passage.missing == set()


@observes({"page.select-word": "select", "page.skip-word": "skip"})
def how_what_is_no_number_is_answered(program_walk: Walk, label: str) -> str:
    return program_walk.ask(**{label: "x"}).describe()
