"""
Programs of each type in one program, which is then updated, cloned and deleted.
"""

from typing import Any

import pytest

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.programs import (
    COSTS,
    RELATIVES,
    Cast,
    Family,
    Program,
    Programs,
    Reply,
    Revision,
    Revisions,
)

each_member = pytest.mark.parametrize("kind", RELATIVES)
PARENT = "Engagement"


@pytest.fixture(scope="session")
def family(programs: Programs) -> Family:
    return Family(programs)


@pytest.fixture(scope="session")
def stretched(programs: Programs, cast: Cast) -> Revisions:
    """A bare program that is sent costs of nothing and of much, two lines, and no update's part."""
    cast.creation("Default").worked_for("create.accepted")  # which has no costs either
    program = programs.create(description="To be given costs.").needed_for("create.accepted")
    costs = [
        {"startDate": "2016-10-01", "cost": 0},
        {"startDate": "2016-11-01", "cost": 1_000_000},
    ]
    changes: dict[str, dict[str, Any]] = {
        "costs": {"costs": costs},
        "folder": {"folder": lambda: programs.surroundings.sibling_folder.reference},
        "status": {"status": "on"},
        "lines": {"description": "Of two lines,\nin whatever characters 🎉."},
        "tags": {"tags": lambda: programs.surroundings.with_tag("Default", *cast.tag)},
    }
    return Revisions(programs, program.id, changes)


@pytest.fixture(scope="session")
def sized(stretched: Revisions) -> Revision:
    return stretched["costs"]


@pytest.fixture(scope="session")
def email(programs: Programs) -> Program:
    """A bare Email program, to be cloned."""
    return programs.create("Email").needed_for("create.accepted")


@pytest.fixture(scope="session")
def email_clone(programs: Programs, email: Program) -> Reply:
    return programs.clone(email.id)


@depth("standard")
@verifies("get.by-id.tags")
@each_member
def must_return_tags_by_id(family: Family, kind: str) -> None:
    assert family[kind].tags == family.carried(kind)


@depth("standard")
@verifies("get.by-id.costs")
@each_member
def must_return_costs_by_id(family: Family, kind: str) -> None:
    assert family[kind].costs == sorted((cost["cost"] for cost in COSTS), key=str)


@depth("standard")
@verifies("get.by-name.returns-the-program")
def must_return_a_program_in_a_program_by_its_name(family: Family) -> None:
    assert family["Event"].id in family.by_name.ids


@depth("standard")
@verifies("get.by-name.returns-the-program")
def must_return_an_email_program_by_its_name(programs: Programs, cast: Cast) -> None:
    assert cast["Email"].id in programs.by_name(cast["Email"].name).ids


@depth("standard")
@verifies("tag.matching.finds")
def must_find_a_program_in_a_program_by_its_tag(family: Family) -> None:
    assert family["Email"].id in family.by_tag.ids


@depth("standard")
@verifies("update.channel.immutable")
@each_member
def must_keep_the_channel(family: Family, kind: str) -> None:
    assert family.given_channels.of(family[kind].id).channel == family[kind].channel


@depth("standard")
@verifies("create.email-dates.shown")
def should_show_the_dates_of_an_email_program_in_a_program(family: Family) -> None:
    assert None not in family["Email"].dates


@depth("standard")
@verifies("update.unsent.dates")
@pytest.mark.parametrize("update", ["texts", "start"])
def must_keep_the_dates_that_are_not_sent(family: Family, update: str) -> None:
    revision = family.email[update]
    revision.needs("ends", "create.email-dates.shown")

    assert revision.after.ends == revision.before.ends


@depth("standard")
@verifies("update.nothing-else")
def must_change_nothing_else_seconds_later(family: Family) -> None:
    update = family.email["texts"]

    assert update.reply.accepted
    assert update.after.fixed == update.before.fixed


@depth("standard")
@verifies("update.nothing-else")
def must_change_nothing_else_of_an_engagement_program(family: Family) -> None:
    before, after = (look.of(family[PARENT].id) for look in family.around_the_renaming)

    assert after.fixed == before.fixed


@depth("standard")
@verifies("family.update.alone")
def must_leave_what_is_around_an_updated_program(family: Family) -> None:
    before, after = family.given_channels, family.email_renamed
    beside = ("Event", "Event with Webinar")

    assert family.changed(before, after, "Email") == []
    assert family.updated(after, *beside) == family.updated(before, *beside)


@depth("standard")
@verifies("family.update.alone")
def must_leave_what_is_in_an_updated_program(family: Family) -> None:
    assert family.changed(family.email_renamed, family.parent_renamed, PARENT) == []


@depth("standard")
@verifies("family.clone.leaves-contents")
def must_leave_what_is_in_a_cloned_program(family: Family) -> None:
    assert family.changed(family.parent_renamed, family.cloned, PARENT) == []


@depth("standard")
@verifies("clone.source.unchanged")
def must_leave_a_cloned_program(family: Family) -> None:
    before, after = (look.of(family[PARENT].id) for look in (family.parent_renamed, family.cloned))

    assert after.told == before.told


@depth("standard")
@verifies("clone.program.created")
def must_be_created_when_it_is_cloned(family: Family) -> None:
    assert family.seconds_between > 0


@depth("standard")
@verifies("family.delete.alone")
def must_leave_what_is_around_a_deleted_program(family: Family) -> None:
    assert family.changed(family.cloned, family.child_deleted, "Event") == []


@depth("standard")
@verifies("clone.program.new-id")
def must_clone_an_email_program(email_clone: Reply) -> None:
    assert email_clone.accepted


@depth("standard")
@verifies("family.delete.alone")
def must_leave_the_source_of_a_deleted_clone(
    programs: Programs, email: Program, email_clone: Reply
) -> None:
    clone = email_clone.needed_for("clone.program.new-id")
    programs.delete(clone.id).worked_for("delete.answer.id")

    assert email.id in programs.by_id(email.id).ids


@depth("standard")
@verifies("family.delete.alone")
def must_leave_the_clone_of_a_deleted_program(family: Family) -> None:
    assert family.parent_deleted.accepted
    assert family.parent_deleted.ids == [family.clone.id]


@depth("standard")
@verifies("update.costs.appended")
def must_append_costs_of_any_size(sized: Revision) -> None:
    sized.must_be_taken()
    sized.shows("costs", "get.by-id.costs")

    assert sized.after.costs == sorted(sized.amounts, key=str)


@depth("standard")
@verifies("update.description")
def must_keep_every_line_of_a_description(stretched: Revisions) -> None:
    update = stretched["lines"]
    update.must_be_taken()

    assert update.after.description.splitlines() == update.sent["description"].splitlines()


@depth("standard")
@verifies("update.tags")
def must_give_a_tag_to_a_program_without(stretched: Revisions, cast: Cast) -> None:
    cast.shows_tags()

    assert stretched["tags"].reply.accepted
    assert cast.tag in stretched["tags"].after.tags


@depth("standard")
@verifies("update.others.untouched")
def must_give_no_costs_to_others(programs: Programs, sized: Revision, cast: Cast) -> None:
    sized.must_be_taken()
    other = programs.by_id(cast["Default"].id).needed_for("get.by-id.returns-the-program")

    assert other.costs == []


@depth("standard")
@verifies("update.nothing-else")
@pytest.mark.parametrize("member", ["folder", "status"])
def must_not_change(stretched: Revisions, member: str) -> None:
    assert stretched[member].after.fixed == stretched[member].before.fixed
