"""
The record of a program, held to the programs of the run and to those that were there.
"""

import re
from typing import Any

import pytest

from conformance import depth, observes, verifies
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.programs import (
    TYPES,
    Abroad,
    Cast,
    Clones,
    Folder,
    Program,
    Programs,
    Reply,
    Revisions,
    Surroundings,
)

# `#PG1001A1`: the id stands between the first letters and the next ones.
FRAGMENT = re.compile(r"#[A-Za-z]+(\d+)[A-Za-z]+\d*")


@pytest.fixture(scope="session")
def records(programs: Programs, cast: Cast, population: Reply) -> list[Program]:
    """Programs that were there, and those of the run as reading shows them."""
    found = population.programs + ([] if programs.read_only else own(cast))
    if not found:
        raise Blocked("browse.page.max-return (no program is shown)")
    return found


def own(cast: Cast) -> list[Program]:
    """The programs of the cast, as browsing shows them."""
    made = [cast[kind].id for kind in cast.made]
    return [program for program in cast.recent.programs if program.id in made]


def of_type(cast: Cast, records: list[Program], kind: str) -> list[Program]:
    """The programs that show the same type as the run's program of that type."""
    shown = cast.recent.of(cast[kind].id).type
    return [program for program in records if program.type == shown]


@verifies("program.id.integer")
def must_have_a_whole_number_as_id(records: list[Program]) -> None:
    assert [program for program in records if type(program.id) is not int] == []


@verifies("program.id.in-url")
def must_carry_its_id_in_its_url(records: list[Program]) -> None:
    assert [pair for pair in with_urls(records) if pair[0] != pair[1]] == []


@verifies("program.id.in-url")
def must_carry_its_own_id_in_its_url_as_a_clone(clones: Clones) -> None:
    [(own, shown)] = with_urls([clones.clone])

    assert shown == own


def with_urls(records: list[Program]) -> list[Any]:
    """The ids of programs, each beside the one in its URL."""
    found = [(p.id, FRAGMENT.search(str(p["url"] or ""))) for p in records]
    if pairs := [(str(id_), match[1]) for id_, match in found if match]:
        return pairs
    raise NotApplicable("no program shows a URL of the form #PG1001A1")


@verifies("program.answer.current")
def must_answer_a_creation_with_what_was_made(cast: Cast) -> None:
    assert cast.rich_creation.needed_for("create.accepted").unlike(cast.rich_again) == []


@verifies("program.answer.current")
def must_answer_an_update_with_what_came_of_it(revisions: Revisions) -> None:
    update = revisions["all at once"]

    assert update.reply.needed_for("update.name").unlike(update.after) == []


@verifies("program.answer.current")
def must_answer_a_clone_with_what_was_made(clones: Clones) -> None:
    assert clones.reply.needed_for("clone.program.new-id").unlike(clones.clone) == []


@verifies("program.name.text")
def must_name_itself_in_texts(records: list[Program]) -> None:
    members = [(p.name, p.type, p.channel) for p in records]
    workspaces = [p["workspace"] for p in records]

    assert [texts for texts in members if not all(isinstance(t, str) and t for t in texts)] == []
    assert [text for text in workspaces if not isinstance(text, str | None)] == []


@verifies("program.channel.listed")
def must_have_a_channel_that_is_listed(cast: Cast, surroundings: Surroundings) -> None:
    channels = [program.channel for program in own(cast)]

    assert [channel for channel in channels if channel not in surroundings.channel_names] == []


@verifies("program.folder.reference")
def must_refer_to_its_folder(records: list[Program]) -> None:
    folders = [program.folder for program in records]
    kinds = {str(kind).lower() for kind, _ in folders}

    assert kinds <= {"folder", "program"}
    assert [number for _, number in folders if type(number) is not int] == []


@verifies("program.folder.name")
def must_show_the_name_of_its_folder(records: list[Program], surroundings: Surroundings) -> None:
    shown = [(p, f) for p, f in in_listed_folders(records, surroundings) if p.folder_name]

    assert [program for program, folder in shown if program.folder_name != folder.name] == []


@verifies("program.workspace")
def must_show_the_workspace_of_its_folder(
    records: list[Program], surroundings: Surroundings
) -> None:
    placed = in_listed_folders(records, surroundings)
    shown = [(p, f) for p, f in placed if p["workspace"] and isinstance(p["workspace"], str)]

    assert [program for program, folder in shown if program["workspace"] != folder.workspace] == []


@depth("standard")
@verifies("program.workspace")
def must_show_another_workspace_in_another(abroad: Abroad, a_program: Program) -> None:
    own, other = (abroad.shown.of(program.id) for program in (a_program, abroad.program))

    assert other["workspace"] != own["workspace"] or not other["workspace"]


def in_listed_folders(records: list[Program], around: Surroundings) -> list[tuple[Program, Folder]]:
    """Programs that are in folders which Get Folders lists, each with its folder."""
    placed = [p for p in records if str(p.folder[0]).lower() == "folder"]
    found = [(program, around.lists(program.folder[1])) for program in placed]
    if pairs := [(p, folder) for p, folder in found if folder and folder.name and folder.workspace]:
        return pairs
    raise NotApplicable("no program is in a folder that is listed with its name and workspace")


@verifies("program.dates.format")
@pytest.mark.parametrize("member", ["createdAt", "updatedAt"])
def must_write_dates_as_moments(records: list[Program], member: str) -> None:
    dates = [str(program[member]) for program in records]

    assert [date for date in dates if not moment.MOMENT.fullmatch(date)] == []


@verifies("program.dates.seconds")
@pytest.mark.parametrize("member", ["createdAt", "updatedAt"])
def must_write_dates_in_utc_to_the_second(records: list[Program], member: str) -> None:
    dates = [str(program[member]) for program in records]

    assert [date for date in dates if not moment.WRITTEN.fullmatch(date)] == []


@verifies("program.status.engagement")
def must_be_on_or_off_as_an_engagement_program(cast: Cast, records: list[Program]) -> None:
    statuses = {str(program.status) for program in of_type(cast, records, "Engagement")}

    assert statuses <= {"on", "off"}


@verifies("program.status.email")
def must_be_unlocked_or_locked_as_an_email_program(cast: Cast, records: list[Program]) -> None:
    statuses = {str(program.status) for program in of_type(cast, records, "Email")}

    assert statuses <= {"unlocked", "locked"}


@verifies("program.status.others")
@pytest.mark.parametrize("kind", TYPES[:3])
def must_have_no_status_otherwise(cast: Cast, records: list[Program], kind: str) -> None:
    assert {str(program.status) for program in of_type(cast, records, kind)} <= {""}


@verifies("program.status.known")
def must_have_a_known_status(records: list[Program]) -> None:
    statuses = {str(program.status) for program in records}

    assert statuses <= {"", "on", "off", "unlocked", "locked"}


@verifies("program.types.distinct")
def must_show_five_types_apart(cast: Cast) -> None:
    made = [cast[kind].id for kind in TYPES]
    shown = {str(cast.recent.of(id_).type) for id_ in made}

    assert len(shown) == len(TYPES)


@observes("create.head-start")
def how_head_start_is_shown(records: list[Program]) -> str:
    shown = sum("headStart" in program.record for program in records)
    return "in all records" if shown == len(records) else "in some records" if shown else "never"
