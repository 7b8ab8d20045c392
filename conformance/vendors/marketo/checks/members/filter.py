"""
What members may be filtered by.
"""

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import (
    UNFILTERED,
    Description,
    Filters,
    Period,
    Progression,
    Roster,
    Unfit,
    progression,
    trust,
)


@verifies("filter.searchable")
def must_filter_by_each_searchable_field(filters: Filters, roster: Roster) -> None:
    roster.there()
    trust.takes_several(roster)

    assert filters.wrong == {}


@verifies("filter.unknown.refused")
def must_refuse_a_field_that_does_not_exist(roster: Roster) -> None:
    assert roster.unknown_filter.rejected


@verifies("filter.unsearchable.refused")
def must_refuse_a_standard_field_that_is_not_searchable(
    roster: Roster, description: Description
) -> None:
    names = Unfit(description).standard
    answers = {name: roster.members.query(roster.program, name, "1") for name in names}

    assert answers
    assert [name for name, answer in answers.items() if not answer.rejected] == []


@verifies("filter.custom.string-or-integer")
def must_refuse_a_custom_field_of_another_type(roster: Roster, description: Description) -> None:
    assert roster.members.query(roster.program, Unfit(description).custom, "true").rejected


@verifies("filter.custom.string-or-integer")
@depth("standard")
def must_refuse_each_other_type_that_is_not_listed(
    roster: Roster, description: Description
) -> None:
    wrong = Unfit(description).unlisted
    members, program = roster.members, roster.program
    answers = [members.query(program, name, UNFILTERED[kind]) for kind, name in wrong.items()]

    assert answers
    assert [answer for answer in answers if not answer.rejected] == []


@verifies("filter.status.present")
def must_find_members_by_the_status_that_they_have_now(story: Progression, roster: Roster) -> None:
    raised = roster.leads[progression.RAISED]

    assert roster.leads[progression.KEPT] in story.with_lowest.leads
    assert raised not in story.with_lowest.leads


@verifies("filter.updated.range")
def must_find_members_that_were_updated_within_seven_days(period: Period, roster: Roster) -> None:
    assert period.around.accepted
    assert period.around.leads == roster.leads_of("both")


@verifies("query.fields.asked")
def must_return_the_fields_beside_a_range(period: Period, roster: Roster) -> None:
    period.around.needed("filter.updated.range")
    roster.given()
    statuses = {member["statusName"] for member in period.around.members}

    assert statuses == {roster.stage.low, roster.stage.high}


@verifies("filter.updated.start")
def must_leave_out_what_was_updated_before_the_range(period: Period) -> None:
    assert period.later.absent


@verifies("filter.updated.zone")
@depth("standard")
def must_take_a_range_for_the_instants_that_it_means(period: Period) -> None:
    assert period.later_elsewhere.absent


@verifies("query.nobody")
def must_succeed_where_nobody_is_found(period: Period) -> None:
    assert not period.nobody.rejected
    assert period.nobody.envelope.get("result") == []


@verifies("filter.updated.end")
def must_leave_out_what_was_updated_after_the_range(period: Period) -> None:
    assert period.earlier.absent


@verifies("filter.updated.at-most-seven-days")
def must_refuse_a_range_of_more_than_seven_days(period: Period) -> None:
    assert period.longer.rejected


@observes("filter.updated-alone")
def how_a_range_without_filter_values_is_answered(period: Period) -> str:
    return period.alone.describe()


@observes({"filter.updated-no-end": "startAt", "filter.updated-no-start": "endAt"})
def how_half_a_range_is_answered(period: Period, roster: Roster, label: str) -> str:
    instant = {label: period.updated[0].strftime("%Y-%m-%dT%H:%M:%SZ")}
    return roster.members.query(roster.program, "updatedAt", period.value, **instant).describe()


@observes({"filter.date-nonsense": "yesterday", "filter.date-milliseconds": "%S.123Z"})
def how_another_notation_of_a_date_is_answered(period: Period, roster: Roster, label: str) -> str:
    odd = label if "%" not in label else period.updated[0].strftime(f"%Y-%m-%dT%H:%M:{label}")
    end = period.updated[-1].strftime("%Y-%m-%dT23:59:59Z")
    answer = roster.members.query(roster.program, "updatedAt", period.value, startAt=odd, endAt=end)
    return answer.describe()


@observes("filter.unknown-code")
def how_an_unknown_filter_is_answered(roster: Roster) -> str:
    return roster.unknown_filter.describe()
