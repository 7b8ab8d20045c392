"""
Getting a program by its id.
"""

import pytest

from conformance import apart, observes, verifies
from conformance.vendors.wix.vocabulary import (
    MALFORMED,
    NOBODY,
    Cast,
    Filters,
    Programs,
    Reply,
    Revisions,
    Sights,
)


@pytest.fixture(scope="session")
def malformed(programs: Programs) -> Reply:
    return programs.get(MALFORMED)


@verifies("retrieval.by-id")
@pytest.mark.parametrize("access", ["PUBLIC", "SECRET"])
def must_return_the_program_of_the_id(cast: Cast, access: str) -> None:
    created = cast.creation((access, "DRAFT")).needed_for("creation.accepted")
    seen = cast.got((access, "DRAFT"))

    assert seen.itself.accepted
    assert seen.program.id == created.id
    assert seen.program.title == created.title


@apart("still")
@verifies("retrieval.listed")
def must_show_in_a_query_what_its_id_shows(revisions: Revisions, filters: Filters) -> None:
    settled = revisions.settled
    listed = filters.current(settled.id)

    assert listed.content == settled.content
    assert listed.revision == settled.revision


@verifies("retrieval.unknown")
def must_not_find_an_id_that_no_program_has(sights: Sights) -> None:
    assert sights.get("owner", NOBODY).denied


@verifies("retrieval.unknown")
def must_not_find_an_id_that_is_no_guid(malformed: Reply) -> None:
    assert malformed.denied


@verifies("retrieval.status-200")
def must_answer_success_with_200(cast: Cast) -> None:
    replies = [cast.creation(("PUBLIC", "DRAFT")), cast.got(("PUBLIC", "DRAFT"))]

    assert [reply.status for reply in replies if reply.accepted and reply.status != 200] == []


@observes("retrieval.unknown-answer")
def how_an_unknown_id_is_answered(sights: Sights) -> str:
    return sights.get("owner", NOBODY).describe()


@observes("retrieval.malformed-id-answer")
def how_an_id_that_is_no_guid_is_answered(malformed: Reply) -> str:
    return malformed.describe()
