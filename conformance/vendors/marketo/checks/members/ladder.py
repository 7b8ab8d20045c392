"""
Giving members each status of a channel, from each other one.
"""

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.members import Ladder

SKIPPED = ("skipped", "1037")


@verifies("ladder.up")
@depth("standard")
def must_move_members_up_from_each_status(ladder: Ladder) -> None:
    wanted = {pair: (("updated",), pair[1]) for pair in ladder.climbs}

    assert wanted
    assert ladder.climbs == wanted


@verifies("ladder.down")
@depth("standard")
def must_move_no_member_down_from_any_status(ladder: Ladder) -> None:
    wanted = {pair: (SKIPPED, pair[0]) for pair in ladder.falls}

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
