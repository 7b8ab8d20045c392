"""
Who may write.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import CALLS, STRANGER, Busy, Outsiders, Results, Turns


def callers(*verbs: str) -> pytest.MarkDecorator:
    """Those who try to do one of these."""
    return pytest.mark.parametrize(
        "call", [call for call in CALLS if call[1] in verbs], ids="-".join
    )


@verifies("permission.create")
@callers("create")
def must_refuse_to_let_others_create(outsiders: Outsiders, call: tuple[str, str]) -> None:
    assert outsiders[call].denied


@verifies("permission.update")
@callers("update")
def must_refuse_to_let_others_update(outsiders: Outsiders, call: tuple[str, str]) -> None:
    assert outsiders[call].denied


@verifies("permission.delete")
@callers("delete")
def must_refuse_to_let_others_delete(outsiders: Outsiders, call: tuple[str, str]) -> None:
    assert outsiders[call].denied


@verifies("permission.transitions")
@callers("publish", "end", "archive")
def must_refuse_to_let_others_change_a_status(outsiders: Outsiders, call: tuple[str, str]) -> None:
    assert outsiders[call].denied


@verifies("permission.duplicate")
def must_refuse_to_let_members_duplicate(outsiders: Outsiders) -> None:
    assert outsiders["member", "duplicate"].denied


@verifies("permission.bulk")
def must_refuse_to_let_members_update_in_bulk(outsiders: Outsiders) -> None:
    reply = outsiders["member", "bulk"]

    assert reply.denied or True not in Results(reply).successes


@depth("standard")
@verifies({"permission.duplicate": "duplicate", "permission.transitions": "end"})
def must_refuse_a_visitor(turns: Turns, label: str) -> None:
    assert turns.by_a_visitor(label).denied


@depth("standard")
@verifies({"permission.update": "update", "permission.transitions": "end"})
def must_refuse_a_participant(busy: Busy, label: str) -> None:
    assert busy.by_the_participant(label).denied


@depth("standard")
@verifies("permission.bulk")
def must_refuse_to_let_visitors_update_in_bulk(turns: Turns) -> None:
    reply = turns.by_a_visitor("bulk")

    assert reply.denied or True not in Results(reply).successes


@verifies("permission.create")
@pytest.mark.parametrize("caller", ["visitor", "member"])
def must_not_create_what_was_refused(outsiders: Outsiders, caller: str) -> None:
    assert outsiders.left(caller) == []


@verifies({"permission.update": "update", "permission.bulk": "bulk"})
def must_not_change_what_others_may_not_write(outsiders: Outsiders, label: str) -> None:
    assert f"{label} is not allowed" not in str(outsiders.survivor.title)


@verifies("permission.delete")
def must_not_delete_what_others_may_not_write(outsiders: Outsiders) -> None:
    assert outsiders.draft_afterwards.accepted


@verifies("permission.transitions")
def must_not_change_the_status_for_others(outsiders: Outsiders) -> None:
    assert outsiders.survivor.status == "DRAFT"
    assert outsiders.published_afterwards.program.status == "PUBLISHED"


@verifies("permission.app")
def must_let_a_trusted_app_write(outsiders: Outsiders) -> None:
    app = outsiders.app

    assert app["update"].accepted
    assert app["seen"].needed_for("visibility.draft.management").title == app["title"]
    assert app["delete"].accepted


@verifies("permission.app")
def must_let_a_trusted_app_create(outsiders: Outsiders) -> None:
    assert outsiders.created_by_the_app.accepted


@verifies("permission.unknown-token")
@pytest.mark.parametrize("verb", ["create", "update"])
def must_refuse_a_token_that_was_never_given_out(outsiders: Outsiders, verb: str) -> None:
    assert outsiders[STRANGER, verb].denied


@verifies("permission.unknown-token")
def must_change_nothing_for_an_unknown_token(outsiders: Outsiders) -> None:
    assert outsiders.left(STRANGER) == []


@observes({"permission.visitor-answer": "visitor", "permission.member-answer": "member"})
def how_others_are_answered_who_create(outsiders: Outsiders, label: str) -> str:
    return outsiders[label, "create"].describe()
