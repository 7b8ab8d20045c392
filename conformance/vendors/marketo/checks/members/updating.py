"""
Updating custom fields: only where `create-fields` is allowed.
"""

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    FIXED,
    KEPT,
    Making,
    Members,
    Remaking,
    foreign,
)


@verifies("updating.accepted")
def must_accept_an_update(remaking: Remaking, making: Making) -> None:
    assert making.made(making.full)
    assert remaking.single.accepted
    assert remaking.single.outcomes == [("updated",)]
    assert [row["name"] for row in remaking.single.rows] == [making.full["name"]]
    assert remaking.after_single["description"] == "Updated alone."


@verifies("updating.unsent")
def must_keep_attributes_that_are_not_sent(remaking: Remaking, making: Making) -> None:
    others = [name for name in making.full if name != "description"]

    assert remaking.after_single.unlike(making.made(making.full).of(others)) == {}


@verifies("updating.unsent")
@depth("standard")
def must_keep_them_where_a_flag_is_sent(remaking: Remaking) -> None:
    before = remaking.after_fixed.of(KEPT)

    assert remaking.after_flag["isSensitive"] is True
    assert remaking.after_flag.of(KEPT) == before


@verifies("updating.refused.unchanged")
@depth("standard")
def must_write_nothing_of_an_update_that_is_refused(remaking: Remaking) -> None:
    before = remaking.after_flag.of(KEPT)

    assert remaking.half.refused
    assert remaking.after_half.of(KEPT) == before


@verifies(
    {
        "updating.description": "description",
        "updating.display-name": "displayName",
        "updating.hidden": "isHidden",
        "updating.html": "isHtmlEncodingInEmail",
        "updating.sensitive": "isSensitive",
    }
)
def must_update_an_attribute(remaking: Remaking, label: str) -> None:
    assert remaking.changed(label) == remaking.changes[label]


@verifies(
    {
        "updating.fixed.data-type": "dataType",
        "updating.fixed.name": "name",
        "updating.fixed.custom": "isCustom",
        "updating.fixed.length": "length",
    }
)
def must_not_update_an_attribute(remaking: Remaking, label: str) -> None:
    assert label in FIXED
    assert remaking.after_fixed[label] == remaking.after_all[label]


@verifies("updating.fixed.name")
def must_find_a_field_by_the_name_that_it_had(remaking: Remaking) -> None:
    assert remaking.after_all["name"]
    assert remaking.look_at_fixed.accepted


@verifies("updating.hidden.listed")
def must_list_a_field_that_is_hidden(remaking: Remaking, making: Making) -> None:
    remaking.is_hidden()

    assert making.full["name"] in remaking.listed


@verifies("updating.others.untouched")
def must_leave_other_fields_alone(remaking: Remaking) -> None:
    assert remaking.others == {}


@verifies("updating.hidden")
@depth("standard")
def must_show_a_field_again(remaking: Remaking) -> None:
    assert remaking.unhidden["isHidden"] is False


@verifies("updating.hidden.of-others")
@depth("standard")
def must_not_hide_a_field_that_the_api_did_not_make(making: Making) -> None:
    assert foreign.hidden(making)["isHidden"] is False


@verifies("updating.hidden.found")
def must_find_a_field_that_is_hidden_by_its_name(remaking: Remaking) -> None:
    remaking.all.needed("updating.accepted")

    assert remaking.look.accepted


@verifies("updating.unknown")
def must_refuse_to_update_a_field_that_does_not_exist(remaking: Remaking) -> None:
    assert remaking.nobody.absent


@verifies("updating.input.required")
def must_refuse_an_update_without_input(remaking: Remaking) -> None:
    assert remaking.no_input.rejected


@observes("updating.two-objects")
def how_two_objects_are_answered(remaking: Remaking) -> str:
    return remaking.two.what()


@observes("updating.fixed-answer")
def how_an_update_of_a_fixed_attribute_is_answered(remaking: Remaking) -> dict[str, str]:
    return {name: answer.what() for name, answer in remaking.fixed.items()}


@observes("updating.standard-answer")
def how_an_update_of_a_standard_field_is_answered(making: Making, members: Members) -> str:
    """Sends what the field is like already."""
    making.afterwards  # noqa: B018 - as they were after everything else
    known = making.description.listed("statusName")["isSensitive"]
    return members.update_field("statusName", [{"isSensitive": known}]).what()
