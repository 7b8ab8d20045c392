"""
Programs, in the list and by id.
"""

import pytest

from conformance import apart, depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    LATER,
    PROGRAM,
    STATES,
    Career,
    Programs,
    Refusals,
    find,
    instant,
    is_name,
    is_whole_number,
    sought,
)

FIXTURES = {
    "Draft": "draft_program_id",
    "Active": "active_program_id",
    "Deactivated": "deactivated_program_id",
    "ReadOnly": "read_only_program_id",
}
MALFORMED = ["0", "-1", "abc", "99999999999999999999"]


@verifies("program.list.array")
def must_list_programs_as_a_bare_array(programs: Programs) -> None:
    assert programs.first_answer.bare


@verifies("program.list.complete")
@pytest.mark.parametrize("key", [*FIXTURES.values(), "invalid_draft_program_id"])
def must_list_programs_in_each_state(programs: Programs, key: str) -> None:
    program = programs.named(key)

    assert sought(programs.first, program) is not None


@verifies("program.list.once")
def must_list_a_program_once(programs: Programs) -> None:
    assert [page for page in programs.first if len(page.keys) != len({*page.keys})] == []


@verifies("program.list.once")
def must_list_a_program_once_whatever_became_of_it(refusals: Refusals) -> None:
    pages = refusals.finally_.programs

    assert [page for page in pages if len(page.keys) != len({*page.keys})] == []


@verifies("program.id.whole-number")
def must_write_an_id_as_a_whole_number(programs: Programs) -> None:
    assert [each for each in programs.listed if not is_whole_number(each["id"])] == []


@verifies("program.name.length")
def must_show_a_name_of_1_to_255_characters(programs: Programs) -> None:
    names = [each["name"] for each in programs.listed if "name" in each]

    assert names
    assert [name for name in names if not is_name(name)] == []


@verifies("program.name.length")
def must_show_the_name_that_a_program_was_given(career: Career) -> None:
    assert career.built["name"]


@verifies("program.created.date")
def must_show_when_a_program_was_created(programs: Programs) -> None:
    assert [each for each in programs.listed if not instant(each["dateCreated"])] == []


@verifies("program.created.utc")
def must_date_a_new_program_in_utc(career: Career) -> None:
    assert career.built.is_of_now


@verifies("program.state.any")
def must_show_a_state_of_every_program(programs: Programs) -> None:
    assert [each for each in programs.listed if not each.status] == []


@verifies("program.status.word")
def must_call_states_by_their_words(programs: Programs) -> None:
    shown = {each.spelt for each in programs.listed if each.status}

    assert shown - {*STATES, LATER} == set()


@verifies(
    {
        "program.state.draft": "Draft",
        "program.state.active": "Active",
        "program.state.deactivated": "Deactivated",
        "program.state.read-only": "ReadOnly",
    }
)
def must_read_as_the_state_that_it_is_in(programs: Programs, label: str) -> None:
    assert programs.look(programs.named(FIXTURES[label])).status == label


@verifies("program.state.deleted.not-listed")
def must_not_list_a_deleted_program(programs: Programs) -> None:
    assert find(programs.first, programs.named("deleted_program_id")) is None


@verifies("program.state.deleted.not-active")
def must_not_read_active_once_deleted(programs: Programs) -> None:
    assert programs.deleted_state != "Active"


@verifies("program.members.known")
def should_show_known_members_alone(programs: Programs) -> None:
    assert {name for each in programs.listed for name in each.members} - PROGRAM == set()


@apart("still")
@verifies("program.by-id.same")
def must_show_by_id_what_the_list_shows(programs: Programs) -> None:
    assert [reply for _, reply in programs.pairs if reply.absent] == []

    listed = [listed.shown() for listed, _ in programs.pairs]
    single = [reply.needed().record.shown() for _, reply in programs.pairs]

    assert listed
    assert single == listed


@verifies("program.by-id.unknown")
def must_not_find_an_unknown_id(programs: Programs) -> None:
    assert programs.unknown.absent


@verifies("program.by-id.unknown.token")
def must_say_that_a_program_is_not_found(programs: Programs) -> None:
    assert programs.unknown.tokens == ["ERROR_PROGRAM_NOT_FOUND"]


@depth("standard")
@verifies("program.by-id.malformed")
def must_refuse_an_id_with_letters_behind_it(programs: Programs) -> None:
    assert programs.malformed(f"{programs.listed[0]['id']}abc").refused


@depth("standard")
@verifies("program.by-id.malformed")
def must_refuse_the_negative_of_an_id(programs: Programs) -> None:
    assert programs.malformed(f"-{programs.listed[0]['id']}").refused


@verifies("program.created.stays")
def must_keep_when_it_was_created(career: Career) -> None:
    dates = career.dates

    assert len(dates) > 1
    assert {*dates} == {dates[0]}


@verifies("program.by-id.malformed")
@pytest.mark.parametrize("id_", MALFORMED)
def must_refuse_what_can_not_be_an_id(programs: Programs, id_: str) -> None:
    assert programs.malformed(id_).refused


@observes("program.deleted-by-id")
def how_a_deleted_program_is_answered(programs: Programs) -> str:
    return programs.deleted.describe()


@observes("program.malformed-id")
def how_what_can_not_be_an_id_is_answered(programs: Programs) -> dict[str, str]:
    return {id_: programs.malformed(id_).describe() for id_ in MALFORMED}


@observes("program.order")
def how_programs_are_sorted(programs: Programs) -> str:
    keys = [(len(each.key), each.key) for each in programs.listed]
    dates = [str(each["dateCreated"]) for each in programs.listed]
    orders = {
        "by id": sorted(keys) == keys,
        "by id, the last first": sorted(keys, reverse=True) == keys,
        "by date": sorted(dates) == dates,
    }
    return next((name for name, holds in orders.items() if holds), "otherwise")


@observes("program.date-spelling")
def how_dates_are_spelt(programs: Programs) -> str:
    return "".join("9" if c.isdigit() else c for c in str(programs.listed[0]["dateCreated"]))
