"""
Making custom fields: only where `create-fields` is allowed.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    DEFAULTS,
    DEFAULTS_OF_TEXT,
    WRITTEN,
    Filling,
    Making,
    Period,
    Remaking,
    Roster,
)


@pytest.fixture(scope="session")
def filling(making: Making) -> Filling:
    return Filling(making)


@verifies("making.accepted")
def must_make_several_fields(making: Making) -> None:
    names = [field["name"] for field in making.ours]

    assert making.creation.accepted
    assert making.creation.outcomes == [("created",)] * len(making.ours)
    assert [row["name"] for row in making.creation.rows] == names
    assert [name for name in names if name not in making.shown] == []


@verifies("making.kept")
def must_keep_what_a_field_was_made_with(making: Making) -> None:
    assert making.made(making.full).unlike(making.full) == {}
    assert making.made(making.plain).unlike(making.plain) == {}
    assert making.made(making.secret).unlike(making.secret) == {}


@verifies("making.defaults")
def must_give_optional_attributes_their_defaults(making: Making) -> None:
    assert making.made(making.plain).unlike(DEFAULTS) == {}
    assert making.made(making.secret).unlike(DEFAULTS_OF_TEXT) == {}


@verifies("making.marked")
def must_call_the_field_custom_and_made_by_the_api(making: Making) -> None:
    assert making.made(making.full).unlike({"isCustom": True, "isApiCreated": True}) == {}


@verifies("making.described")
def must_describe_a_new_field_as_updateable(making: Making) -> None:
    making.made(making.full)
    assert making.described.entries
    new = making.described.fields.get(making.full["name"], {})

    assert (new.get("dataType"), new.get("updateable")) == ("string", True)


@verifies("making.writable")
def must_let_a_new_field_be_written(making: Making, roster: Roster, period: Period) -> None:
    period.looked_at()  # at its members as they were made

    assert str(making.written(roster.program, roster.leads[0])) == str(WRITTEN)


@verifies("making.writable")
@depth("standard")
def must_find_a_member_by_a_new_field(filling: Filling, roster: Roster) -> None:
    lead = roster.leads[0]

    assert filling.found(roster.program, lead) == [lead]


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


@verifies("making.name.unique")
def must_not_make_two_fields_of_one_name(making: Making) -> None:
    assert making.refused("twice").answered
    assert len(making.left_by("twice")) <= 1


@verifies("making.display-name.unique")
def must_refuse_the_display_name_of_a_standard_field(making: Making) -> None:
    assert making.refused("standard displayName").refused
    assert making.left_by("standard displayName") == []


@verifies("making.display-name.unique")
def must_not_update_to_a_display_name_that_is_taken(remaking: Remaking, making: Making) -> None:
    assert remaking.taken.answered
    assert remaking.after_fixed["displayName"] != making.plain["displayName"]


@verifies("making.input.required")
def must_refuse_a_call_without_input(making: Making) -> None:
    assert making.no_input.rejected


@verifies("making.at-most-20")
def must_not_make_a_21st_field(making: Making, remaking: Remaking) -> None:
    assert remaking.after_fixed
    assert making.too_many.answered
    assert len(making.made_of_many) <= 20


@verifies("making.data-type.each")
@depth("standard")
def must_make_a_field_of_each_type(remaking: Remaking, filling: Filling) -> None:
    assert remaking.after_fixed
    assert filling.kinds
    assert filling.shown == filling.kinds


@verifies("making.writable")
@depth("standard")
def must_let_a_new_field_of_each_type_be_written(
    filling: Filling, roster: Roster, period: Period
) -> None:
    period.looked_at()

    assert filling.misread(roster.program, roster.leads[0]) == {}


@verifies("making.at-most-20")
@depth("standard")
def must_not_make_one_field_more_than_fit(remaking: Remaking, filling: Filling) -> None:
    assert remaking.after_fixed
    custom, made = filling.counts

    assert custom
    assert custom <= 20 or made == 20


@observes({"making.taken-answer": "taken name", "making.name-answer": "digit"})
def how_a_wrong_field_is_refused(making: Making, label: str) -> str:
    return making.refused(label).what()


@observes("making.21-answer")
def how_21_fields_are_answered(making: Making, remaking: Remaking) -> str:
    assert remaking.after_fixed
    return making.too_many.describe()
