"""
The schema of the fields of a member: reading it.
"""

from typing import Any

import pytest

from conformance import depth, observes, verifies
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.members import ATTRIBUTES, Answer, Description, Members

SHORT = 5  # fields on a page
FLAGS = ("isHidden", "isHtmlEncodingInEmail", "isSensitive", "isCustom", "isApiCreated")


@pytest.fixture(scope="session")
def pages(description: Description) -> list[Answer]:
    """All fields, five on a page."""
    return description.small_pages


@verifies("field.by-name.found")
def must_find_a_field_by_its_name(description: Description) -> None:
    assert description.status_name.accepted
    assert [record["name"] for record in description.status_name.records] == ["statusName"]


@verifies("field.by-name.found")
def must_find_a_custom_field_by_its_name(description: Description) -> None:
    name = description.customs[0].get("name")

    assert [record["name"] for record in description.custom_by_name.records] == [name]


@verifies("field.by-name.same")
def must_say_the_same_of_a_field_by_name(description: Description) -> None:
    record = description.status_record
    listed = description.listed("statusName")

    assert record.unlike(listed.of(ATTRIBUTES)) == {}


@verifies("field.by-name.unknown")
def must_not_find_a_field_that_does_not_exist(description: Description) -> None:
    assert description.nobody.absent


@verifies("field.browse.all")
def must_list_every_field_that_is_described(description: Description) -> None:
    assert description.schema_pages[0].accepted
    assert [name for name in description.visible if name not in description.whole] == []


@verifies("field.browse.types")
def must_agree_with_describe_on_types(description: Description) -> None:
    listed, described = description.in_both("dataType")

    assert listed == described


@verifies("field.browse.lengths")
def must_agree_with_describe_on_lengths(description: Description) -> None:
    listed, described = description.in_both("length")

    assert listed == described


@verifies("field.attributes")
def must_give_each_field_its_attributes(description: Description) -> None:
    assert description.schema
    assert [field for field in description.schema.values() if not _complete(field)] == []


@verifies("field.custom.marked")
@pytest.mark.parametrize("name", ["statusName", "leadId", "membershipDate", "reachedSuccess"])
def must_not_call_a_standard_field_custom(description: Description, name: str) -> None:
    assert description.listed(name)["isCustom"] is False


@verifies("field.api-created.marked")
def must_not_call_a_standard_field_made_by_the_api(description: Description) -> None:
    assert description.listed("statusName")["isApiCreated"] is False


@verifies("field.page.size")
def must_return_no_more_fields_than_asked_for(pages: list[Answer]) -> None:
    assert 0 < len(pages[0].records) <= SHORT
    assert [page for page in pages if len(page.records) > SHORT] == []


@verifies("field.page.more")
def must_say_whether_there_are_more_fields(pages: list[Answer], description: Description) -> None:
    has_several_pages(description)
    is_cut(pages)

    assert pages[0].more
    assert pages[0].page_token
    assert not pages[-1].more
    assert not description.schema_pages[-1].more


@verifies("field.page.full")
@depth("standard")
def should_list_all_fields_on_a_page_by_default(description: Description, members: Members) -> None:
    shown = members.fields().needed("field.browse.all").records

    assert {*description.schema} - {field.name for field in shown} == set()


@verifies("field.page.whole")
def must_list_each_field_once_over_all_pages(pages: list[Answer], description: Description) -> None:
    has_several_pages(description)
    pages[0].needed_more("field.page.more")
    shown = [field["name"] for page in pages for field in page.records]

    assert sorted(map(str, shown)) == sorted(map(str, description.schema))


def has_several_pages(description: Description) -> None:
    """What a page leads to can't be judged where one page holds all that the role may see."""
    if len(description.schema) <= SHORT:
        raise NotApplicable(f"the schema shows no more than {SHORT} fields")


def is_cut(pages: list[Answer]) -> None:
    """Whether a page leads to another can't be judged where it holds more than was asked for."""
    if len(pages[0].records) > SHORT:
        raise Blocked("field.page.size")


def _complete(field: Any) -> bool:
    texts = [field[name] for name in ("name", "displayName", "dataType")]
    named = all(isinstance(text, str) and text for text in texts)
    return named and all(isinstance(field[flag], bool) for flag in FLAGS)


@observes("field.unknown-answer")
def how_an_unknown_field_is_answered(description: Description) -> str:
    return description.nobody.describe()


@observes("field.page-odd")
@pytest.mark.parametrize("size", [301])
def how_an_odd_page_size_is_answered(members: Members, size: int) -> str:
    return members.fields(batchSize=size).describe()


@observes("field.hidden")
def how_many_fields_are_hidden(description: Description) -> bool:
    """Whether the schema has fields that Describe does not show."""
    return bool(set(description.schema) - set(description.fields))
