"""
What query, search and count show to whom.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.context import Context
from conformance.vendors.wix.vocabulary import (
    Adoption,
    Creations,
    Lists,
    Programs,
    Story,
    Turns,
)

each_outsider = pytest.mark.parametrize("caller", ["visitor", "member"])


@verifies({"discovery.published.query": "query", "discovery.published.search": "search"})
@each_outsider
def must_show_what_is_published(lists: Lists, label: str, caller: str) -> None:
    assert lists.shown(label, caller, "published") == lists.group("published")


@verifies("discovery.published.count")
@each_outsider
def must_count_what_is_published(lists: Lists, caller: str) -> None:
    assert lists.number(caller, "published") == len(lists.group("published"))


@verifies("discovery.draft.query")
def must_not_show_a_draft_to_participants(lists: Lists) -> None:
    assert lists.shown("query", "participant", "drafts") == set()


@depth("standard")
@verifies("discovery.draft.search")
def must_not_find_a_draft_for_participants(lists: Lists) -> None:
    assert lists.shown("search", "participant", "drafts") == set()


@depth("standard")
@verifies("discovery.draft.query")
def must_not_show_a_draft_by_its_slug(programs: Programs, creations: Creations) -> None:
    page = programs.query({"seo.slug": creations.slug}, by="visitor")

    assert creations["adorned"].id not in page.ids


@verifies({"discovery.draft.query": "query", "discovery.draft.search": "search"})
@each_outsider
def must_not_show_a_draft(lists: Lists, label: str, caller: str) -> None:
    assert lists.shown(label, caller, "drafts") == set()


@verifies("discovery.draft.count")
def must_not_count_a_draft(lists: Lists) -> None:
    assert lists.number("visitor", "drafts") == 0


@depth("standard")
@verifies("discovery.draft.count")
def must_not_count_a_draft_for_members(lists: Lists) -> None:
    assert lists.number("member", "drafts") == 0


@verifies({"discovery.secret.query": "query", "discovery.secret.search": "search"})
@each_outsider
def must_not_show_a_secret_program(lists: Lists, label: str, caller: str) -> None:
    assert lists.shown(label, caller, "secret") == set()


@verifies("discovery.secret.changed")
def must_not_show_what_became_secret(story: Story) -> None:
    assert story.draft.id not in story.seen_once_secret.ids


@depth("standard")
@verifies("discovery.secret.changed")
def must_not_find_what_became_secret(turns: Turns) -> None:
    assert turns.created.id not in turns.found_once_secret.ids


@depth("standard")
@verifies("discovery.secret.changed")
def must_not_count_what_became_secret(turns: Turns) -> None:
    assert turns.counted_once_secret.count == 0


@depth("standard")
@verifies("discovery.open.changed")
def must_find_what_is_no_longer_secret(turns: Turns) -> None:
    assert turns.created.id in turns.found_once_private.ids
    assert turns.got_once_private.accepted


@depth("standard")
@verifies({"discovery.secret.query": "query", "discovery.secret.search": "search"})
def must_not_show_what_is_secret_to_who_asks_for_it(lists: Lists, label: str) -> None:
    assert lists.group("secret") & {*lists.secrets_by_name(label).ids} == set()


@depth("standard")
@verifies("discovery.secret.count")
def must_not_count_what_is_secret_for_who_asks_for_it(lists: Lists) -> None:
    assert lists.secrets_counted.count == 0


@depth("standard")
@verifies("discovery.secret.total")
def must_not_count_a_secret_program_in_a_total(lists: Lists) -> None:
    assert lists.with_a_total.paging["total"] == 0


@depth("standard")
@verifies("discovery.secret.aggregation")
def must_not_aggregate_a_secret_program(lists: Lists) -> None:
    assert "SECRET" not in lists.by_access_type.aggregated


@verifies("discovery.secret.count")
@each_outsider
def must_not_count_a_secret_program(lists: Lists, caller: str) -> None:
    assert lists.number(caller, "secret") == 0


@verifies({"discovery.archived.query": "query", "discovery.archived.search": "search"})
@each_outsider
def must_not_show_an_archived_program(lists: Lists, label: str, caller: str) -> None:
    assert lists.shown(label, caller, "archived") == set()


@verifies("discovery.archived.count")
def must_not_count_an_archived_program(lists: Lists) -> None:
    assert lists.number("visitor", "archived") == 0


@verifies({"discovery.management.query": "query", "discovery.management.search": "search"})
def must_show_the_owner_what_they_manage(lists: Lists, label: str) -> None:
    assert lists.shown(label, "owner", "managed") == lists.group("managed")


@verifies("discovery.management.query")
def must_show_a_trusted_app_what_it_manages(lists: Lists) -> None:
    assert lists.shown("query", "app", "managed") == lists.group("managed")


@depth("standard")
@verifies("discovery.management.query")
def must_show_the_owner_what_an_app_has_made(adoption: Adoption) -> None:
    assert adoption.created.id in adoption.listed.ids


@depth("standard")
@verifies("discovery.management.search")
def must_find_for_a_trusted_app_what_it_manages(lists: Lists) -> None:
    assert lists.shown("search", "app", "managed") == lists.group("managed")


@depth("standard")
@verifies("discovery.management.count")
def must_count_for_a_trusted_app_what_it_manages(lists: Lists) -> None:
    assert lists.number("app", "managed") == len(lists.group("managed"))


@verifies("discovery.management.count")
def must_count_for_management_what_it_manages(lists: Lists) -> None:
    assert lists.number("owner", "managed") == len(lists.group("managed"))


@verifies("discovery.agreement.count")
def must_count_as_many_as_a_query_shows(lists: Lists) -> None:
    lists.counts("visitor", "ended")

    assert lists.number("visitor", "ended") == len(lists.shown("query", "visitor", "ended"))


@verifies("discovery.agreement.search")
@each_outsider
def should_find_what_a_query_shows(lists: Lists, caller: str) -> None:
    assert lists.shown("search", caller, "ended") == lists.shown("query", caller, "ended")


@observes(
    {
        "discovery.ended-visitor": "visitor",
        "discovery.ended-member": "member",
        "discovery.ended-participant": "participant",
    }
)
def how_ended_programs_are_listed(lists: Lists, label: str) -> list[str]:
    return lists.ended(label)


@observes("discovery.archived-owner")
def how_archived_programs_are_listed(lists: Lists) -> list[str]:
    return lists.archived("owner")


@observes("discovery.secret-participant")
def how_the_secret_program_of_a_participant_is_listed(programs: Programs, context: Context) -> str:
    id_ = context.fixture("participant_secret_program_id")
    page = programs.query({"id": {"$in": [id_]}}, by="participant")
    return "listed" if id_ in page.ids else "not listed"
