"""
Deleting members.
"""

from conformance import apart, depth, observes, verifies
from conformance.vendors.marketo.vocabulary.members import Crowd, Parting, Roster, Surplus
from conformance.vendors.marketo.vocabulary.members import parting as parts


@verifies("removal.deleted")
def must_delete_members(parting: Parting) -> None:
    assert parting.deletion.accepted
    assert parting.deletion.outcomes[::2] == [("deleted",)] * 2


@verifies("removal.gone")
def must_be_gone_from_queries_by_lead(parting: Parting) -> None:
    parting.deletion.needed("removal.deleted")

    assert not parting.remains(parts.GONE)
    assert not parting.remains(parts.BACK)


@verifies("removal.gone")
def must_be_gone_from_queries_by_status(parting: Parting, roster: Roster) -> None:
    gone = {roster.leads[parts.GONE], roster.leads[parts.BACK]}

    assert gone & {*parting.by_status.leads} == set()


@verifies("removal.others.kept")
def must_keep_the_other_members(parting: Parting, roster: Roster) -> None:
    parting.deletion.needed("removal.deleted")

    assert parting.remains(parts.KEPT)
    assert parting.afterwards[roster.leads[parts.KEPT]]["statusName"] == roster.stage.low


@verifies("removal.other-programs.kept")
def must_keep_the_membership_in_other_programs(parting: Parting, roster: Roster) -> None:
    parting.deletion.needed("removal.deleted")

    assert roster.leads[parts.GONE] in parting.elsewhere


@verifies("removal.lead.kept")
def must_keep_the_lead(parting: Parting, roster: Roster) -> None:
    parting.deletion.needed("removal.deleted")

    assert parting.lead.accepted
    assert [record["id"] for record in parting.lead.records] == [roster.leads[parts.GONE]]


@verifies("removal.non-member.skipped")
def must_skip_a_lead_that_is_no_member_with_1037(parting: Parting) -> None:
    assert parting.deletion.row(1).skipped_with("1037", "removal.rows.reasons")


@verifies("removal.again.skipped")
def must_skip_a_member_that_is_deleted_already(parting: Parting) -> None:
    parting.deletion.needed("removal.deleted")
    parting.keeps_leads()
    parting.left()

    assert len(parting.again.rows) == 1
    assert parting.again.row(0).skipped_with("1037", "removal.rows.reasons")


@verifies("removal.return")
def must_make_a_deleted_member_again(parting: Parting, roster: Roster) -> None:
    parting.keeps_leads()
    parting.left()

    assert parting.return_.outcomes == [("created",)]
    assert roster.leads[parts.BACK] in parting.returned


@verifies("removal.input.required")
def must_refuse_a_call_without_input(parting: Parting) -> None:
    assert parting.no_input.rejected


@verifies("removal.at-most-300")
def must_not_take_a_301st_lead(parting: Parting) -> None:
    parting.spares()

    assert parting.too_many.answered
    assert parting.remains(parts.LAST)


@depth("standard")
@verifies("removal.at-most-300")
def must_not_take_a_301st_lead_that_exists(surplus: Surplus) -> None:
    assert surplus.deletion.answered
    assert surplus.remains


@verifies("removal.at-most-300.nothing-changed")
def must_change_nothing_where_301_leads_are_refused(parting: Parting) -> None:
    parting.too_many.needed_refused()
    parting.spares()

    assert parting.remains(parts.FIRST)


@apart("last")
@verifies("removal.at-most-300.taken")
def must_take_300_leads(crowd: Crowd, parting: Parting) -> None:
    parting.left()

    assert crowd.leaving.accepted
    assert [row.status for row in crowd.leaving.rows].count("skipped") == 0
    assert len(crowd.leaving.rows) == 300
    assert len(crowd.remaining.leads) == 1


@verifies("removal.program.unknown")
def must_refuse_a_program_that_does_not_exist(parting: Parting) -> None:
    assert parting.nowhere.refused


@verifies("removal.rows.numbered")
def must_number_the_rows_as_the_leads_were_sent(parting: Parting) -> None:
    rows = parting.deletion.needed("removal.deleted").rows

    assert [row["seq"] for row in rows] == [*range(3)]


@verifies("removal.rows.lead")
def must_name_the_lead_of_a_row(parting: Parting) -> None:
    answer = parting.deletion.needed("removal.deleted")

    assert answer.rows
    assert answer.misnamed == []


@verifies("removal.rows.reasons")
def must_give_reasons_for_skipping(parting: Parting) -> None:
    assert parting.deletion.row(1).needed_skipped("removal.non-member.skipped").reasoned


@observes({"removal.no-input": "no_input", "removal.301-leads": "too_many"})
def how_a_wrong_call_is_refused(parting: Parting, label: str) -> str:
    answers = {"no_input": parting.no_input, "too_many": parting.too_many}
    return answers[label].describe()
