"""
Categories of a program: the Categories API gives and takes them, and nothing else does.
"""

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import Categories, Edits


@verifies("category.assigned")
def must_show_the_categories_that_it_was_given(categories: Categories) -> None:
    assert categories.given.accepted
    assert categories.both.categories == sorted(categories.ids)


@depth("standard")
@verifies("category.assigned")
def must_show_a_category_once(categories: Categories) -> None:
    assert categories.again.categories == categories.ids[:1]


@verifies("category.unassigned")
def must_not_show_a_category_that_was_taken(categories: Categories) -> None:
    assert categories.exchange.accepted
    assert categories.one.categories == categories.ids[:1]


@verifies("category.kept")
def must_keep_its_categories_through_updates(categories: Categories) -> None:
    assert categories.kept.categories == categories.needed.categories


@verifies("category.others")
def must_leave_the_categories_of_others_alone(edits: Edits) -> None:
    assert edits.without_categories.categories == []


@observes("category.revision")
def how_an_assignment_changes_the_revision(categories: Categories) -> str:
    same = categories.needed.revision == categories.source.revision
    return "unchanged" if same else "increased"
