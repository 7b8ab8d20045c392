"""
Joining a program.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import Busy, Joins, Patience, Turns


@pytest.fixture(scope="session")
def patience(joins: Joins) -> Patience:
    return Patience(joins)


@verifies("joining.public")
def must_join_a_public_program_at_once(joins: Joins) -> None:
    assert joins.to_the_open.joined


@verifies("joining.private")
def must_wait_for_approval(joins: Joins) -> None:
    assert joins.waiting.reply.accepted
    assert joins.waiting.status == "APPROVAL_PENDING"


@depth("standard")
@verifies("joining.private")
def must_wait_whatever_who_applies_says(patience: Patience) -> None:
    assert not patience.forward.joined


@verifies("joining.private.approved")
def must_join_once_approved(joins: Joins) -> None:
    assert joins.by_the_owner.joined
    assert joins.then.joined


@verifies("joining.private.not-by-the-member")
def must_not_let_members_approve_themselves(joins: Joins) -> None:
    assert joins.by_the_member.denied
    assert not joins.still.joined


@verifies("joining.ended")
def must_not_join_an_ended_program(joins: Joins) -> None:
    assert joins.closed("ENDED").denied


@verifies("joining.ended")
def must_not_enrol_into_an_ended_program(joins: Joins) -> None:
    assert joins.enrolled("ENDED").denied


@verifies("joining.not-published")
@pytest.mark.parametrize("status", ["DRAFT", "ARCHIVED"])
def must_not_join_what_is_not_published(joins: Joins, status: str) -> None:
    assert joins.closed(status).denied


@depth("standard")
@verifies("joining.not-published")
@pytest.mark.parametrize("status", ["DRAFT", "ARCHIVED"])
def must_not_enrol_into_what_is_not_published(joins: Joins, status: str) -> None:
    assert joins.enrolled(status).denied


@verifies("joining.not-published.code")
def should_say_that_the_program_is_not_published(joins: Joins) -> None:
    assert joins.closed("ENDED").denied
    assert joins.closed("ENDED").reply.codes == ["PROGRAM_NOT_PUBLISHED"]


@verifies("joining.once")
def must_not_join_a_second_time(joins: Joins) -> None:
    assert joins.again.denied


@depth("standard")
@verifies("joining.once")
def must_not_apply_while_an_application_waits(patience: Patience) -> None:
    assert patience.again == []


@verifies("joining.on-behalf")
def must_enrol_a_member_for_the_owner(joins: Joins) -> None:
    assert joins.on_behalf.joined


@depth("standard")
@verifies("joining.on-behalf")
def must_enrol_a_member_without_further_approval(turns: Turns) -> None:
    assert turns.enrolled.joined


@depth("standard")
@verifies("joining.on-behalf")
def must_invite_a_member_for_the_owner(patience: Patience) -> None:
    assert patience.invited.status == "INVITED"


@verifies("joining.on-behalf.member")
def must_not_enrol_nobody(joins: Joins) -> None:
    assert joins.for_nobody.denied


@verifies("joining.limit")
def must_not_take_more_than_the_limit(joins: Joins) -> None:
    assert joins.one_too_many.denied


@depth("standard")
@verifies("joining.limit.waiting")
def must_keep_a_place_for_whom_nobody_has_approved(patience: Patience) -> None:
    assert patience.enrolled.reply.accepted


@depth("standard")
@verifies("joining.limit")
def must_take_one_more_once_the_limit_is_raised(busy: Busy) -> None:
    assert busy.second.joined


@observes("joining.secret-member")
def how_joining_a_secret_program_is_answered(joins: Joins) -> str:
    return joins.into_the_secret.describe()


@observes("joining.visitor")
def how_a_visitor_who_joins_is_answered(joins: Joins) -> str:
    return joins.by_a_visitor.describe()


@observes({"joining.ended-answer": "ENDED", "joining.draft-answer": "DRAFT"})
def how_joining_what_takes_nobody_is_answered(joins: Joins, label: str) -> str:
    return joins.closed(label).describe()


@observes("joining.once-answer")
def how_a_second_application_is_answered(joins: Joins) -> str:
    return joins.again.describe()


@observes("joining.limit-answer")
def how_joining_a_full_program_is_answered(joins: Joins) -> str:
    return joins.one_too_many.describe()
