"""
Filters and order of a query.
"""

from typing import Any

import pytest

from conformance import apart, depth, observes, verifies
from conformance.vendors.wix.vocabulary import (
    NOBODY,
    Cast,
    Categories,
    Creations,
    Filters,
    Lists,
    Programs,
)


@verifies("filter.id")
@pytest.mark.parametrize("operator", ["bare", "$eq"])
def must_find_a_program_by_its_id(filters: Filters, operator: str) -> None:
    id_ = filters.drafts[0]
    conditions: dict[str, Any] = {"bare": id_, "$eq": {"$eq": id_}}
    found = filters.by({"id": conditions[operator]}, lambda one: one.id == id_, [id_])

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.id")
def must_find_several_programs_by_their_ids(filters: Filters) -> None:
    ids = filters.drafts
    found = filters.by({"id": {"$in": ids}}, lambda one: one.id in ids, ids)

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.status")
@pytest.mark.parametrize("statuses", [["PUBLISHED"], ["DRAFT", "ENDED"]], ids="-".join)
def must_find_programs_by_status(filters: Filters, cast: Cast, statuses: list[str]) -> None:
    condition = {"$in": statuses} if len(statuses) > 1 else statuses[0]
    wanted = cast.of(status=(*statuses,))
    found = filters.by({"status": condition}, lambda one: one.status in statuses, wanted)

    assert (found.missing, found.strangers) == ([], [])


@depth("standard")
@verifies("filter.status")
def must_find_programs_whose_status_is_equal(filters: Filters, cast: Cast) -> None:
    wanted = cast.of(status=("ENDED",))
    found = filters.by({"status": {"$eq": "ENDED"}}, lambda one: one.status == "ENDED", wanted)

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.slug")
def must_find_a_program_by_its_slug(filters: Filters, creations: Creations) -> None:
    slug, id_ = creations.slug, creations["adorned"].id
    found = filters.by({"seo.slug": slug}, lambda one: one.slug == slug, [id_])

    assert (found.missing, found.strangers) == ([], [])


@depth("standard")
@verifies("filter.social-group")
@pytest.mark.parametrize("operator", ["$eq", "$in"])
def must_find_a_program_by_its_group(filters: Filters, operator: str) -> None:
    one, others = filters.of_a_group, filters.drafts
    group = one["socialGroupId"]
    conditions: dict[str, Any] = {"$eq": group, "$in": [NOBODY, group]}
    condition = {"socialGroupId": {operator: conditions[operator]}}
    found = filters.by(condition, lambda shown: shown.id not in others, [one.id])

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.self-paced")
@pytest.mark.parametrize("paced", [True, False], ids=["self-paced", "scheduled"])
def must_find_programs_by_their_pace(filters: Filters, cast: Cast, paced: bool) -> None:
    wanted = cast.of(status=("DRAFT",), access=("PUBLIC", "SECRET") if paced else ("PRIVATE",))
    found = filters.by({"timeline.selfPaced": paced}, lambda one: one.timeline[0] is paced, wanted)

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.price")
@pytest.mark.parametrize("priced", [True, False], ids=["priced", "free"])
def must_find_programs_by_having_a_price(
    filters: Filters, creations: Creations, cast: Cast, priced: bool
) -> None:
    wanted = [creations["priced"].id] if priced else cast.of(status=("DRAFT",))
    found = filters.by(
        {"price": {"$exists": priced}}, lambda one: bool(one["price.value"]) is priced, wanted
    )

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.access-type")
@pytest.mark.parametrize("access", [["PUBLIC", "SECRET"]], ids="-".join)
def must_find_programs_by_access_type(filters: Filters, cast: Cast, access: list[str]) -> None:
    wanted, shown = cast.of(status=("DRAFT",), access=(*access,)), {*access, None}
    found = filters.by(
        {"restrictions.accessType": {"$in": access}}, lambda one: one.access_type in shown, wanted
    )

    assert (found.missing, found.strangers) == ([], [])


@verifies("filter.categories")
def must_find_programs_by_category(filters: Filters, categories: Categories) -> None:
    both = {*categories.ids}

    assert filters.astray({"$hasSome": categories.ids[::-1]}, lambda has: bool(both & has)) == []
    assert filters.astray({"$hasAll": categories.ids}, lambda has: both <= has) == []
    assert filters.astray({"$isEmpty": True}, lambda has: not has) == []


@depth("standard")
@verifies("filter.categories")
def must_find_programs_that_have_more_than_all(filters: Filters, categories: Categories) -> None:
    first = categories.ids[:1]

    assert filters.astray({"$hasAll": first}, lambda has: {*first} <= has) == []


@depth("standard")
@verifies("filter.categories")
def must_find_programs_that_have_any_category(filters: Filters) -> None:
    assert filters.astray({"$isEmpty": False}, bool) == []


@verifies("filter.combined")
@pytest.mark.parametrize("how", ["side by side", "$and"])
def must_hold_all_conditions(filters: Filters, cast: Cast, how: str) -> None:
    wanted = cast.of(status=("DRAFT",), access=("PUBLIC",))
    parts: list[dict[str, Any]] = [
        {"id": {"$in": [*cast.made.values()]}},
        {"restrictions.accessType": {"$in": ["PUBLIC"]}},
        {"status": "DRAFT"},
    ]
    both = [{"status": {"$in": [status, "DRAFT"]}} for status in ("PUBLISHED", "ENDED")]
    combined = {"$and": parts[:2] + both} if how == "$and" else parts[0] | parts[1] | parts[2]
    found = filters.by(combined, lambda one: one.id in wanted, wanted)

    assert (found.missing, found.strangers) == ([], [])


@apart("still")
@verifies("filter.order.default")
def must_go_from_the_newest_to_the_oldest(filters: Filters) -> None:
    dates = filters.newest_dates

    assert dates == sorted(dates, reverse=True)


@verifies("filter.order.default")
def must_go_from_the_newest_to_the_oldest_of_what_a_filter_finds(lists: Lists) -> None:
    page = lists.page("query", "owner")
    page.worked_for("discovery.management.query")
    dates = [program.created for program in page.programs if program.created]

    assert dates == sorted(dates, reverse=True)


@apart("still")
@verifies("filter.order.asked")
def must_sort_by_creation_as_asked(filters: Filters) -> None:
    dates = [program.created for program in filters.sorted_by_creation]

    assert dates
    assert dates == sorted(dates, key=str)


@depth("standard")
@apart("still")
@verifies("filter.order.asked")
def must_sort_by_the_date_of_the_status_as_asked(filters: Filters) -> None:
    dates = [one.status_updated for one in filters.sorted_by_status_date if one.status_updated]

    assert dates
    assert dates == sorted(dates)


@depth("standard")
@verifies("filter.order.asked")
@pytest.mark.parametrize("name", ["id", "seo.slug"])
def must_sort_both_ways(filters: Filters, name: str) -> None:
    up, down = filters.both_ways(name)

    assert up
    assert up == down


@verifies("filter.order.asked")
def must_sort_by_title_what_has_one_status(filters: Filters) -> None:
    runs = filters.titles_by_status()
    statuses = [status for status, _ in runs]

    assert runs
    assert len(statuses) == len({*statuses})
    assert [titles for _, titles in runs if titles != sorted(titles, reverse=True)] == []


@observes(
    {
        "filter.unknown-field": {"description.details": "anything"},
        "filter.unknown-operator": {"status": {"$startsWith": "DRA"}},
        "filter.access-type-eq": {"restrictions.accessType": {"$eq": "SECRET"}},
    }
)
def how_a_filter_is_answered_that_is_not_listed(programs: Programs, label: dict[str, Any]) -> str:
    page = programs.query(label, limit=1)
    return f"{page.describe()}, {len(page.programs)} programs"
