"""
Counting programs.
"""

from conformance import observes, verifies
from conformance.vendors.wix.vocabulary import NOBODY, Cast, Filters, Programs


@verifies("count.filter")
def must_count_what_fits_the_filter(programs: Programs, cast: Cast) -> None:
    counted = programs.count({"id": {"$in": cast.of(status=("DRAFT",))}})

    assert counted.accepted
    assert type(counted.count) is int
    assert counted.count == 3


@verifies("count.filter")
def must_count_nothing_where_nothing_fits(programs: Programs) -> None:
    counted = programs.count({"id": NOBODY})

    assert counted.accepted
    assert counted.count == 0


@verifies("count.all")
def must_count_everything_without_a_filter(programs: Programs, filters: Filters) -> None:
    shown = len(filters.newest.programs)

    assert programs.count().count >= shown


@observes("count.unknown-field")
def how_a_filter_is_counted_that_is_not_listed(programs: Programs) -> str:
    reply = programs.count({"description.details": "anything"})
    return f"{reply.describe()}, {reply.count}"
