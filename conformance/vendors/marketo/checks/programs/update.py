"""
Updating programs.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.programs import (
    ALONE,
    COST,
    NOBODY,
    Cast,
    Clones,
    Programs,
    Reply,
    Revision,
    Revisions,
    notes,
)

OFF_THE_LIST = "No such value"
REPLACING = "costs in place of others"


@pytest.fixture(scope="session")
def costed(revisions: Revisions, cast: Cast) -> Revisions:
    """The updates, where reading by id shows the costs that a program was created with."""
    cast.shows_costs()
    return revisions


@pytest.fixture(scope="session")
def redated(programs: Programs) -> Revision:
    """An Email program that is given other dates."""
    before = {"startDate": moment.in_a_year(), "endDate": moment.in_a_year(7)}
    costs = [{"startDate": "2016-11-01", "cost": 90}]
    made = programs.create("Email", description="To be given other dates.", costs=costs, **before)
    program = made.needed_for("create.email-dates.accepted")
    later = {"startDate": moment.in_a_year(30), "endDate": moment.in_a_year(37)}
    return Revisions(programs, program.id, {"dates": later})["dates"]


@pytest.fixture(scope="session")
def mistagged(programs: Programs, cast: Cast) -> Revision:
    """A program that is sent a tag off the list, and a cost and a description beside it."""
    form = cast.rich_form | {"name": programs.ledger.name("to be mistagged")}
    program = programs.create(**form).needed_for("create.accepted")
    change = {
        "tags": programs.surroundings.with_tag("Default", cast.tag[0], OFF_THE_LIST),
        "costs": [{"startDate": "2016-09-01", "cost": 70}],
        "description": "Changed beside a tag off the list.",
    }
    return Revisions(programs, program.id, {"tags": change})["tags"]


@pytest.fixture(scope="session")
def retyped(programs: Programs, cast: Cast) -> Revisions:
    """A plain program that is sent another type, which tags do not bar, then its channel too."""
    cast.recent.needed_for("create.accepted")
    program, around = programs.create().needed_for("create.accepted"), programs.surroundings
    other = around.other_type(around.required_tags("Default"))
    both = {"type": other, "channel": around.channel_for(other)}
    return Revisions(programs, program.id, {"type": {"type": other}, "both": both})


@pytest.fixture(scope="session")
def unknown(programs: Programs) -> Reply:
    return programs.update(NOBODY, description="Nobody has this.")


@verifies("update.description")
@pytest.mark.parametrize("update", ["description", "all at once"])
def must_change_the_description(revisions: Revisions, update: str) -> None:
    assert revisions[update].reply.accepted
    assert revisions[update].after.description == revisions[update].sent["description"]


@verifies("update.description")
def must_change_it_beside_costs_and_tags(clones: Clones) -> None:
    assert clones.pair.clone_before.description == ALONE


@verifies("update.costs.appended")
def must_append_a_cost_once(clones: Clones) -> None:
    before, after = clones.costs

    assert [cost for cost in after if cost not in before] == [COST["cost"]]
    assert len(after) == len(before) + 1


@verifies("update.name")
@pytest.mark.parametrize("update", ["name", "all at once"])
def must_change_the_name(revisions: Revisions, update: str) -> None:
    assert revisions[update].reply.accepted
    assert revisions[update].after.name == revisions[update].sent["name"]


@verifies("update.name")
def must_be_found_by_its_new_name(programs: Programs, revisions: Revisions) -> None:
    renamed = revisions["all at once"]

    assert renamed.after.id in programs.by_name(renamed.sent["name"]).ids
    assert renamed.after.id not in programs.by_name(renamed.before.name).ids


@verifies("update.tags")
def must_change_the_value_of_a_tag(revisions: Revisions, cast: Cast) -> None:
    tag_type, before = cast.tag
    revisions["tags"].needs("tags", "get.by-id.tags")

    assert revisions["tags"].reply.accepted
    assert (tag_type, cast.other_tag_value) in revisions["tags"].after.tags
    assert (tag_type, before) not in revisions["tags"].after.tags


@verifies("update.email-dates")
def must_take_dates_for_an_email_program(redated: Revision) -> None:
    assert redated.reply.accepted
    assert redated.after.dates_unlike(redated.sent) == []


@verifies("update.type.immutable")
@pytest.mark.parametrize("update", ["type", "both"])
def must_keep_the_type(revisions: Revisions, update: str) -> None:
    assert revisions[update].after.type == revisions[update].before.type


@verifies("update.channel.immutable")
@pytest.mark.parametrize("update", ["channel", "both"])
def must_keep_the_channel(revisions: Revisions, update: str) -> None:
    assert revisions[update].after.channel == revisions[update].before.channel


@depth("standard")
@verifies("update.type.immutable")
@pytest.mark.parametrize("update", ["type", "both"])
def must_keep_the_type_where_no_tag_bars_another(retyped: Revisions, update: str) -> None:
    assert retyped[update].after.type == retyped[update].before.type


@depth("standard")
@verifies("update.channel.immutable")
def must_keep_the_channel_beside_another_type(retyped: Revisions) -> None:
    assert retyped["both"].after.channel == retyped["both"].before.channel


@verifies("update.costs.appended")
@pytest.mark.parametrize("update", ["cost", "cost, and nothing in its place"])
def must_append_costs(costed: Revisions, update: str) -> None:
    costed[update].needs("costs", "get.by-id.costs")

    assert costed[update].reply.accepted
    assert sorted(costed[update].after.costs, key=str) == costed[update].appended


@verifies("update.costs.appended")
def must_leave_the_costs_as_they_are_to_which_others_are_appended(costed: Revisions) -> None:
    costed["cost"].needs("costs", "get.by-id.costs")

    assert costed["cost"].altered == []


@verifies("update.costs.replaced")
def must_replace_costs_where_told_to(costed: Revisions) -> None:
    replaced = costed[REPLACING]

    assert replaced.reply.accepted
    assert replaced.after.costs == sorted(replaced.amounts, key=str)


@verifies("update.costs.replaced")
def must_replace_costs_by_such_with_notes(revisions: Revisions, cast: Cast) -> None:
    cast.has_notes()
    replaced = revisions[REPLACING]

    assert replaced.reply.accepted
    assert replaced.after.notes == notes(replaced.sent["costs"])


@verifies("update.costs.cleared")
def must_clear_costs_where_told_to(revisions: Revisions) -> None:
    assert revisions["all at once"].reply.accepted
    assert revisions["all at once"].after.costs == []


@verifies("update.unsent.name")
@pytest.mark.parametrize("update", ["description", "tags", "cost", REPLACING])
def must_keep_the_name_that_is_not_sent(revisions: Revisions, update: str) -> None:
    assert revisions[update].after.name == revisions[update].before.name


@verifies("update.unsent.description")
@pytest.mark.parametrize("update", ["name", "tags", "cost", REPLACING])
def must_keep_the_description_that_is_not_sent(revisions: Revisions, update: str) -> None:
    revisions[update].needs("description", "create.description.kept")

    assert revisions[update].after.description == revisions[update].before.description


@verifies("update.unsent.description")
def must_keep_the_description_where_dates_are_sent(redated: Revision) -> None:
    redated.needs("description", "create.description.kept")

    assert redated.reply.accepted
    assert redated.after.description == redated.before.description


@verifies("update.unsent.tags")
@pytest.mark.parametrize("update", ["description", "name", "cost", REPLACING, "all at once"])
def must_keep_the_tags_that_are_not_sent(revisions: Revisions, cast: Cast, update: str) -> None:
    cast.has_tags()
    revisions[update].needs("tags", "get.by-id.tags")

    assert revisions[update].after.tags == revisions[update].before.tags


@verifies("update.unsent.costs")
@pytest.mark.parametrize("update", ["description", "name", "tags"])
def must_keep_the_costs_that_are_not_sent(revisions: Revisions, update: str) -> None:
    revisions[update].needs("costs", "create.costs.kept")

    assert revisions[update].after.costs == revisions[update].before.costs


@verifies("update.unsent.costs")
def must_keep_the_costs_where_dates_are_sent(redated: Revision) -> None:
    redated.needs("costs", "create.costs.kept")

    assert redated.reply.accepted
    assert redated.after.costs == redated.before.costs


@verifies("update.nothing-else")
@pytest.mark.parametrize("update", ["description", "name", "cost", "all at once"])
def must_change_nothing_else(revisions: Revisions, update: str) -> None:
    assert revisions[update].after.fixed == revisions[update].before.fixed


@verifies("update.nothing-else")
def must_change_nothing_else_of_an_email_program(redated: Revision) -> None:
    assert redated.after.fixed == redated.before.fixed


@verifies("update.refused.unchanged")
def must_change_nothing_where_an_update_is_refused(revisions: Revisions) -> None:
    revisions["both"].must_be_refused()

    assert revisions["both"].after.content == revisions["both"].before.content


@depth("standard")
@verifies("update.refused.unchanged")
def must_change_nothing_where_a_tag_is_refused(mistagged: Revision) -> None:
    mistagged.must_be_refused()

    assert mistagged.after.content == mistagged.before.content


@depth("standard")
@verifies("create.tags.from-the-list")
def must_not_store_a_tag_value_off_the_list(mistagged: Revision) -> None:
    mistagged.needs("tags", "create.tags.kept")

    assert OFF_THE_LIST not in [value for _, value in mistagged.after.tags]


@verifies("update.unknown")
def must_refuse_an_update_of_an_unknown_id(unknown: Reply) -> None:
    assert unknown.rejected


@verifies("update.others.untouched")
def must_leave_other_programs_alone(programs: Programs, revisions: Revisions, cast: Cast) -> None:
    other = programs.by_id(cast.rich.id)

    assert revisions["description"].reply.accepted
    assert other.accepted
    assert other.program.content == cast.rich_again.content


@observes({"update.type-answer": "type", "update.channel-answer": "channel"})
def how_an_update_of_what_is_fixed_is_answered(revisions: Revisions, label: str) -> str:
    return revisions[label].reply.describe()


@observes("update.unknown-code")
def how_an_update_of_an_unknown_id_is_answered(unknown: Reply) -> str:
    return unknown.describe()


@observes("update.tags-merge-or-replace")
def how_the_tags_of_an_update_meet_the_others(revisions: Revisions) -> str:
    before, after = revisions["tags"].before.tags, revisions["tags"].after.tags
    sent = revisions["tags"].sent["tags"]
    if len(before) <= len(sent):
        raise NotApplicable("fewer than two optional tag types apply to Default programs")
    return "merged" if len(after) == len(before) else "replaced"
