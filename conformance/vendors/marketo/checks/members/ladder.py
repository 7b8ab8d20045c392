"""
Giving members each status of a channel, from each other one.
"""

import pytest

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.members import (
    TYPES,
    Everywhere,
    Ladder,
    Members,
    Roster,
)


@pytest.fixture(scope="session")
def everywhere(members: Members, roster: Roster) -> Everywhere:
    return Everywhere(members, roster)


@verifies("ladder.up")
@depth("standard")
def must_move_members_up_from_each_status(ladder: Ladder) -> None:
    wanted = {pair: (("updated",), pair[1]) for pair in ladder.climbs}

    assert wanted
    assert ladder.climbs == wanted


@verifies("ladder.down")
@depth("standard")
def must_move_no_member_down_from_any_status(ladder: Ladder) -> None:
    wanted = {pair: (("skipped", "1037"), pair[0]) for pair in ladder.falls}

    assert wanted
    assert ladder.falls == wanted


@verifies("query.members.success")
@depth("standard")
def must_reach_success_with_each_status_that_is_one(ladder: Ladder) -> None:
    assert ladder.reached
    assert ladder.reached == ladder.counting


@verifies("ladder.success")
@depth("standard")
def must_find_members_by_the_success_that_they_show(ladder: Ladder) -> None:
    found = {reached: answer.leads for reached, answer in ladder.by_success.items()}

    assert ladder.afterwards
    assert found == ladder.successes


@verifies("ladder.types")
@depth("standard")
@pytest.mark.parametrize("kind", TYPES)
def must_have_members_in_a_program_of_each_type(everywhere: Everywhere, kind: str) -> None:
    assert everywhere.joining(kind).outcomes == [("created",)]
    assert everywhere.moving(kind).outcomes == [("updated",)]
    assert everywhere.status(kind) == everywhere.stage(kind).high
