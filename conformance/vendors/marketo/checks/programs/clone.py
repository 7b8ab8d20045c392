"""
Cloning programs.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.context import Context
from conformance.vendors.marketo.vocabulary.programs import (
    Abroad,
    Attempts,
    Cast,
    Claims,
    Clones,
    Nest,
    Programs,
    Reply,
    Revisions,
)


@pytest.fixture(scope="session")
def refused(clones: Clones) -> Attempts:
    return clones.refused


@pytest.fixture(scope="session")
def story(
    programs: Programs, clones: Clones, revisions: Revisions, nest: Nest, population: Reply
) -> Claims:
    return Claims(programs, clones, revisions, nest, population)


@pytest.fixture(scope="session")
def claims(story: Claims) -> Attempts:
    return story.refused


@verifies("clone.program.new-id")
def must_make_a_program_with_an_id_of_its_own(clones: Clones) -> None:
    assert clones.reply.accepted
    assert clones.clone.id == clones.reply.program.id
    assert clones.clone.id != clones.source.id


@verifies("clone.program.new-id")
def must_be_found_by_its_name(clones: Clones) -> None:
    found = clones.long_by_name

    assert clones.long.program.id in found.ids


@verifies("clone.program.same-type")
def must_be_of_the_type_of_its_source(clones: Clones, cast: Cast) -> None:
    assert clones.clone.type == clones.source.type
    assert clones.event.type == cast.recent.of(cast["Event"].id).type


@verifies("clone.program.same-type")
def must_be_of_the_type_of_another_source(clones: Clones, cast: Cast) -> None:
    clone = clones.long_by_name.of(clones.long.program.id)

    assert clone.type == cast.recent.of(clones.long_source.id).type


@verifies("clone.program.same-channel")
def must_have_the_channel_of_its_source(clones: Clones, cast: Cast) -> None:
    assert clones.clone.channel == clones.source.channel
    assert clones.event.channel == cast.recent.of(cast["Event"].id).channel


@verifies("clone.name.kept")
def must_keep_the_name(clones: Clones) -> None:
    assert clones.clone.name == clones.reply.asked["name"]


@depth("standard")
@verifies("clone.name.kept")
def must_keep_every_character_of_the_name(clones: Clones) -> None:
    assert clones.odd.name == clones.odd_reply.asked["name"]


@verifies("clone.name.required")
def must_refuse_a_clone_without_name(refused: Attempts) -> None:
    assert refused["no name"].rejected
    assert refused["no name"].left == []


@verifies("clone.name.unique")
@pytest.mark.parametrize("name", ["name of the source", "name taken in another folder"])
def must_refuse_a_name_that_is_taken(refused: Attempts, name: str) -> None:
    assert refused[name].rejected
    assert refused[name].left == []


@depth("standard")
@verifies("clone.name.unique")
@pytest.mark.parametrize(
    "owner",
    [
        "a renamed program",
        "a clone",
        "the source of a clone",
        "a program of another workspace",
    ],
)
def must_refuse_the_name_of(claims: Attempts, owner: str) -> None:
    assert claims[owner].rejected
    assert claims[owner].left == []


@depth("standard")
@verifies("program.name.never-blank")
def must_refuse_a_blank_name(claims: Attempts) -> None:
    assert claims["blank name"].rejected
    assert claims["blank name"].left == []


@verifies("clone.name.at-most-255-characters")
def must_take_a_name_of_255_characters(clones: Clones) -> None:
    assert clones.long.accepted
    assert clones.long_by_name.of(clones.long.program.id).name == clones.long.asked["name"]


@depth("standard")
@verifies("clone.name.at-most-255-characters")
def must_count_characters_not_bytes(clones: Clones) -> None:
    assert clones.long_and_odd.accepted


@verifies("clone.name.at-most-255-characters")
def must_refuse_a_name_of_256_characters(refused: Attempts) -> None:
    assert refused["256 characters"].rejected
    assert refused["256 characters"].left == []


@verifies("clone.folder.required")
def must_refuse_a_clone_without_folder(refused: Attempts) -> None:
    assert refused["no folder"].rejected
    assert refused["no folder"].left == []


@verifies("clone.folder.placed")
def must_place_a_clone_in_its_folder(clones: Clones) -> None:
    kind, number = clones.clone.folder

    assert str(kind).lower() == "folder"
    assert number == clones.folder.id


@verifies("clone.folder.of-type-folder")
def must_refuse_a_program_as_folder(refused: Attempts) -> None:
    assert refused["program as folder"].rejected
    assert refused["program as folder"].left == []


@depth("standard")
@verifies("clone.folder.of-type-folder")
def must_refuse_a_folder_that_is_called_a_program(claims: Attempts) -> None:
    assert claims["folder called a program"].rejected
    assert claims["folder called a program"].left == []


@depth("standard")
@verifies("clone.program.new-id")
def must_clone_a_clone_by_a_name_that_was_refused_before(story: Claims) -> None:
    assert story.afterwards.accepted


@verifies("clone.folder.same-workspace")
def must_refuse_a_folder_of_another_workspace(refused: Attempts) -> None:
    assert refused["other workspace"].rejected
    assert refused["other workspace"].left == []


@depth("standard")
@verifies("clone.folder.of-type-folder")
def must_refuse_a_program_as_folder_of_a_default_program(claims: Attempts) -> None:
    assert claims["program as folder", "Default"].rejected
    assert claims["program as folder", "Default"].left == []


@depth("standard")
@verifies("clone.folder.same-workspace")
@pytest.mark.parametrize("kind", ["Engagement", "Email"])
def must_refuse_another_workspace_for(claims: Attempts, cast: Cast, kind: str) -> None:
    cast.creation(kind).worked_for("create.types.five")

    assert claims["other workspace", kind].rejected
    assert claims["other workspace", kind].left == []


@depth("standard")
@verifies("clone.folder.same-workspace")
def must_refuse_the_way_back_from_another_workspace(abroad: Abroad) -> None:
    assert abroad.return_.rejected
    assert abroad.return_.left == []


@verifies("clone.folder.exists")
def must_refuse_an_unknown_folder(refused: Attempts) -> None:
    assert refused["unknown folder"].rejected
    assert refused["unknown folder"].left == []


@verifies("clone.description.optional")
def must_clone_without_a_description(clones: Clones) -> None:
    assert clones.event_reply.accepted


@verifies("clone.description.kept")
def must_keep_the_description(clones: Clones) -> None:
    assert clones.clone.description == clones.reply.asked["description"]


@verifies("clone.source.unchanged")
def must_leave_the_source_as_it_is(clones: Clones) -> None:
    assert clones.source_afterwards.accepted
    assert clones.source_afterwards.program.content == clones.source.content


@verifies("clone.program.independent")
def must_leave_the_source_of_a_changed_clone(clones: Clones) -> None:
    assert clones.pair.source_after.content == clones.pair.source_before.content


@verifies("clone.program.independent")
def must_leave_the_clone_of_a_changed_source(clones: Clones) -> None:
    assert clones.pair.clone_after.content == clones.pair.clone_before.content


@verifies("clone.assets.forbidden")
def must_refuse_what_can_not_be_cloned(refused: Attempts, context: Context) -> None:
    attempts = [refused[id_] for id_ in context.fixture("unclonable_program_ids")]

    assert [attempt for attempt in attempts if not attempt.rejected] == []
    assert [program for attempt in attempts for program in attempt.left] == []


@depth("standard")
@verifies("clone.assets.forbidden")
def must_refuse_it_again(claims: Attempts, context: Context) -> None:
    first = context.fixture("unclonable_program_ids")[0]

    assert claims[first].rejected
    assert claims[first].left == []


@verifies("clone.source.exists")
def must_refuse_an_unknown_source(refused: Attempts) -> None:
    assert refused["unknown source"].rejected
    assert refused["unknown source"].left == []


@observes(
    {
        "clone.missing-name-code": "no name",
        "clone.missing-folder-code": "no folder",
        "clone.duplicate-name-code": "name of the source",
        "clone.long-name-code": "256 characters",
        "clone.program-as-folder-code": "program as folder",
        "clone.other-workspace-code": "other workspace",
        "clone.unknown-folder-code": "unknown folder",
        "clone.unknown-source": "unknown source",
    }
)
def how_a_clone_is_refused(refused: Attempts, label: str) -> str:
    return refused[label].describe()


@observes("clone.forbidden-assets-code")
def how_what_can_not_be_cloned_is_answered(refused: Attempts, context: Context) -> str:
    attempts = [refused[id_] for id_ in context.fixture("unclonable_program_ids")]
    return "; ".join(sorted({attempt.describe() for attempt in attempts}))


@observes("clone.tags-and-costs")
def how_tags_and_costs_are_cloned(clones: Clones) -> str:
    copied = {True: "copied", False: "not copied"}
    return f"tags {copied[bool(clones.clone.tags)]}, costs {copied[bool(clones.clone.costs)]}"


@depth("standard")
@observes("clone.name-of-a-nested-program")
def how_the_name_of_a_program_in_a_program_is_answered(claims: Attempts) -> str:
    return claims["a program in a program"].describe()
