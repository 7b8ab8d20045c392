"""
Who can get which program by its id.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.context import Context
from conformance.vendors.wix.vocabulary import NOBODY, STRANGER, Joins, Lists, Outsiders, Sights

each_open = pytest.mark.parametrize("access", ["PUBLIC", "PRIVATE"])
each_manager = pytest.mark.parametrize("manager", ["owner", "app"])


@verifies(
    {
        "visibility.draft.visitor": "visitor",
        "visibility.draft.member": "member",
    }
)
@pytest.mark.parametrize("access", ["PUBLIC", "SECRET"])
def must_hide_a_draft(sights: Sights, label: str, access: str) -> None:
    assert sights.of(label, access, "DRAFT").hidden


@verifies("visibility.draft.visitor")
def must_hide_a_private_draft(sights: Sights) -> None:
    assert sights.of("visitor", "PRIVATE", "DRAFT").hidden


@verifies("visibility.draft.participant")
def must_hide_a_draft_from_participants(sights: Sights) -> None:
    assert sights.of("participant", "PUBLIC", "DRAFT").hidden


@verifies("visibility.draft.management")
@each_manager
def must_show_a_draft_to_management(sights: Sights, manager: str) -> None:
    assert sights.of(manager, "SECRET", "DRAFT").shown


@verifies("visibility.draft.management")
def must_show_the_owner_a_draft_of_an_app(outsiders: Outsiders) -> None:
    assert outsiders.app["seen"].accepted


@verifies(
    {
        "visibility.published.visitor": "visitor",
        "visibility.published.member": "member",
    }
)
@each_open
def must_show_a_published_program(sights: Sights, label: str, access: str) -> None:
    assert sights.of(label, access, "PUBLISHED").shown


@verifies("visibility.published.participant")
def must_show_a_published_program_to_participants(sights: Sights) -> None:
    assert sights.of("participant", "PRIVATE", "PUBLISHED").shown


@verifies("visibility.published.participant")
def must_show_a_public_program_to_its_participant(sights: Sights, context: Context) -> None:
    id_ = context.fixture("participant_public_program_id")
    reply = sights.get("participant", id_)

    assert reply.accepted
    assert reply.program.is_the_one(id_)


@verifies({"visibility.secret.visitor": "visitor", "visibility.secret.member": "member"})
@pytest.mark.parametrize("status", ["PUBLISHED", "ENDED"])
def must_hide_a_secret_program(sights: Sights, label: str, status: str) -> None:
    assert sights.of(label, "SECRET", status).hidden


@verifies("visibility.secret.participant")
def must_show_a_secret_program_to_its_participant(sights: Sights, context: Context) -> None:
    id_ = context.fixture("participant_secret_program_id")
    reply = sights.get("participant", id_)

    assert reply.accepted
    assert reply.program.is_the_one(id_)


@verifies("visibility.secret.participant-ended")
def must_show_a_secret_program_that_ended_to_its_participant(joins: Joins) -> None:
    program, reply = joins.secret_once_ended

    assert program.status == "ENDED"
    assert reply.accepted
    assert reply.program.id == program.id


@verifies("visibility.secret.management")
@each_manager
def must_show_a_secret_program_to_management(sights: Sights, manager: str) -> None:
    assert sights.of(manager, "SECRET", "PUBLISHED").shown


@verifies({"visibility.ended.visitor": "visitor", "visibility.ended.member": "member"})
def must_show_an_ended_program(sights: Sights, label: str) -> None:
    assert sights.of(label, "PUBLIC", "ENDED").shown


@verifies("visibility.ended.visitor")
def must_show_a_private_program_that_ended(joins: Joins) -> None:
    assert joins.private_once_ended.shown


@verifies("visibility.ended.management")
@each_manager
def must_show_an_ended_program_to_management(sights: Sights, manager: str) -> None:
    assert sights.of(manager, "SECRET", "ENDED").shown


@verifies({"visibility.archived.visitor": "visitor", "visibility.archived.member": "member"})
def must_hide_an_archived_program(sights: Sights, label: str) -> None:
    assert sights.of(label, "PUBLIC", "ARCHIVED").hidden


@verifies("visibility.archived.visitor")
def must_hide_a_private_program_in_the_archive(joins: Joins) -> None:
    assert joins.private_once_archived.hidden


@verifies("visibility.archived.visitor")
def must_hide_a_secret_program_in_the_archive(joins: Joins) -> None:
    assert joins.secret_in_the_archive.hidden


@verifies("visibility.archived.management")
@each_manager
def must_show_an_archived_program_to_management(sights: Sights, manager: str) -> None:
    assert sights.of(manager, "PUBLIC", "ARCHIVED").shown


@depth("standard")
@verifies("visibility.unknown-token")
def must_hide_a_draft_from_a_stranger(sights: Sights) -> None:
    assert sights.of(STRANGER, "PUBLIC", "DRAFT").hidden


@depth("standard")
@verifies("visibility.unknown-token")
@pytest.mark.parametrize("group", ["drafts", "secret"])
@pytest.mark.parametrize("operation", ["query", "search"])
def must_list_nothing_hidden_to_a_stranger(lists: Lists, operation: str, group: str) -> None:
    assert lists.shown(operation, STRANGER, group) == set()


@depth("standard")
@verifies("visibility.unknown-token")
def must_count_nothing_hidden_for_a_stranger(lists: Lists) -> None:
    assert lists.number(STRANGER, "drafts") == 0


@verifies("visibility.hidden-alike")
def should_answer_for_a_draft_as_for_nothing(sights: Sights) -> None:
    draft, nothing = sights.of("visitor", "PUBLIC", "DRAFT").reply, sights.get("visitor", NOBODY)

    assert (draft.status, draft.codes) == (nothing.status, nothing.codes)


@observes(
    {
        "visibility.hidden-draft": ("PUBLIC", "DRAFT"),
        "visibility.hidden-secret": ("SECRET", "PUBLISHED"),
        "visibility.hidden-archived": ("PUBLIC", "ARCHIVED"),
    }
)
def how_a_visitor_is_answered_for_what_is_hidden(sights: Sights, label: tuple[str, str]) -> str:
    return sights.of("visitor", *label).reply.describe()


@observes("visibility.archived-participant")
def how_an_archived_program_is_answered_to_its_participant(joins: Joins) -> str:
    return joins.secret_once_archived.describe()
