"""
Reading one program, by id and by name.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.programs import (
    NOBODY,
    Cast,
    Clones,
    Program,
    Programs,
    Reply,
)


@pytest.fixture(scope="session")
def bare(programs: Programs, cast: Cast) -> Reply:
    """The rich program by name, with neither flag."""
    return programs.by_name(cast.rich.name)


@pytest.fixture(scope="session")
def unknown_id(programs: Programs) -> Reply:
    return programs.by_id(NOBODY)


@pytest.fixture(scope="session")
def unknown_name(programs: Programs) -> Reply:
    return programs.by_name(programs.ledger.name("nobody"))


@verifies("get.by-id.returns-the-program")
def must_return_the_program_of_an_id(programs: Programs, a_program: Program) -> None:
    found = programs.by_id(a_program.id)

    assert found.accepted
    assert found.ids == [a_program.id]
    assert found.program.name == a_program.name


@verifies("get.by-id.tags")
def must_return_tags_by_id(cast: Cast) -> None:
    cast.has_tags()

    assert cast.rich_by_id.accepted
    assert cast.rich_by_id.program.tags == cast.tags_shown


@verifies("get.by-id.costs")
def must_return_costs_by_id(cast: Cast) -> None:
    cast.has_costs()

    assert cast.rich_by_id.accepted
    assert cast.rich_by_id.program.costs == cast.costs_shown


@verifies("get.by-id.unknown")
def must_find_nothing_by_an_unknown_id(unknown_id: Reply) -> None:
    assert unknown_id.absent
    assert unknown_id.programs == []


@verifies("get.by-name.returns-the-program")
def must_return_the_program_of_a_name(programs: Programs, a_program: Program) -> None:
    found = programs.by_name(a_program.name)

    assert found.accepted
    assert a_program.id in found.ids
    assert {program.name for program in found.programs} == {a_program.name}


@depth("standard")
@verifies("get.by-name.returns-the-program")
def must_return_the_program_of_an_odd_name(programs: Programs, clones: Clones) -> None:
    assert clones.odd.id in programs.by_name(clones.odd_name).ids


@depth("standard")
@verifies("get.by-name.returns-the-program")
def must_return_what_was_not_there_before(programs: Programs) -> None:
    name = programs.ledger.name("to come")

    assert programs.by_name(name).absent
    made = programs.create(name=name).needed_for("create.accepted")
    assert made.id in programs.by_name(name).ids


@verifies("get.by-name.returns-the-program")
def must_return_a_program_once(cast: Cast) -> None:
    ids = cast.rich_with_both.ids

    assert cast.rich.id in ids
    assert len(ids) == len({*ids})  # another program may have the same name


@verifies("get.by-name.name-required")
def must_refuse_a_search_without_a_name(programs: Programs) -> None:
    refused = programs.by_name()

    assert refused.rejected
    assert refused.programs == []


@verifies("get.by-name.tags-on-request")
def must_return_tags_where_they_are_asked_for(cast: Cast) -> None:
    cast.has_tags()

    assert cast.rich_with_tags.accepted
    assert cast.rich_with_tags.of(cast.rich.id).tags == cast.tags_shown
    assert cast.rich_with_both.of(cast.rich.id).tags == cast.tags_shown


@verifies("get.by-name.costs-on-request")
def must_return_costs_where_they_are_asked_for(cast: Cast) -> None:
    cast.has_costs()

    assert cast.rich_with_costs.accepted
    assert cast.rich_with_costs.of(cast.rich.id).costs == cast.costs_shown
    assert cast.rich_with_both.of(cast.rich.id).costs == cast.costs_shown


@verifies("get.by-name.tags-only-on-request")
def must_return_no_tags_unasked(bare: Reply, cast: Cast) -> None:
    assert bare.of(cast.rich.id).tags == []


@verifies("get.by-name.costs-only-on-request")
def must_return_no_costs_unasked(bare: Reply, cast: Cast) -> None:
    assert bare.of(cast.rich.id).costs == []


@verifies("get.by-name.flags-off")
def must_return_what_is_not_switched_off(cast: Cast) -> None:
    assert cast.rich_with_tags.of(cast.rich.id).costs == []
    assert cast.rich_with_costs.of(cast.rich.id).tags == []


@verifies("get.by-name.whole-name")
def must_not_find_a_program_by_a_part_of_its_name(programs: Programs, a_program: Program) -> None:
    found = programs.by_name(str(a_program.name)[:-1])

    assert a_program.id not in found.ids


@depth("standard")
@verifies("get.by-name.whole-name")
@pytest.mark.parametrize("pattern", ["{}%", "{}_", "{}*"])
def must_not_take_a_name_for_a_pattern(
    programs: Programs, a_program: Program, pattern: str
) -> None:
    found = programs.by_name(pattern.format(str(a_program.name)[:-1]))

    assert a_program.id not in found.ids


@verifies("get.by-name.unknown")
def must_find_nothing_by_an_unknown_name(unknown_name: Reply) -> None:
    assert unknown_name.absent
    assert unknown_name.programs == []


@observes("get.unknown-id")
def how_an_unknown_id_is_answered(unknown_id: Reply) -> str:
    return f"{unknown_id.describe()}, {unknown_id.form_of('result')} result"


@observes("get.unknown-name")
def how_an_unknown_name_is_answered(unknown_name: Reply) -> str:
    return f"{unknown_name.describe()}, {unknown_name.form_of('result')} result"


@observes("get.id-not-a-number")
def how_an_id_that_is_no_number_is_answered(programs: Programs) -> str:
    return programs.by_id("not-a-number").describe()


@observes("get.by-name-flags-off")
def how_tags_and_costs_are_left_out(bare: Reply, cast: Cast) -> str:
    record = bare.of(cast.rich.id).record
    forms = {name: repr(record[name]) if name in record else "absent" for name in ("tags", "costs")}
    return f"tags {forms['tags']}, costs {forms['costs']}"
