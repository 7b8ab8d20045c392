"""
Making custom fields, and updating them: only where `create-fields` is allowed.
"""

import pytest

from conformance import observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    DEFAULTS,
    FIXED,
    Description,
    Making,
    Members,
    Remaking,
    Roster,
)


@pytest.fixture(scope="session")
def making(members: Members, roster: Roster, description: Description) -> Making:
    assert description.schema  # as it was before
    return Making(members, roster)


@pytest.fixture(scope="session")
def remaking(making: Making) -> Remaking:
    return Remaking(making)


@verifies("making.accepted")
def must_make_several_fields(making: Making) -> None:
    assert making.creation.accepted
    assert making.creation.outcomes == [("created",)] * 2
    assert [row["name"] for row in making.creation.rows] == [
        making.full["name"],
        making.plain["name"],
    ]


@verifies("making.kept")
def must_keep_what_a_field_was_made_with(making: Making) -> None:
    assert making.made(making.full).unlike(making.full) == {}
    assert making.made(making.plain).unlike(making.plain) == {}


@verifies("making.defaults")
def must_give_optional_attributes_their_defaults(making: Making) -> None:
    assert making.made(making.plain).unlike(DEFAULTS) == {}


@verifies("making.marked")
def must_call_the_field_custom_and_made_by_the_api(making: Making) -> None:
    assert making.made(making.full).unlike({"isCustom": True, "isApiCreated": True}) == {}


@verifies("making.described")
def must_describe_a_new_field_as_updateable(making: Making, members: Members) -> None:
    making.made(making.full)
    fields = members.describe().records[0]["fields"]
    new = [field for field in fields if field.get("name") == making.full["name"]]

    assert [(field.get("dataType"), field.get("updateable")) for field in new] == [("string", True)]


@verifies(
    {
        "making.display-name.required": "displayName",
        "making.name.required": "name",
        "making.data-type.required": "dataType",
        "making.data-type.known": "unknown type",
        "making.display-name.unique": "taken displayName",
        "making.display-name.plain": "special",
    }
)
def must_refuse_a_field(making: Making, label: str) -> None:
    assert making.refused(label).refused
    assert making.left_by(label) == []


@verifies("making.name.letters")
@pytest.mark.parametrize("label", ["digit", "underscore", "hyphen", "space"])
def must_refuse_a_name_with_other_characters(making: Making, label: str) -> None:
    assert making.refused(label).refused
    assert making.left_by(label) == []


@verifies("making.name.unique")
@pytest.mark.parametrize("label", ["taken name", "standard name"])
def must_refuse_a_name_that_is_taken(making: Making, label: str) -> None:
    assert making.refused(label).refused
    assert making.left_by(label) == []


@verifies("making.input.required")
def must_refuse_a_call_without_input(making: Making) -> None:
    assert making.no_input.rejected


@verifies("making.update.accepted")
def must_accept_an_update(remaking: Remaking) -> None:
    assert remaking.single.accepted
    assert remaking.single.outcomes == [("updated",)]
    assert remaking.after_single["description"] == "Updated alone."


@verifies("making.update.unsent")
def must_keep_attributes_that_are_not_sent(remaking: Remaking, making: Making) -> None:
    others = {name: value for name, value in making.full.items() if name != "description"}

    assert remaking.after_single.unlike(others) == {}


@verifies(
    {
        "making.update.description": "description",
        "making.update.display-name": "displayName",
        "making.update.hidden": "isHidden",
        "making.update.html": "isHtmlEncodingInEmail",
        "making.update.sensitive": "isSensitive",
    }
)
def must_update_an_attribute(remaking: Remaking, label: str) -> None:
    assert remaking.all.accepted
    assert remaking.after_all[label] == remaking.changes[label]


@verifies(
    {
        "making.fixed.data-type": "dataType",
        "making.fixed.name": "name",
        "making.fixed.custom": "isCustom",
        "making.fixed.length": "length",
    }
)
def must_not_update_an_attribute(remaking: Remaking, label: str) -> None:
    assert label in FIXED
    assert remaking.after_fixed[label] == remaking.after_all[label]


@verifies("making.hidden.listed")
def must_list_a_field_that_is_hidden(remaking: Remaking, making: Making) -> None:
    remaking.is_hidden()

    assert making.full["name"] in remaking.listed


@verifies("making.update.unknown")
def must_refuse_to_update_a_field_that_does_not_exist(remaking: Remaking) -> None:
    assert remaking.nobody.absent


@verifies("making.update.input.required")
def must_refuse_an_update_without_input(remaking: Remaking) -> None:
    assert remaking.no_input.rejected


@verifies("making.at-most-20")
def must_not_make_a_21st_field(making: Making, remaking: Remaking) -> None:
    assert remaking.after_fixed
    assert making.too_many.answered
    assert len(making.made_of_many) <= 20


@observes({"making.taken-answer": "taken name", "making.name-answer": "digit"})
def how_a_wrong_field_is_refused(making: Making, label: str) -> str:
    return making.refused(label).what()


@observes("making.21-answer")
def how_21_fields_are_answered(making: Making, remaking: Remaking) -> str:
    assert remaking.after_fixed
    return making.too_many.describe()


@observes("making.two-objects")
def how_two_objects_are_answered(remaking: Remaking) -> str:
    return remaking.two.what()


@observes("making.fixed-answer")
def how_an_update_of_a_fixed_attribute_is_answered(remaking: Remaking) -> dict[str, str]:
    return {name: answer.what() for name, answer in remaking.fixed.items()}


@observes("making.standard-answer")
def how_an_update_of_a_standard_field_is_answered(making: Making, members: Members) -> str:
    """Sends what the field is like already."""
    known = making.afterwards["statusName"]["isSensitive"]
    return members.update_field("statusName", [{"isSensitive": known}]).what()
