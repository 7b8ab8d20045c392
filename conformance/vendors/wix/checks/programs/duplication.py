"""
Duplicating a program.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import Categories, Duplicates, Programs, Turns


@pytest.fixture(scope="session")
def duplicates(programs: Programs, categories: Categories) -> Duplicates:
    return Duplicates(programs, categories)


@verifies("duplication.own")
def must_be_a_program_of_its_own(duplicates: Duplicates) -> None:
    assert duplicates.answer.accepted
    assert duplicates.duplicate.id != duplicates.source.id
    assert duplicates.got.accepted
    assert duplicates.seen.id == duplicates.duplicate.id


@verifies("duplication.draft")
def must_be_a_draft_whatever_its_source_is(duplicates: Duplicates) -> None:
    assert duplicates.of_a_published_one.status == "DRAFT"


@depth("standard")
@verifies("duplication.draft")
@pytest.mark.parametrize("status", ["ENDED", "ARCHIVED"])
def must_be_a_draft_of_what_is_over(duplicates: Duplicates, status: str) -> None:
    assert duplicates.of_one_that_is(status).status == "DRAFT"


@depth("standard")
@verifies("visibility.draft.visitor")
def must_hide_a_duplicate(duplicates: Duplicates) -> None:
    assert duplicates.of_a_published_one.status == "DRAFT"
    assert duplicates.from_outside.hidden


@verifies("duplication.slug")
def must_have_its_id_as_slug(duplicates: Duplicates) -> None:
    assert duplicates.seen.slug_is_its_id


@verifies("duplication.categories")
def must_keep_the_categories_of_its_source(duplicates: Duplicates) -> None:
    assert duplicates.of_one_with_categories.categories == duplicates.source.categories


@verifies("category.published")
def must_have_kept_its_categories_when_it_was_published(duplicates: Duplicates) -> None:
    published = duplicates.published_with_categories

    assert published.categories == duplicates.categories.needed.categories


@verifies("revision.transitions")
def must_not_have_begun_anew_when_it_was_published(duplicates: Duplicates) -> None:
    published, before = duplicates.published_with_categories, duplicates.categories.kept

    assert (published.revision or 0) >= (before.revision or 0)


@depth("standard")
@verifies("duplication.date")
def must_be_as_old_as_it_is(turns: Turns) -> None:
    source, copy = turns.created.created, turns.copy.created

    assert source
    assert copy
    assert copy > source


@depth("standard")
@verifies("duplication.source")
def must_leave_the_categories_of_its_source(duplicates: Duplicates) -> None:
    assert duplicates.without_categories.categories == []
    assert duplicates.source_at_last.categories == duplicates.source.categories


@verifies("duplication.information")
@pytest.mark.parametrize("name", ["details", "access type", "restrictions"])
def must_have_what_its_source_has(duplicates: Duplicates, name: str) -> None:
    assert duplicates.seen.content[name] == duplicates.source.content[name]


@verifies("duplication.content")
def must_have_no_steps_and_sections(duplicates: Duplicates) -> None:
    assert duplicates.of_one_with_content.counts == (0, 0)


@depth("standard")
@verifies("duplication.social-group")
def must_not_have_the_group_of_its_source(duplicates: Duplicates) -> None:
    assert not duplicates.of_a_group["socialGroupId"]


@verifies("duplication.source")
def must_leave_its_source_as_it_is(duplicates: Duplicates) -> None:
    assert duplicates.source_seen.accepted
    assert duplicates.source_then.content == duplicates.source.content
    assert duplicates.source_then.revision == duplicates.source.revision


@observes("duplication.title")
def how_a_duplicate_is_called(duplicates: Duplicates) -> str:
    title, source = str(duplicates.duplicate.title), str(duplicates.source.title)
    return "as its source" if title == source else title.replace(source, "…")
