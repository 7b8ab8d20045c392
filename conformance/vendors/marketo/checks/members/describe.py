"""
What Describe says of the fields of a member.
"""

from typing import Any

from conformance import observes, verifies
from conformance.vendors.marketo.vocabulary.members import DEFAULT, STANDARD, Description

TYPES = {
    "boolean",
    "currency",
    "date",
    "datetime",
    "email",
    "float",
    "integer",
    "percent",
    "phone",
    "score",
    "string",
    "text",
    "url",
}
MOST_CUSTOM = 20


@verifies("describe.record")
def must_describe_members_in_one_record(description: Description) -> None:
    assert description.answer.accepted
    assert len(description.answer.records) == 1


@verifies("describe.dedupe-fields")
def must_name_dedupe_fields_that_are_described(description: Description) -> None:
    named = description.record["dedupeFields"]

    assert isinstance(named, list)
    assert [name for name in named if name not in description.fields] == []


@verifies("describe.dedupe-fields.lead-and-program")
def should_tell_members_apart_by_lead_and_program(description: Description) -> None:
    named = description.record["dedupeFields"]

    assert isinstance(named, list)
    assert sorted(map(str, named)) == ["leadId", "programId"]


@verifies("describe.searchable.described")
def must_list_searchable_fields_that_are_described(description: Description) -> None:
    groups = description.record["searchableFields"]

    assert isinstance(groups, list)
    assert [group for group in groups if not isinstance(group, list)] == []
    names = [name for group in description.searched_together for name in group]
    assert [name for name in names if name not in description.fields] == []


@verifies("describe.searchable.lead-id")
def must_be_searchable_by_lead(description: Description) -> None:
    assert "leadId" in description.searchable


@verifies("describe.fields.members")
def must_give_each_field_a_name_and_say_whether_it_is_updateable(description: Description) -> None:
    assert description.fields
    assert [field for field in description.fields.values() if not _complete(field)] == []


@verifies("describe.fields.once")
def must_describe_each_field_once(description: Description) -> None:
    assert len(description.fields) == len(description.entries)


@verifies("describe.fields.types")
def should_give_each_field_a_type_of_the_vendor(description: Description) -> None:
    assert description.fields
    assert {str(field.get("dataType")) for field in description.fields.values()} <= TYPES


@verifies("describe.fields.length")
def should_give_lengths_as_positive_numbers(description: Description) -> None:
    lengths = [field.get("length") for field in description.fields.values()]

    assert description.fields
    assert [length for length in lengths if length is not None and not _positive(length)] == []


@verifies("describe.standard.default-set")
def must_describe_the_fields_that_queries_return(description: Description) -> None:
    assert [name for name in DEFAULT if name not in description.fields] == []


@verifies("describe.standard.all")
def should_describe_the_standard_fields(description: Description) -> None:
    assert [name for name in STANDARD if name not in description.fields] == []


@verifies("describe.custom.at-most-20")
def must_have_at_most_twenty_custom_fields(description: Description) -> None:
    assert len(description.customs) <= MOST_CUSTOM


@verifies("describe.custom.updateable")
def must_let_custom_fields_be_updated(description: Description) -> None:
    assert [field for field in description.customs if field.get("updateable") is not True] == []


def _complete(field: dict[str, Any]) -> bool:
    texts = [field.get(name) for name in ("name", "displayName", "dataType")]
    named = all(isinstance(text, str) and text for text in texts)
    return named and isinstance(field.get("updateable"), bool)


def _positive(length: Any) -> bool:
    return isinstance(length, int) and not isinstance(length, bool) and length > 0


@observes("describe.searchable-fields")
def how_members_may_be_searched(description: Description) -> list[str]:
    """The standard ones: which custom fields there are is a matter of the instance."""
    return sorted(name for name in description.searchable if name in STANDARD)


@observes("describe.record-name")
def how_the_record_is_called(description: Description) -> Any:
    return description.record["name"]
