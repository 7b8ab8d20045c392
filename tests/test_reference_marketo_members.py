"""
What the reference implementation of Marketo Program Members is like inside; how it answers is
held by the suite itself.
"""

import time
import tracemalloc
from datetime import UTC, datetime

import pytest

from conformance.vendors.marketo.reference import Call, Marketo, Membership, Multitude, Refused

DAY = datetime(2026, 9, 14, tzinfo=UTC)


def asked(marketo: Marketo, program: object, **parameters: str) -> dict[str, object]:
    """What a query for members gives, before it is put into an envelope."""
    call = Call(
        "get_members", "/rest/v1/programs/1/members.json", int(str(program)), "", parameters
    )
    answer: dict[str, object] = marketo.get_members(call)
    return answer


@pytest.fixture(scope="module")
def marketo() -> Marketo:
    return Marketo()


def test_a_multitude_is_made_when_it_is_asked_for() -> None:
    """A hundred thousand members take no more room than one."""
    tracemalloc.start()
    crowd = Multitude(500, 100_001, Membership(0, "Member", DAY, DAY))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(crowd) == 100_001
    assert crowd[100_500].lead == 100_500
    assert 100_501 not in crowd
    assert most < 50_000


def test_a_multitude_makes_no_request_slow(marketo: Marketo) -> None:
    """A page of it takes a small part of what making all its members would."""
    program = marketo.fixtures()["program_with_100000_members_id"]
    began = time.perf_counter()
    page = asked(marketo, program, filterType="statusName", filterValues="Member", batchSize="3")
    lasted = time.perf_counter() - began
    everybody = list(marketo.rolls[int(str(program))].values())

    assert len(page["result"]) == 3  # type: ignore[arg-type]
    assert page["moreResult"] is True
    assert lasted * 10 < time.perf_counter() - began
    assert len(everybody) == 100_000


def test_the_last_page_of_a_multitude(marketo: Marketo) -> None:
    """The token of a page leads on to the very end."""
    program = marketo.fixtures()["program_with_100000_members_id"]
    token = marketo.token_to(99_998)
    how = {"filterType": "statusName", "filterValues": "Member", "nextPageToken": token}
    page = asked(marketo, program, **how)

    assert len(page["result"]) == 2  # type: ignore[arg-type]
    assert page["moreResult"] is False


@pytest.mark.parametrize(("matches", "word"), [(False, "Total"), (True, "Matching")])
def test_both_forms_of_the_limit(matches: bool, word: str) -> None:
    """The limit counts all members of a program, or those that match."""
    marketo = Marketo()
    marketo.limit_counts_matches = matches
    program = marketo.fixtures()["program_with_100001_members_id"]

    with pytest.raises(Refused, match=f"{word} membership size: 100,001") as refused:
        asked(marketo, program, filterType="statusName", filterValues="Member")

    assert refused.value.code == "1003"


def test_few_matches_in_a_multitude() -> None:
    """A filter that matches nobody is refused by the one form, and answered by the other."""
    marketo = Marketo()
    program = marketo.fixtures()["program_with_100001_members_id"]
    nobody = {"filterType": "statusName", "filterValues": "Downloaded"}

    with pytest.raises(Refused):
        asked(marketo, program, **nobody)
    marketo.limit_counts_matches = True

    assert asked(marketo, program, **nobody)["result"] == []


def test_a_program_to_read_has_members(marketo: Marketo) -> None:
    """The program that fixtures name for reading has members with several statuses."""
    roll = marketo.rolls[int(str(marketo.fixtures()["existing_program_id"]))]

    assert len({member.status for member in roll.values()}) > 1
