"""
Cloning programs.
"""

from typing import Any

import pytest

from conformance import observes, verifies
from conformance.context import Context
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary import (
    NOBODY,
    OMIT,
    Attempts,
    Cast,
    Folder,
    Program,
    Programs,
    Reply,
    Surroundings,
    inside,
)

COST = {"startDate": "2016-04-01", "cost": 500}


@pytest.fixture(scope="session")
def source(spare: Program) -> Program:
    """What is cloned, as it is before that: a Default program with costs and tags."""
    return spare


@pytest.fixture(scope="session")
def cloning(programs: Programs, source: Program, target_folder: Folder) -> Reply:
    folder = target_folder.reference
    return programs.clone(source.id, description="A clone of its own.", folder=folder)


@pytest.fixture(scope="session")
def clone(programs: Programs, cloning: Reply) -> Program:
    """A clone with a description, in another folder where there is one."""
    made = cloning.needed_for("clone.program.new-id")
    return programs.by_id(made.id).needed_for("clone.program.new-id")


@pytest.fixture(scope="session")
def source_afterwards(programs: Programs, source: Program, cloning: Reply) -> Program:
    """What is cloned, as it is after that."""
    cloning.worked_for("clone.program.new-id")
    return programs.by_id(source.id).needed_for("get.by-id.returns-the-program")


@pytest.fixture(scope="session")
def target_folder(surroundings: Surroundings) -> Folder:
    try:
        return surroundings.sibling_folder
    except Blocked:
        return surroundings.folder


@pytest.fixture(scope="session")
def long_clone(programs: Programs, source: Program) -> Reply:
    """A clone with a name of 255 characters."""
    name = programs.ledger.name(length=255)
    return programs.clone(source.id, name=name, description="A long name.")


@pytest.fixture(scope="session")
def event_cloning(programs: Programs, cast: Cast) -> Reply:
    """A clone of another type of program, without a description."""
    return programs.clone(cast["Event"].id)


@pytest.fixture(scope="session")
def event_clone(programs: Programs, event_cloning: Reply) -> Program:
    made = event_cloning.needed_for("clone.program.new-id")
    return programs.by_id(made.id).needed_for("clone.program.new-id")


@pytest.fixture(scope="session")
def refused(
    programs: Programs, cast: Cast, surroundings: Surroundings, context: Context, source: Program
) -> Attempts:
    id_, taken = source.id, source.name
    batch = Attempts(programs)
    batch.clone("no name", id_, name=OMIT)
    batch.clone("no folder", id_, folder=OMIT)
    batch.clone("name of the source", id_, name=taken)
    elsewhere = lambda: surroundings.sibling_folder.reference  # noqa: E731
    batch.clone("name taken in another folder", id_, name=taken, folder=elsewhere)
    batch.clone("256 characters", id_, name=programs.ledger.name(length=256))
    batch.clone("program as folder", id_, folder=lambda: inside(cast["Engagement"]))
    foreign = lambda: surroundings.foreign_folder.reference  # noqa: E731
    batch.clone("other workspace", id_, folder=foreign)
    batch.clone("unknown folder", id_, folder={"id": NOBODY, "type": "Folder"})
    batch.clone("unknown source", NOBODY)
    for never in context.target.fixtures.get("unclonable_program_ids") or []:
        batch.clone(never, never)
    return batch


@pytest.fixture(scope="session")
def pair(
    programs: Programs, cast: Cast, clone: Program, source_afterwards: Program
) -> dict[str, Program]:
    """The source and its clone: each before and after the other one was updated."""
    source = source_afterwards.id
    tags = cast.other_tags if source_afterwards.tags else OMIT

    def read(id_: Any) -> Program:
        return programs.by_id(id_).needed_for("get.by-id.returns-the-program")

    changed = programs.update(clone.id, description="The clone alone.", costs=[COST], tags=tags)
    changed.worked_for("update.description")
    source_after, clone_before = read(source), read(clone.id)
    changed = programs.update(source, description="The source alone.", costs=[COST])
    changed.worked_for("update.description")
    return {
        "source before": source_afterwards,
        "source after": source_after,
        "clone before": clone_before,
        "clone after": read(clone.id),
    }


@verifies("clone.program.new-id")
def must_make_a_program_with_an_id_of_its_own(
    cloning: Reply, clone: Program, source: Program
) -> None:
    assert cloning.accepted
    assert clone.id == cloning.program.id
    assert clone.id != source.id


@verifies("clone.program.same-type")
def must_be_of_the_type_of_its_source(
    event_clone: Program, clone: Program, source: Program, cast: Cast
) -> None:
    assert clone.type == source.type
    assert event_clone.type == cast.recent.of(cast["Event"].id).type


@verifies("clone.program.same-channel")
def must_have_the_channel_of_its_source(
    event_clone: Program, clone: Program, source: Program, cast: Cast
) -> None:
    assert clone.channel == source.channel
    assert event_clone.channel == cast.recent.of(cast["Event"].id).channel


@verifies("clone.name.kept")
def must_keep_the_name(cloning: Reply, clone: Program) -> None:
    assert clone.name == cloning.asked["name"]


@verifies("clone.name.required")
def must_refuse_a_clone_without_name(refused: Attempts) -> None:
    assert refused["no name"].rejected
    assert refused["no name"].left == []


@verifies("clone.name.unique")
@pytest.mark.parametrize("name", ["name of the source", "name taken in another folder"])
def must_refuse_a_name_that_is_taken(refused: Attempts, name: str) -> None:
    assert refused[name].rejected
    assert refused[name].left == []


@verifies("clone.name.at-most-255-characters")
def must_take_a_name_of_255_characters(programs: Programs, long_clone: Reply) -> None:
    assert long_clone.accepted
    assert programs.by_id(long_clone.program.id).program.name == long_clone.asked["name"]


@verifies("clone.name.at-most-255-characters")
def must_refuse_a_name_of_256_characters(refused: Attempts) -> None:
    assert refused["256 characters"].rejected
    assert refused["256 characters"].left == []


@verifies("clone.folder.required")
def must_refuse_a_clone_without_folder(refused: Attempts) -> None:
    assert refused["no folder"].rejected
    assert refused["no folder"].left == []


@verifies("clone.folder.placed")
def must_place_a_clone_in_its_folder(clone: Program, target_folder: Folder) -> None:
    kind, number = clone.folder

    assert str(kind).lower() == "folder"
    assert number == target_folder.id


@verifies("clone.folder.of-type-folder")
def must_refuse_a_program_as_folder(refused: Attempts) -> None:
    assert refused["program as folder"].rejected
    assert refused["program as folder"].left == []


@verifies("clone.folder.same-workspace")
def must_refuse_a_folder_of_another_workspace(refused: Attempts) -> None:
    assert refused["other workspace"].rejected
    assert refused["other workspace"].left == []


@verifies("clone.folder.exists")
def must_refuse_an_unknown_folder(refused: Attempts) -> None:
    assert refused["unknown folder"].rejected
    assert refused["unknown folder"].left == []


@verifies("clone.description.optional")
def must_clone_without_a_description(event_cloning: Reply) -> None:
    assert event_cloning.accepted


@verifies("clone.description.kept")
def must_keep_the_description(clone: Program) -> None:
    assert clone.description == "A clone of its own."


@verifies("clone.source.unchanged")
def must_leave_the_source_as_it_is(
    source: Program, cloning: Reply, source_afterwards: Program
) -> None:
    assert cloning.accepted
    assert source_afterwards.content == source.content


@verifies("clone.program.independent")
def must_leave_the_source_of_a_changed_clone(pair: dict[str, Program]) -> None:
    assert pair["source after"].content == pair["source before"].content


@verifies("clone.program.independent")
def must_leave_the_clone_of_a_changed_source(pair: dict[str, Program]) -> None:
    assert pair["clone after"].content == pair["clone before"].content


@verifies("clone.assets.forbidden")
def must_refuse_what_can_not_be_cloned(refused: Attempts, context: Context) -> None:
    attempts = [refused[id_] for id_ in context.fixture("unclonable_program_ids")]

    assert [attempt for attempt in attempts if not attempt.rejected] == []
    assert [program for attempt in attempts for program in attempt.left] == []


@verifies("clone.source.exists")
def must_refuse_an_unknown_source(refused: Attempts) -> None:
    assert refused["unknown source"].rejected
    assert refused["unknown source"].left == []


@observes("clone.missing-name-code")
def how_a_clone_without_name_is_answered(refused: Attempts) -> str:
    return refused["no name"].describe()


@observes("clone.missing-folder-code")
def how_a_clone_without_folder_is_answered(refused: Attempts) -> str:
    return refused["no folder"].describe()


@observes("clone.duplicate-name-code")
def how_a_name_that_is_taken_is_answered(refused: Attempts) -> str:
    return refused["name of the source"].describe()


@observes("clone.long-name-code")
def how_a_name_of_256_characters_is_answered(refused: Attempts) -> str:
    return refused["256 characters"].describe()


@observes("clone.program-as-folder-code")
def how_a_program_as_folder_is_answered(refused: Attempts) -> str:
    return refused["program as folder"].describe()


@observes("clone.other-workspace-code")
def how_a_folder_of_another_workspace_is_answered(refused: Attempts) -> str:
    return refused["other workspace"].describe()


@observes("clone.unknown-folder-code")
def how_an_unknown_folder_is_answered(refused: Attempts) -> str:
    return refused["unknown folder"].describe()


@observes("clone.forbidden-assets-code")
def how_what_can_not_be_cloned_is_answered(refused: Attempts, context: Context) -> str:
    attempts = [refused[id_] for id_ in context.fixture("unclonable_program_ids")]
    return "; ".join(sorted({attempt.describe() for attempt in attempts}))


@observes("clone.unknown-source")
def how_an_unknown_source_is_answered(refused: Attempts) -> str:
    return refused["unknown source"].describe()


@observes("clone.tags-and-costs")
def how_tags_and_costs_are_cloned(clone: Program) -> str:
    copied = {True: "copied", False: "not copied"}
    return f"tags {copied[bool(clone.tags)]}, costs {copied[bool(clone.costs)]}"
