"""
Approving and unapproving Email programs.

Nothing is approved for good, and nothing at all unless the user allows it.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.context import Context
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.programs import (
    NOBODY,
    OTHER_TYPES,
    Approvals,
    Attempted,
    Denials,
    Force,
    Programs,
    Reply,
    Term,
)

BOTH = ("startDate", "endDate")


@pytest.fixture(scope="session")
def denials(programs: Programs) -> Denials:
    return Denials(programs)


@pytest.fixture(scope="session")
def approvals(programs: Programs) -> Approvals:
    return Approvals(programs)


@pytest.fixture(scope="session")
def without_start_date(approvals: Approvals) -> Attempted:
    return approvals.attempt(approvals.named("email_without_start_date_program_id", "endDate"))


@pytest.fixture(scope="session")
def without_end_date(approvals: Approvals) -> Attempted:
    return approvals.attempt(approvals.named("email_without_end_date_program_id", "startDate"))


@pytest.fixture(scope="session")
def without_assets(programs: Programs, approvals: Approvals, context: Context) -> Attempted:
    """An attempt on an Email program with both dates, but neither email nor smart list."""
    context.allow("approve-programs")
    if context.target.fixtures.get("email_without_assets_program_id") is not None:
        return approvals.attempt(approvals.named("email_without_assets_program_id", *BOTH))
    dates = {"startDate": moment.in_a_year(), "endDate": moment.in_a_year(days=7)}
    made = programs.create("Email", **dates).needed_for("create.email-dates.accepted")
    program = programs.by_id(made.id).needed_for("get.by-id.returns-the-program")
    return approvals.attempt(program)


@pytest.fixture(scope="session")
def term(programs: Programs, approvals: Approvals, context: Context) -> Term:
    ready = approvals.named("email_ready_program_id", *BOTH)
    if None in ready.dates:
        raise Blocked("email_ready_program_id: it does not show both dates")
    id_ = context.fixture("email_ready_program_id")
    approved = approvals.approve(ready)
    again, between = programs.approve(id_), programs.by_id(id_)
    unapproved, once_more = programs.unapprove(id_), programs.unapprove(id_)
    return Term(id_, ready, approved, again, between, unapproved, once_more, programs.by_id(id_))


@pytest.fixture(scope="session")
def force(approvals: Approvals, term: Term) -> Force:
    needs_approval(term)
    return Force.of(approvals, approvals.named("email_ready_program_id", *BOTH))


@pytest.fixture(scope="session")
def unknown(programs: Programs) -> Reply:
    return programs.approve(NOBODY)


@verifies("approval.approve.email-only")
@pytest.mark.parametrize("kind", OTHER_TYPES)
def must_refuse_to_approve_another_type(denials: Denials, kind: str) -> None:
    assert denials[kind].approved.rejected
    assert denials[kind].between == denials[kind].before


@verifies("approval.unapprove.email-only")
@pytest.mark.parametrize("kind", OTHER_TYPES)
def must_refuse_to_unapprove_another_type(denials: Denials, kind: str) -> None:
    assert denials[kind].unapproved.rejected
    assert denials[kind].after == denials[kind].between


@verifies("approval.start-date.required")
def must_not_approve_without_a_start_date(without_start_date: Attempted) -> None:
    assert without_start_date.reply.rejected
    assert without_start_date.after == without_start_date.before


@verifies("approval.end-date.required")
def must_not_approve_without_an_end_date(without_end_date: Attempted) -> None:
    assert without_end_date.reply.rejected
    assert without_end_date.after == without_end_date.before


@verifies("approval.assets.required")
def must_not_approve_without_email_and_smart_list(without_assets: Attempted) -> None:
    assert without_assets.reply.rejected
    assert without_assets.after == without_assets.before


@verifies("approval.approve.accepted")
def must_approve_what_is_ready(term: Term) -> None:
    assert term.approved.accepted
    assert term.approved.ids == [term.id]


@verifies("approval.unapprove.accepted")
def must_unapprove_what_is_approved(term: Term) -> None:
    needs_approval(term)

    assert term.unapproved.accepted
    assert term.unapproved.ids == [term.id]


def needs_approval(term: Term) -> None:
    """What follows an approval can't be judged without one."""
    if not term.approved.accepted:
        raise Blocked("approval.approve.accepted")


@verifies("approval.approve.locks")
def must_read_locked_once_approved(term: Term) -> None:
    needs_approval(term)

    assert term.between.of(term.id).status == "locked"


@verifies("approval.unapprove.unlocks")
def must_read_unlocked_once_unapproved(term: Term) -> None:
    needs_approval(term)

    assert term.afterwards.of(term.id).status == "unlocked"


@verifies("approval.nothing-else")
def must_change_nothing_but_the_status(term: Term) -> None:
    needs_approval(term)

    assert term.between.of(term.id).content == term.before.content
    assert term.afterwards.of(term.id).content == term.before.content


@depth("standard")
@verifies("approval.approve.accepted")
def must_approve_it_again_once_unapproved(force: Force) -> None:
    assert force.approved.accepted


@depth("standard")
@verifies("browse.status.unlocked")
def must_not_browse_an_approved_program_as_unlocked(force: Force) -> None:
    force.approved.worked_for("approval.approve.accepted")

    assert force.id in force.unlocked_before.ids
    assert force.id not in force.unlocked.ids


@depth("standard")
@verifies("approval.others.untouched")
def must_approve_no_other(without_end_date: Attempted, force: Force) -> None:
    assert force.beside.status == without_end_date.after


@verifies("approval.unknown")
def must_refuse_to_approve_an_unknown_id(unknown: Reply) -> None:
    assert unknown.rejected


@observes("approval.twice")
def how_a_second_approval_is_answered(term: Term) -> str:
    return term.approved_again.describe()


@observes("approval.unapproved")
def how_a_second_unapproval_is_answered(term: Term) -> str:
    return term.unapproved_again.describe()


@observes("approval.other-type-code")
def how_the_approval_of_another_type_is_answered(denials: Denials) -> str:
    return denials["Default"].approved.describe()


@observes("approval.missing-assets-code")
def how_an_approval_without_assets_is_answered(without_assets: Attempted) -> str:
    return without_assets.reply.describe()


@observes("approval.missing-date-code")
def how_an_approval_without_a_date_is_answered(without_start_date: Attempted) -> str:
    return without_start_date.reply.describe()


@observes("approval.unknown-code")
def how_approving_an_unknown_id_is_answered(unknown: Reply) -> str:
    return unknown.describe()
