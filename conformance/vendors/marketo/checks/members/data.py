"""
Writing fields of members.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    LINES,
    TOO_MANY,
    Bookkeeping,
    Crowd,
    Description,
    Kinds,
    Members,
    Roster,
    Surplus,
    bookkeeping,
    wrote,
)


@pytest.fixture(scope="session")
def kinds(books: Bookkeeping) -> Kinds:
    return Kinds(books)


@verifies("data.updated")
def must_update_several_fields_of_several_members(books: Bookkeeping) -> None:
    one, other = books.texts
    outcomes = books.first.needed("data.updated").outcomes

    assert outcomes[:2] == [("updated",)] * 2
    assert books.member(bookkeeping.BOTH).unlike({one: "pac a", other: bookkeeping.ODD}) == {}
    assert books.member(bookkeeping.ONE).unlike({one: bookkeeping.DIGITS}) == {}


@verifies("data.updated")
@depth("standard")
def must_keep_every_line_of_a_text(kinds: Kinds) -> None:
    assert kinds.lines == LINES


@verifies("data.updated")
def must_update_another_field_of_a_member(books: Bookkeeping) -> None:
    books.second.needed("data.updated")

    assert books.member(bookkeeping.KEPT).unlike({books.texts[1]: bookkeeping.NULL}) == {}


@verifies("data.kinds")
def must_take_values_of_other_types(kinds: Kinds) -> None:
    assert kinds.typed.outcomes[:2] == [("updated",)] * 2
    assert kinds.misread(bookkeeping.BOTH) == {}
    assert kinds.misread(bookkeeping.ONE) == {}


@verifies("data.length")
def must_take_texts_as_long_as_their_fields(kinds: Kinds) -> None:
    assert kinds.cut == {}


@verifies("data.accepted")
def must_accept_updates_of_updateable_fields(books: Bookkeeping) -> None:
    assert books.first.accepted
    assert books.second.accepted


@verifies("data.unsent.kept")
def must_keep_fields_that_are_not_sent(books: Bookkeeping) -> None:
    one, other = books.texts
    books.first.needed("data.accepted")
    books.second.needed("data.accepted")
    wrote(books)

    assert books.member(bookkeeping.KEPT).unlike({one: "pac f"}) == {}
    assert books.member(bookkeeping.ONE)[other] in (None, "")


@verifies("data.unsent.kept")
def must_keep_texts_where_several_others_are_sent(kinds: Kinds) -> None:
    kinds.books.first.needed("data.accepted")

    assert kinds.texts == bookkeeping.HELD


@verifies("data.unsent.kept")
def must_keep_the_status_of_a_member_that_is_written(books: Bookkeeping, roster: Roster) -> None:
    books.clearing.needed("data.accepted")
    books.rose()

    assert books.member(bookkeeping.CLEARED)["statusName"] == roster.stage.high


@verifies("data.others.untouched")
def must_leave_other_members_alone(books: Bookkeeping) -> None:
    one, other = books.texts
    books.first.needed("data.accepted")

    assert books.member(bookkeeping.SPARED).unlike({one: None, other: None}) == {}


@verifies("data.others.untouched")
def must_leave_the_lead_alone_in_other_programs(books: Bookkeeping) -> None:
    one, other = books.texts
    books.first.needed("data.accepted")

    assert {books.elsewhere[one], books.elsewhere[other]} & {"pac a", bookkeeping.ODD} == set()


@verifies("data.non-member.skipped")
def must_skip_a_lead_that_is_no_member_with_1013(books: Bookkeeping) -> None:
    assert books.first.row(2).skipped_with("1013", "data.rows.reasons")


@verifies("data.non-member.not-created")
def must_not_make_a_member_of_a_lead_by_its_fields(books: Bookkeeping) -> None:
    books.first.needed("data.accepted")

    assert books.member(bookkeeping.BOTH)
    assert not books.joined(bookkeeping.STRANGER)


@verifies("data.updateable.only")
def must_not_change_fields_that_are_not_updateable(books: Bookkeeping) -> None:
    assert books.before
    assert books.unlike == {}


@verifies("data.skipped.unchanged")
def must_write_nothing_of_a_row_that_is_skipped(books: Bookkeeping) -> None:
    assert books.spilled == []


@verifies("data.cleared")
def should_clear_a_field_that_is_sent_as_null(books: Bookkeeping) -> None:
    books.first.needed("data.accepted")

    assert books.clearing.outcomes == [("updated",)]
    assert books.member(bookkeeping.CLEARED)[books.texts[0]] in (None, "")


@verifies("data.input.required")
def must_refuse_a_call_without_input(books: Bookkeeping) -> None:
    assert books.no_input.rejected


@verifies("data.at-most-300")
def must_not_take_a_301st_row(books: Bookkeeping) -> None:
    assert books.too_many.answered
    assert books.member(bookkeeping.LAST)[books.texts[0]] != "pac many"


@depth("standard")
@verifies("data.at-most-300")
def must_not_take_the_row_of_a_301st_lead_that_exists(surplus: Surplus) -> None:
    assert surplus.writing.answered
    assert surplus.written != TOO_MANY


@verifies("data.at-most-300.nothing-changed")
def must_change_nothing_where_301_rows_are_refused(books: Bookkeeping) -> None:
    books.too_many.needed_refused()

    assert books.member(bookkeeping.FIRST)[books.texts[0]] != "pac many"


@verifies("data.at-most-300.taken")
def must_take_300_rows(crowd: Crowd, books: Bookkeeping) -> None:
    wrote(books)

    assert crowd.writing.accepted
    assert [row.status for row in crowd.writing.rows].count("skipped") == 0
    assert len(crowd.writing.rows) == 300
    assert crowd.written == ["pac many"] * 12


@verifies("data.program.unknown")
def must_refuse_a_program_that_does_not_exist(books: Bookkeeping) -> None:
    assert books.nowhere.refused


@verifies("data.rows.numbered")
def must_number_the_rows_as_they_were_sent(books: Bookkeeping) -> None:
    rows = books.first.needed("data.accepted").rows

    assert [row["seq"] for row in rows] == [*range(5)]


@verifies("data.rows.numbered")
def must_answer_every_row_that_can_not_be_written(books: Bookkeeping) -> None:
    done = [answer for answer in books.fixed.values() if answer.accepted]

    assert [answer for answer in done if len(answer.rows) != len(answer.asked["input"])] == []


@verifies("data.rows.lead")
def must_name_the_lead_of_a_row(books: Bookkeeping) -> None:
    answer = books.first.needed("data.accepted")

    assert answer.rows
    assert answer.misnamed == []


@verifies("data.rows.reasons")
def must_give_reasons_for_skipping(books: Bookkeeping) -> None:
    assert books.first.row(2).needed_skipped("data.non-member.skipped").reasoned


@observes("data.fixed")
def how_fields_that_are_not_updateable_are_answered(books: Bookkeeping) -> dict[str, str]:
    return {name: answer.what() for name, answer in books.fixed.items()}


@observes("data.unknown")
def how_an_unknown_field_is_answered(books: Bookkeeping, members: Members) -> str:
    lead = books.member(bookkeeping.ONE).lead
    return members.set_data(books.program, [{"leadId": lead, "pacNoSuchField": "1"}]).what()


@observes("data.too-long")
def how_a_text_that_is_too_long_is_answered(
    books: Bookkeeping, members: Members, description: Description
) -> str:
    lead, name = books.member(bookkeeping.ONE).lead, books.texts[0]
    length = description.fields[name].get("length") or 255
    return members.set_data(books.program, [{"leadId": lead, name: "x" * (length + 1)}]).what()


@observes("data.wrong-type")
def how_a_value_of_another_type_is_answered(
    books: Bookkeeping, members: Members, description: Description
) -> str:
    lead, names = books.member(bookkeeping.ONE).lead, description.writable("integer")
    row = {"leadId": lead, **dict.fromkeys(names[:1], "many")}
    return members.set_data(books.program, [row]).what()


@observes({"data.no-input": "no_input", "data.301-rows": "too_many"})
def how_a_wrong_call_is_refused(books: Bookkeeping, label: str) -> str:
    answers = {"no_input": books.no_input, "too_many": books.too_many}
    return answers[label].describe()
