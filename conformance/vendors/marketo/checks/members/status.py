"""
Giving members a status.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    NOBODY,
    Bookkeeping,
    Crowd,
    Members,
    Progression,
    Roster,
    Surplus,
    bookkeeping,
    progression,
    wrote,
)

SKIPPED_BY = {"lowered": "lower", "again": "same"}


@verifies("status.created")
def must_make_a_lead_a_member(story: Progression, roster: Roster) -> None:
    assert story["created"].accepted
    assert story["created"].outcomes == [("created",)] * 9
    assert story.status(progression.KEPT) == roster.stage.low
    assert story.status(progression.NEW) in {None, roster.stage.middle}


@verifies("status.created")
def must_know_a_member_that_was_made(story: Progression) -> None:
    assert story["created"].accepted
    assert not story.forgot


@verifies("status.updated")
def must_move_a_member_to_a_higher_status(story: Progression, roster: Roster) -> None:
    assert story["raised"].accepted
    assert story["raised"].outcomes == [("updated",)] * 2
    assert story.status(progression.RAISED) == roster.stage.high


@verifies("status.lower.skipped")
def must_skip_a_member_that_is_past_the_status(story: Progression, roster: Roster) -> None:
    story.rose()

    assert story.skipped("lowered")
    assert story.status(progression.LOWERED) == roster.stage.high


@verifies("status.same.skipped")
def must_skip_a_member_that_has_the_status(story: Progression, roster: Roster) -> None:
    assert story.skipped("again")
    assert story.status(progression.AGAIN) == roster.stage.low


@verifies("status.mixed")
def must_treat_each_lead_of_a_call_by_itself(story: Progression, roster: Roster) -> None:
    story.moves()

    assert [row.status for row in story["mixed"].rows] == ["updated", "skipped", "created"]
    assert story.status(progression.MIXED) == roster.stage.middle
    assert story.member(progression.NEW)


@verifies("status.equal-step")
def must_move_a_member_to_another_status_of_the_same_step(
    story: Progression, roster: Roster
) -> None:
    story.rose()

    assert story["twin"].outcomes == [("updated",)] * 2
    assert story["twin back"].outcomes == [("updated",)]
    assert story.status(progression.TWIN) == roster.stage.twins[1]
    assert story.status(progression.BACK) == roster.stage.twins[0]


@verifies("status.others.untouched")
def must_leave_other_members_alone(story: Progression, roster: Roster) -> None:
    assert story.status(progression.KEPT) == roster.stage.low


@verifies("status.others.untouched")
def must_leave_the_lead_alone_in_other_programs(story: Progression, roster: Roster) -> None:
    story["raised"].needed("status.updated")

    assert story.elsewhere["statusName"] == roster.stage.low


@verifies("status.fields.kept")
def must_keep_the_fields_of_a_member_that_is_moved(books: Bookkeeping) -> None:
    books.second.needed("data.accepted")
    wrote(books)
    books.rose()

    assert books.member(bookkeeping.MOVED)[books.texts[0]] == "pac h"


@verifies({"status.name.known": "unknown", "status.name.of-the-channel": "foreign"})
def must_refuse_a_status_that_the_channel_has_not(
    story: Progression, roster: Roster, label: str
) -> None:
    assert story[label].refused
    assert story.left(label) is None
    assert story.status(progression.HELD[label]) == roster.stage.low


@verifies("status.name.required")
def must_refuse_a_call_without_a_status(story: Progression) -> None:
    assert story["nameless"].refused
    assert story.left("nameless") is None


@verifies("status.input.required")
def must_refuse_a_call_without_input(story: Progression) -> None:
    assert story["no input"].rejected


@verifies("status.at-most-300")
def must_not_take_a_301st_lead(story: Progression) -> None:
    assert story["301"].answered
    assert story.left("last of 301") is None


@depth("standard")
@verifies("status.at-most-300")
def must_not_take_a_301st_lead_that_exists(surplus: Surplus) -> None:
    assert surplus.joining.answered
    assert not surplus.joined


@verifies("status.at-most-300.nothing-changed")
def must_change_nothing_where_301_leads_are_refused(story: Progression) -> None:
    story["301"].needed_refused()

    assert story.left("first of 301") is None


@verifies("status.at-most-300.taken")
def must_take_300_leads(crowd: Crowd) -> None:
    assert crowd.joining.accepted
    assert [row.status for row in crowd.joining.rows].count("skipped") == 0
    assert len(crowd.joining.rows) == 300
    assert crowd.strangers == []


@verifies("status.rows.numbered")
@pytest.mark.parametrize("label", ["created", "mixed"])
def must_number_the_rows_as_the_leads_were_sent(story: Progression, label: str) -> None:
    rows = story[label].needed("status.created").rows

    assert rows
    assert [row["seq"] for row in rows] == [*range(len(rows))]


@verifies("status.rows.numbered")
def must_number_300_rows(crowd: Crowd) -> None:
    rows = crowd.joining.needed("status.at-most-300.taken").rows

    assert [row["seq"] for row in rows] == [*range(len(rows))]


@verifies("status.rows.lead")
@pytest.mark.parametrize("label", ["created", "mixed"])
def must_name_the_lead_of_a_row(story: Progression, label: str) -> None:
    answer = story[label].needed("status.created")

    assert answer.rows
    assert answer.misnamed == []


@verifies("status.rows.reasons")
@pytest.mark.parametrize("label", ["lowered", "again"])
def must_give_reasons_for_skipping(story: Progression, label: str) -> None:
    assert story[label].row(0).needed_skipped(f"status.{SKIPPED_BY[label]}.skipped").reasoned


@verifies("status.program.unknown")
def must_refuse_a_program_that_does_not_exist(story: Progression) -> None:
    assert story["nowhere"].refused


@verifies("status.lead.unknown")
def must_not_make_a_member_of_nobody(story: Progression, members: Members, roster: Roster) -> None:
    answer = members.set_status(story.program, roster.stage.low, [NOBODY])

    assert answer.refused


@observes(
    {"status.unknown-answer": "unknown", "status.301-answer": "301", "status.nameless": "nameless"}
)
def how_a_wrong_call_is_refused(story: Progression, label: str) -> str:
    answer = story[label]
    return answer.describe() if label == "301" else answer.what()


@observes("status.empty-input")
def how_an_empty_input_is_answered(story: Progression, members: Members, roster: Roster) -> str:
    return members.set_status(story.program, roster.stage.low, []).what()


@observes("status.lead-twice")
def how_a_lead_that_is_sent_twice_is_answered(
    story: Progression, members: Members, roster: Roster
) -> str:
    lead = roster.leads[progression.AGAIN]
    story.member(progression.AGAIN)
    return members.set_status(story.program, roster.stage.high, [lead, lead]).what()


@observes("status.outside")
def how_not_in_program_is_answered(story: Progression, members: Members, roster: Roster) -> str:
    story.member(progression.KEPT)
    return members.set_status(
        story.program, roster.stage.outside, [roster.leads[progression.KEPT]]
    ).what()


@observes("status.skipped-lead")
def how_a_skipped_row_names_its_lead(story: Progression) -> str:
    return "leadId" if story["again"].row(0)["leadId"] else "no leadId"
