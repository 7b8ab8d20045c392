"""
What members are like by one query and by another.
"""

import contextlib

import pytest

from conformance import apart, depth, verifies
from conformance.outcome import Garbled, NotJudged
from conformance.vendors.marketo.vocabulary.members import Filters, Period, Roster, View


@pytest.fixture(scope="session")
@apart("still")
def view(roster: Roster, period: Period, filters: Filters) -> View:
    with contextlib.suppress(NotJudged, Garbled):
        filters.truth  # noqa: B018 - custom fields have values then
    return View(roster, period)


@verifies("view.fields")
@depth("standard")
def must_show_the_same_fields_whatever_the_filter_is(view: View) -> None:
    assert view.others
    assert view.unlike == {}


@verifies("query.values.several")
@depth("standard")
@pytest.mark.parametrize("name", ["statusName", "reachedSuccess"])
def must_find_members_by_either_value(view: View, roster: Roster, name: str) -> None:
    roster.description.must_search(name)

    assert view.others[name].leads == roster.leads_of("both")


@verifies("view.pages")
@depth("standard")
def must_show_each_member_of_a_range_once_over_all_pages(view: View, roster: Roster) -> None:
    assert view.walked == roster.leads_of("both")


@verifies("query.values.several")
@depth("standard")
def must_find_members_by_several_values_of_a_custom_field(filters: Filters) -> None:
    assert filters.by_several == filters.having_either


@verifies("view.present")
@depth("standard")
def must_find_members_by_what_a_field_holds_now(filters: Filters) -> None:
    assert filters.by_renewed
    assert {*filters.by_renewed.values()} == {(False, True)}
