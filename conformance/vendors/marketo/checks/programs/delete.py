"""
Deleting programs.
"""

from dataclasses import dataclass

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.programs import (
    NOBODY,
    Cast,
    Program,
    Programs,
    Reply,
    inside,
)


@dataclass(frozen=True)
class Deletion:
    """A program that was deleted twice, and what was there before: a neighbour, and all others."""

    program: Program
    neighbour: Program
    before: Reply
    reply: Reply
    again: Reply


@pytest.fixture(scope="session")
def deletion(programs: Programs, cast: Cast) -> Deletion:
    form = cast.rich_form | {"name": programs.ledger.name("to be deleted")}
    program = programs.create(**form).needed_for("create.accepted")
    form = cast.rich_form | {"name": programs.ledger.name("neighbour")}
    made = programs.create(**form).needed_for("create.accepted")
    neighbour = programs.by_id(made.id).needed_for("get.by-id.returns-the-program")
    before = programs.recent()
    reply, again = programs.delete(program.id), programs.delete(program.id)
    return Deletion(program, neighbour, before, reply, again)


@pytest.fixture(scope="session")
def afterwards(programs: Programs, deletion: Deletion) -> Reply:
    """What browsing shows of the run's programs after the deletion."""
    deletion.reply.worked_for("delete.answer.id")
    return programs.recent()


@pytest.fixture(scope="session")
def family(programs: Programs) -> tuple[Program, Program, Reply]:
    """A program in a program, of which the outer one was deleted."""
    parent = programs.create("Engagement").needed_for("create.accepted")
    child = programs.create("Email", folder=inside(parent)).needed_for("nesting.engagement.parents")
    return parent, child, programs.delete(parent.id)


@pytest.fixture(scope="session")
def unknown(programs: Programs) -> Reply:
    return programs.delete(NOBODY)


@verifies("delete.answer.id")
def must_answer_with_the_id(deletion: Deletion) -> None:
    assert deletion.reply.accepted
    assert [str(id_) for id_ in deletion.reply.ids] == [str(deletion.program.id)]


@verifies("delete.gone.by-id")
def must_not_find_it_by_id(programs: Programs, deletion: Deletion) -> None:
    found = programs.by_id(deletion.program.id)

    assert found.absent
    assert found.programs == []


@verifies("delete.gone.by-name")
def must_not_find_it_by_name(programs: Programs, deletion: Deletion) -> None:
    found = programs.by_name(deletion.program.name)

    assert found.absent
    assert found.programs == []


@verifies("delete.gone.from-browse")
def must_not_browse_it(afterwards: Reply, deletion: Deletion) -> None:
    afterwards.of(deletion.neighbour.id)  # which is shown, unlike the other one

    assert deletion.program.id not in afterwards.ids


@verifies("delete.gone.from-browse")
def must_not_browse_it_by_its_status(
    programs: Programs, family: tuple[Program, Program, Reply]
) -> None:
    parent, _, reply = family
    reply.worked_for("delete.contents.with-it")

    assert parent.id not in programs.recent(status=parent.status or "on").ids


@verifies("delete.gone.from-tag")
def must_not_find_it_by_tag(programs: Programs, cast: Cast, deletion: Deletion) -> None:
    found = programs.by_tag(*cast.tag, maxReturn=200)
    found.of(deletion.neighbour.id)  # which has the same tag

    assert deletion.program.id not in found.ids


@verifies("delete.others.untouched")
def must_leave_other_programs_alone(programs: Programs, deletion: Deletion) -> None:
    neighbour = programs.by_id(deletion.neighbour.id)

    assert neighbour.accepted
    assert neighbour.program.content == deletion.neighbour.content


@verifies("delete.others.untouched")
def must_leave_all_others_where_they_are(
    programs: Programs, deletion: Deletion, afterwards: Reply
) -> None:
    deletion.before.of(deletion.neighbour.id)  # browsing shows what was there
    ours = [one for one in deletion.before.programs if one.id in programs.made]
    kept = [one.id for one in ours if not programs.is_doomed(one)]

    assert [id_ for id_ in kept if id_ not in afterwards.ids] == []


@verifies("delete.contents.with-it")
def must_delete_programs_in_it(programs: Programs, family: tuple[Program, Program, Reply]) -> None:
    parent, child, reply = family

    assert reply.accepted
    assert programs.by_id(parent.id).absent
    assert programs.went_along(child.id)


@depth("standard")
@verifies("delete.contents.with-it")
def must_not_find_programs_in_it_by_name(
    programs: Programs, family: tuple[Program, Program, Reply]
) -> None:
    _, child, reply = family
    reply.worked_for("delete.contents.with-it")

    assert programs.by_name(child.name).absent


@depth("standard")
@verifies("update.unknown")
def must_not_update_a_deleted_program(programs: Programs, deletion: Deletion) -> None:
    deletion.reply.worked_for("delete.answer.id")

    assert programs.update(deletion.program.id, description="Deleted.").rejected


@verifies("delete.unknown")
def must_refuse_to_delete_an_unknown_id(unknown: Reply) -> None:
    assert unknown.rejected


@verifies("delete.twice")
def must_refuse_to_delete_twice(deletion: Deletion) -> None:
    assert deletion.again.rejected


@observes("delete.unknown-code")
def how_deleting_an_unknown_id_is_answered(unknown: Reply) -> str:
    return unknown.describe()
