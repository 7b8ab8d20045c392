"""
Counting programs.
"""

from conformance import apart, depth, verifies
from conformance.vendors.wix.vocabulary import Cast, Filters, Programs


@verifies("count.filter")
def must_count_what_fits_the_filter(programs: Programs, cast: Cast) -> None:
    conditions = [{"status": "DRAFT"}, {"id": {"$in": [*cast.made.values()]}}]
    counted = programs.count({"$and": conditions})

    assert counted.accepted
    assert type(counted.count) is int
    assert counted.count == len(cast.of(status=("DRAFT",)))


@depth("standard")
@verifies("count.filter")
def must_count_what_fits_conditions_side_by_side(programs: Programs, cast: Cast) -> None:
    access = {"restrictions.accessType": {"$in": ["PRIVATE"]}}
    counted = programs.count({"id": {"$in": [*cast.made.values()]}, "status": "DRAFT", **access})

    assert counted.count == len(cast.of(status=("DRAFT",), access=("PRIVATE",)))


@apart("still")
@verifies("count.all")
def must_count_everything_without_a_filter(programs: Programs, filters: Filters) -> None:
    counted = programs.count()

    assert counted.itself.accepted
    assert isinstance(counted.count, int)
    assert counted.count >= len(filters.newest.programs)
