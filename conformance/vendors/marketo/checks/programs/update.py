"""
Updating programs.
"""

from typing import Any

import pytest

from conformance import observes, verifies
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary import (
    NOBODY,
    OMIT,
    Cast,
    Program,
    Programs,
    Reply,
    Revision,
    Surroundings,
    moment,
)

FIRST = {"startDate": "2016-02-01", "cost": 300}
SECOND = {"startDate": "2016-03-01", "cost": 40}
THIRD = {"startDate": "2016-05-01", "cost": 5}


@pytest.fixture(scope="session")
def revisions(programs: Programs, cast: Cast, surroundings: Surroundings) -> dict[str, Revision]:
    """One program, updated again and again, and read after each update."""
    cast.rich_again  # noqa: B018 - another program as it is before, to be compared afterwards
    form = cast.rich_form | {"name": programs.ledger.name("to be updated")}
    form["tags"] = [*cast.rich_tag_list, *second_tag(surroundings, cast)] or OMIT
    program = programs.create(**form).needed_for("create.accepted")
    changes: dict[str, dict[str, Any]] = {
        "description": {"description": "Changed."},
        "name": {"name": programs.ledger.name("renamed")},
        "tags": {"tags": lambda: cast.other_tags},
        "type": {"type": "Event"},
        "channel": {"channel": lambda: surroundings.other_channel("Default", form["channel"])},
        "both": {"type": "Event", "channel": lambda: surroundings.channel_for("Event")},
        "cost": {"costs": [FIRST]},
        "cost, and nothing in its place": {"costs": [SECOND], "costsDestructiveUpdate": False},
        "costs in place of others": {"costs": [THIRD], "costsDestructiveUpdate": True},
        "no costs": {"costsDestructiveUpdate": True},
    }
    return Revision.series(programs, program.id, changes)


def second_tag(surroundings: Surroundings, cast: Cast) -> list[dict[str, str]]:
    """A tag that the rich program does not have, if there is one."""
    optional = surroundings.tag_types_for("Default", required=False)
    taken = [tag["tagType"] for tag in cast.rich_tag_list]
    tags = [
        {"tagType": tag_type, "tagValue": value}
        for tag_type in optional
        if tag_type not in taken
        for value in surroundings.tag_values(tag_type)[:1]
    ]
    return tags[:1]


@pytest.fixture(scope="session")
def redated(programs: Programs) -> Revision:
    """An Email program that is given dates."""
    program = programs.create("Email").needed_for("create.accepted")
    dates = {"startDate": moment.in_a_year(30), "endDate": moment.in_a_year(37)}
    return Revision.series(programs, program.id, {"dates": dates})["dates"]


@pytest.fixture(scope="session")
def unknown(programs: Programs) -> Reply:
    return programs.update(NOBODY, description="Nobody has this.")


@verifies("update.description")
def must_change_the_description(revisions: dict[str, Revision]) -> None:
    assert revisions["description"].reply.accepted
    assert revisions["description"].after.description == "Changed."


@verifies("update.name")
def must_change_the_name(revisions: dict[str, Revision]) -> None:
    assert revisions["name"].reply.accepted
    assert revisions["name"].after.name == revisions["name"].sent["name"]


@verifies("update.name")
def must_be_found_by_its_new_name(programs: Programs, revisions: dict[str, Revision]) -> None:
    renamed, new = revisions["no costs"].after, revisions["name"].sent["name"]
    keeps(renamed, new)

    assert renamed.id in programs.by_name(new).ids
    assert renamed.id not in programs.by_name(revisions["name"].before.name).ids


def keeps(program: Program, name: str) -> None:
    """Raises Blocked where a later update, which sent no name, has changed it."""
    if program.name != name:
        raise Blocked("update.unsent.name")


@verifies("update.tags")
def must_change_the_value_of_a_tag(revisions: dict[str, Revision], cast: Cast) -> None:
    tag_type, before = cast.tag
    revisions["tags"].needs("tags", "get.by-id.tags")

    assert revisions["tags"].reply.accepted
    assert (tag_type, cast.other_tag_value) in revisions["tags"].after.tags
    assert (tag_type, before) not in revisions["tags"].after.tags


@verifies("update.email-dates")
def must_take_dates_for_an_email_program(redated: Revision) -> None:
    sent = [moment.read(redated.sent[name]) for name in ("startDate", "endDate")]
    pairs = zip(redated.after.dates, sent, strict=True)

    assert redated.reply.accepted
    assert [shown for shown, asked in pairs if shown not in {None, asked}] == []


@verifies("update.type.immutable")
@pytest.mark.parametrize("update", ["type", "both"])
def must_keep_the_type(revisions: dict[str, Revision], update: str) -> None:
    assert revisions[update].after.type == revisions[update].before.type


@verifies("update.channel.immutable")
@pytest.mark.parametrize("update", ["channel", "both"])
def must_keep_the_channel(revisions: dict[str, Revision], update: str) -> None:
    assert revisions[update].after.channel == revisions[update].before.channel


@verifies("update.costs.appended")
def must_append_costs(revisions: dict[str, Revision]) -> None:
    revisions["cost"].needs("costs", "get.by-id.costs")
    before, after = revisions["cost"].before.costs, revisions["cost"].after.costs

    assert revisions["cost"].reply.accepted
    assert sorted(map(str, after)) == sorted(map(str, [*before, 300]))


@verifies("update.costs.appended")
def must_append_costs_where_told_not_to_replace(revisions: dict[str, Revision]) -> None:
    update = revisions["cost, and nothing in its place"]
    update.needs("costs", "get.by-id.costs")

    assert update.reply.accepted
    assert sorted(map(str, update.after.costs)) == sorted(map(str, [*update.before.costs, 40]))


@verifies("update.costs.replaced")
def must_replace_costs_where_told_to(revisions: dict[str, Revision]) -> None:
    revisions["cost"].needs("costs", "get.by-id.costs")

    assert revisions["costs in place of others"].reply.accepted
    assert revisions["costs in place of others"].after.costs == [5]


@verifies("update.costs.cleared")
def must_clear_costs_where_told_to(revisions: dict[str, Revision]) -> None:
    assert revisions["no costs"].reply.accepted
    assert revisions["no costs"].after.costs == []


@verifies("update.unsent.name")
@pytest.mark.parametrize("update", ["description", "tags", "cost"])
def must_keep_the_name_that_is_not_sent(revisions: dict[str, Revision], update: str) -> None:
    assert revisions[update].after.name == revisions[update].before.name


@verifies("update.unsent.description")
@pytest.mark.parametrize("update", ["name", "tags", "cost"])
def must_keep_the_description_that_is_not_sent(revisions: dict[str, Revision], update: str) -> None:
    revisions[update].needs("description", "create.description.kept")

    assert revisions[update].after.description == revisions[update].before.description


@verifies("update.unsent.tags")
@pytest.mark.parametrize("update", ["description", "name", "cost"])
def must_keep_the_tags_that_are_not_sent(
    revisions: dict[str, Revision], cast: Cast, update: str
) -> None:
    cast.has_tags()
    revisions[update].needs("tags", "get.by-id.tags")

    assert revisions[update].after.tags == revisions[update].before.tags


@verifies("update.unsent.costs")
@pytest.mark.parametrize("update", ["description", "name", "tags"])
def must_keep_the_costs_that_are_not_sent(revisions: dict[str, Revision], update: str) -> None:
    revisions[update].needs("costs", "create.costs.kept")

    assert revisions[update].after.costs == revisions[update].before.costs


@verifies("update.unknown")
def must_refuse_an_update_of_an_unknown_id(unknown: Reply) -> None:
    assert unknown.rejected


@verifies("update.others.untouched")
def must_leave_other_programs_alone(
    programs: Programs, revisions: dict[str, Revision], cast: Cast
) -> None:
    other = programs.by_id(cast.rich.id)

    assert revisions["description"].reply.accepted
    assert other.accepted
    assert other.program.content == cast.rich_again.content


@observes("update.type-answer")
def how_an_update_of_the_type_is_answered(revisions: dict[str, Revision]) -> str:
    return revisions["type"].reply.describe()


@observes("update.channel-answer")
def how_an_update_of_the_channel_is_answered(revisions: dict[str, Revision]) -> str:
    return revisions["channel"].reply.describe()


@observes("update.unknown-code")
def how_an_update_of_an_unknown_id_is_answered(unknown: Reply) -> str:
    return unknown.describe()


@observes("update.tags-merge-or-replace")
def how_the_tags_of_an_update_meet_the_others(revisions: dict[str, Revision]) -> str:
    before, after = revisions["tags"].before.tags, revisions["tags"].after.tags
    sent = revisions["tags"].sent["tags"]
    if len(before) <= len(sent):
        raise NotApplicable("fewer than two optional tag types apply to Default programs")
    return "merged" if len(after) == len(before) else "replaced"
