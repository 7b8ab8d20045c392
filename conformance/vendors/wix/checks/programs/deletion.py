"""
Deleting a program.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import Cast, Outsiders, Programs, Removal, Turns


@pytest.fixture(scope="session")
def removal(programs: Programs, cast: Cast, outsiders: Outsiders) -> Removal:
    return Removal(programs, cast, outsiders)


@verifies("deletion.get")
def must_be_gone_once_deleted(removal: Removal) -> None:
    assert removal.deletion.accepted
    assert removal.get.denied


@verifies("retrieval.status-200")
def must_answer_a_deletion_with_200(removal: Removal) -> None:
    assert [reply.status for reply in [removal.deletion] if reply.accepted] in ([], [200])


@verifies({"deletion.query": "query", "deletion.search": "search"})
def must_be_in_no_list_once_deleted(removal: Removal, label: str) -> None:
    assert getattr(removal, label) == []


@verifies("deletion.count")
def must_not_be_counted_once_deleted(removal: Removal) -> None:
    assert removal.count == 0


@verifies("deletion.published")
def must_delete_a_published_program(removal: Removal) -> None:
    deletion, seen = removal.published

    assert deletion.accepted
    assert seen.denied


@depth("standard")
@verifies("deletion.archived")
def must_delete_an_archived_program(turns: Turns) -> None:
    deletion, seen = turns.deleted

    assert deletion.accepted
    assert seen.denied


@depth("standard")
@verifies("deletion.final")
@pytest.mark.parametrize("verb", ["publish", "archive", "duplicate"])
def must_not_come_back(removal: Removal, verb: str) -> None:
    assert removal.revival(verb).denied


@verifies("deletion.others")
def must_leave_other_programs_there(removal: Removal) -> None:
    before, after = removal.bystander

    assert after.accepted
    assert after.program.content == before.content


@verifies("deletion.unknown")
def should_refuse_to_delete_what_does_not_exist(removal: Removal) -> None:
    assert removal.unknown.denied


@observes("deletion.twice")
def how_a_second_deletion_is_answered(removal: Removal) -> str:
    return removal.again.describe()
