"""
Updating several programs at once.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import (
    NOBODY,
    Batches,
    BulkUpdates,
    Cast,
    Program,
    Programs,
)


@pytest.fixture(scope="session")
def bulk(programs: Programs, cast: Cast) -> BulkUpdates:
    return BulkUpdates(programs, cast)


@pytest.fixture(scope="session")
def batches(programs: Programs) -> Batches:
    return Batches(programs)


@verifies("bulk.applied")
@pytest.mark.parametrize("draft", [0, 1], ids=["first", "last"])
def must_change_each_program(bulk: BulkUpdates, draft: int) -> None:
    before, after = bulk.drafts[draft], bulk.applied[draft]

    assert after.title == bulk.titles[draft]
    assert (after.revision or 0) > (before.revision or 0)


@verifies("bulk.original-index")
def must_say_which_item_a_result_is_about(bulk: BulkUpdates) -> None:
    first, last = (str(draft.id).lower() for draft in bulk.drafts)
    bulk.mixed.reply.worked_for("bulk.partial")

    assert (bulk.mixed.ids.get(0), bulk.mixed.ids.get(2)) == (first, last)
    assert bulk.mixed.ids.get(1) in (NOBODY, "none", None)


@verifies("bulk.partial")
def must_tell_a_failed_item_from_the_others(bulk: BulkUpdates) -> None:
    assert bulk.placed.reply.accepted
    assert bulk.placed.successes == [True, False, True]
    assert bulk.placed.meta(1).get("error")


@verifies("bulk.totals")
def must_count_what_succeeded_and_what_failed(bulk: BulkUpdates) -> None:
    assert bulk.parted.totals == (2, 1)


@verifies("bulk.item")
def must_return_the_program_where_asked_to(bulk: BulkUpdates) -> None:
    items = [
        Program(bulk.parted.of(index).get("item", {}), bulk.mixed.reply.exchange)
        for index in (0, 2)
    ]

    assert [item.title for item in items] == [draft.title for draft in bulk.applied]
    assert [item.id for item in items] == [draft.id for draft in bulk.drafts]


@verifies("bulk.item")
def must_return_no_program_unless_asked_to(bulk: BulkUpdates) -> None:
    assert bulk.masked.reply.accepted
    assert bulk.masked.items == []


@verifies("bulk.revision")
@pytest.mark.parametrize("draft", [0, 1], ids=["earlier", "none"])
def must_not_change_what_names_another_revision(bulk: BulkUpdates, draft: int) -> None:
    before, after = bulk.applied[draft], bulk.after_the_stale[draft]

    assert bulk.stale.reply.denied or True not in bulk.stale.successes
    assert after.title == before.title


@depth("standard")
@verifies("bulk.revision")
def must_not_change_one_program_twice_by_one_revision(batches: Batches) -> None:
    twice = batches.twice

    assert twice.reply.denied or twice.results.successes.count(True) <= 1


@depth("standard")
@verifies("change.limit.title")
def must_refuse_a_title_of_151_characters_in_bulk(batches: Batches) -> None:
    edit = batches.too_long

    assert edit.reply.denied or edit.results.successes == [False]
    assert edit.after.content == edit.before.content


@depth("standard")
@verifies("bulk.field-mask")
def must_change_only_the_part_that_the_mask_names(batches: Batches) -> None:
    edit = batches.leaf

    assert edit.results.successes == [True]
    assert edit.after.details == "A leaf."
    assert edit.after.title == edit.before.title


@depth("standard")
@verifies("change.date")
def must_move_the_date_of_the_last_update_in_bulk(batches: Batches) -> None:
    before, after = batches.leaf.before.updated, batches.leaf.after.updated

    assert before
    assert after
    assert after > before


@depth("standard")
@verifies("change.read-only")
def must_not_publish_by_a_mask(batches: Batches) -> None:
    assert batches.status.after.status == "DRAFT"


@verifies("bulk.category-ids")
def must_not_take_categories_in_bulk(bulk: BulkUpdates) -> None:
    assert bulk.with_categories.categories == []


@verifies("bulk.ended")
def must_not_change_an_ended_program_in_bulk(bulk: BulkUpdates) -> None:
    before, after = bulk.closed("ENDED")

    assert before.status == "ENDED"
    assert after.content == before.content


@depth("standard")
@verifies("bulk.ended")
def must_not_change_an_archived_program_in_bulk(bulk: BulkUpdates) -> None:
    before, after = bulk.closed("ARCHIVED")

    assert before.status == "ARCHIVED"
    assert after.content == before.content


@depth("standard")
@verifies("change.slug-unique")
def should_not_give_two_programs_one_slug(bulk: BulkUpdates) -> None:
    slugs = [draft.slug for draft in bulk.alike]

    assert len({*slugs}) == len(slugs)


@verifies("bulk.field-mask")
def must_change_only_what_the_mask_names(bulk: BulkUpdates) -> None:
    before, after = bulk.after_the_stale[0], bulk.finally_[0]

    assert bulk.masked.successes == [True]
    assert after.restrictions[0] == 9
    assert after.timeline != before.timeline
    assert after.title == before.title


@verifies("bulk.limit")
def must_take_100_programs(bulk: BulkUpdates) -> None:
    assert bulk.many(100).accepted


@verifies("bulk.limit")
@pytest.mark.parametrize("number", [0, 101])
def must_refuse_none_and_101(bulk: BulkUpdates, number: int) -> None:
    assert bulk.many(number).denied


@observes("bulk.unknown")
def how_an_item_of_an_unknown_id_is_answered(bulk: BulkUpdates) -> str:
    error = bulk.mixed.meta(1).get("error")
    return str(error.get("code") if isinstance(error, dict) else error)


@observes("bulk.order")
def how_results_are_ordered(bulk: BulkUpdates) -> str:
    return "as sent" if [*bulk.mixed.ids] == [0, 1, 2] else "otherwise"
