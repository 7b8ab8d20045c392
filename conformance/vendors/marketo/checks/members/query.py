"""
Querying members: which come back, and with which fields.
"""

from typing import Any

import pytest

from conformance import observes, verifies
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.members import (
    DEFAULT,
    Description,
    Progression,
    Roster,
    Seen,
    progression,
    trust,
)

DATES = ("createdAt", "membershipDate", "reachedSuccessDate", "updatedAt")


@verifies("query.filter-type.required")
def must_refuse_a_query_without_a_filter_type(roster: Roster) -> None:
    assert roster.unfiltered.rejected


@verifies("query.filter-values.required")
def must_refuse_a_query_without_filter_values(roster: Roster) -> None:
    assert roster.unvalued.rejected


@verifies("query.lead-id")
def must_find_members_by_lead(roster: Roster) -> None:
    roster.there()

    assert roster.by_lead.accepted
    assert roster.by_lead.leads == roster.leads_of("both")


@verifies("query.lead-id")
def must_show_a_member_once_that_is_asked_for_twice(roster: Roster) -> None:
    roster.there()

    assert roster.twice.leads == roster.leads_of("low")[1:2]


@verifies("query.program")
def must_return_members_of_the_program_alone(roster: Roster) -> None:
    assert {str(one["programId"]) for one in trust.found(roster).members} == {str(roster.program)}


@verifies("query.values.several")
def must_find_members_by_one_value_or_several(roster: Roster) -> None:
    roster.given()
    found = {label: answer.leads for label, answer in roster.by_status.items()}

    assert found == {label: roster.leads_of(label) for label in ("low", "high", "both")}


@verifies("query.values.at-most-300")
def must_look_for_300_values(roster: Roster) -> None:
    one = roster.leads_of("low")[0]
    trust.sees(roster, fields=False)

    assert roster.many.leads == [one]


@verifies("query.values.at-most-300")
def must_not_look_for_the_301st_value(roster: Roster) -> None:
    one = roster.leads_of("low")[0]

    assert roster.too_many.rejected or one not in roster.too_many.leads


@verifies("query.fields.default")
@pytest.mark.parametrize("name", DEFAULT)
def must_return_the_default_fields(roster: Roster, name: str) -> None:
    assert [member for member in trust.found(roster).members if member[name] is None] == []


@verifies("query.fields.default")
def must_return_the_default_fields_whatever_the_filter_is(roster: Roster) -> None:
    found = roster.by_status["both"].needed("filter.searchable").members

    assert found
    assert [name for member in found for name in DEFAULT if member[name] is None] == []


@verifies("query.fields.default-alone")
def must_return_no_other_field_that_is_described(roster: Roster, description: Description) -> None:
    others = {*description.fields} - {*DEFAULT}
    shown = trust.found(roster).members

    assert {name for member in shown for name in member.names & others} == set()


@verifies("query.fields.asked")
def must_return_the_fields_that_were_asked_for(roster: Roster) -> None:
    asked = roster.asked(fields=["leadId", "statusName", "updatedAt"])
    trust.sees(roster, fields=False)
    low, high = roster.leads_of("low"), roster.leads_of("high")
    wanted = dict.fromkeys(low, roster.stage.low) | dict.fromkeys(high, roster.stage.high)
    roster.given()

    assert {lead: one["statusName"] for lead, one in Seen(asked).by_lead.items()} == wanted
    assert [member for member in asked.members if not member["updatedAt"]] == []


@verifies("query.fields.asked")
def must_return_them_whatever_the_filter_is(roster: Roster) -> None:
    roster.there()
    statuses = {member["statusName"] for member in roster.low_pages[0].members}

    assert statuses == {roster.stage.low}


@verifies("query.fields.asked")
def must_show_the_same_as_without_fields(roster: Roster, description: Description) -> None:
    asked = roster.asked(fields=list(description.fields)).needed("query.fields.described")
    plain = {name for member in roster.asked().members for name in member.names}
    names = [name for name in DEFAULT if name in plain and name in description.fields]

    assert asked.members
    assert asked.shown(names) == roster.asked().shown(names)


@verifies("query.fields.described")
def must_know_every_field_that_is_described(roster: Roster, description: Description) -> None:
    assert not roster.asked(fields=list(description.fields)).rejected


@verifies("query.rows.numbered")
def should_number_the_records_of_the_first_page(roster: Roster) -> None:
    members = trust.found(roster).first.members

    assert members
    assert [member["seq"] for member in members] == [*range(len(members))]


@verifies(
    {
        "query.members.lead-id": ("leadId", int),
        "query.members.program-id": ("programId", int),
        "query.members.acquired-by": ("acquiredBy", bool),
        "query.members.reached-success": ("reachedSuccess", bool),
        "query.members.membership-date": ("membershipDate", str),
    }
)
def must_give_a_member_of_this_type(roster: Roster, label: tuple[str, type]) -> None:
    name, wanted = label
    shown = trust.found(roster).members
    values = [member[name] for member in shown if member[name] is not None]

    assert [value for value in values if type(value) is not wanted] == []


@verifies("query.members.membership-date")
def must_give_the_date_of_a_membership_as_a_date(roster: Roster) -> None:
    assert [text for text in _dates(roster) if text is not None and moment.read(text) is None] == []


@verifies("query.members.dates")
def should_write_dates_without_milliseconds(roster: Roster) -> None:
    assert [text for text in _dates(roster) if not _plain(text)] == []


@verifies("query.members.dates")
def should_write_all_dates_so(roster: Roster, description: Description) -> None:
    asked = roster.asked(fields=list(description.fields)).needed("query.fields.described")
    texts = [member[name] for member in asked.members for name in DATES]

    assert [text for text in texts if text is not None]
    assert [text for text in texts if text is not None and not _plain(text)] == []


@verifies("query.members.success")
def must_reach_success_with_the_status(roster: Roster) -> None:
    trust.sees(roster, fields=True)
    seen = {member["statusName"]: member["reachedSuccess"] for member in _successes(roster)}
    successes = roster.stage.success(reached=True)
    roster.stage.may_succeed()

    assert seen
    assert seen == {status: status in successes for status in seen}


@verifies("query.members.success")
def must_reach_success_when_a_member_is_moved(story: Progression, roster: Roster) -> None:
    story["raised"].needed("status.updated")
    member = story.seen(progression.RAISED)
    successes = roster.stage.success(reached=True)
    roster.stage.may_succeed()

    assert member["reachedSuccess"] is (member["statusName"] in successes)


@verifies("query.program.unknown")
def must_find_no_members_of_an_unknown_program(roster: Roster) -> None:
    assert roster.nowhere.absent


def _dates(roster: Roster) -> list[Any]:
    return [member["membershipDate"] for member in trust.found(roster).members]


def _plain(text: Any) -> bool:
    return isinstance(text, str) and len(text) == 20 and text[10] == "T" and text[-1] == "Z"


def _successes(roster: Roster) -> list[Any]:
    return roster.asked(fields=["leadId", "statusName", "reachedSuccess"]).members


@observes("query.fields-alone")
def how_fields_that_were_not_asked_for_are_treated(roster: Roster) -> list[str]:
    """Which members a record has beyond `leadId`, `statusName` and `updatedAt`."""
    asked = roster.asked(fields=["leadId", "statusName", "updatedAt"])
    names = {name for member in asked.members for name in member.names}
    return sorted(names - {"leadId", "statusName", "updatedAt"})


@observes("query.fields-unknown")
def how_an_unknown_field_is_answered(roster: Roster) -> str:
    return roster.asked(fields=["leadId", "pacNoSuchField"]).describe()


@observes("query.unknown-program")
def how_an_unknown_program_is_answered(roster: Roster) -> str:
    return roster.nowhere.describe()


@observes("query.values-301")
def how_301_values_are_answered(roster: Roster) -> str:
    return roster.too_many.describe()


@observes("query.case")
def how_the_case_of_a_status_matters(roster: Roster) -> str:
    roster.description.must_search("statusName")
    shouted = roster.stage.low.swapcase()
    return roster.members.query(roster.program, "statusName", shouted).describe()
