"""
What the reference implementation of Marketo Program Members is like inside, and what it does that
the suite itself does not ask for.
"""

import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from conformance.serving import served
from conformance.vendors.marketo.reference import (
    EXAMPLE_CREDENTIALS,
    Call,
    Marketo,
    Membership,
    Multitude,
    Refused,
)

DAY = datetime(2026, 9, 14, tzinfo=UTC)
FIRST_OF_MANY = 500_000_000  # the lead ids of the multitudes begin here


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


class Caller:
    """A client that knows nothing but how to send."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        asked = {"grant_type": "client_credentials", **EXAMPLE_CREDENTIALS}
        token = self.session.get(f"{url}/identity/oauth/token", params=asked).json()
        self.session.headers["Authorization"] = f"Bearer {token['access_token']}"

    def get(self, path: str, **parameters: Any) -> Any:
        return self.session.get(f"{self.url}/rest/v1{path}", params=parameters).json()

    def post(self, path: str, **sent: Any) -> requests.Response:
        return self.session.post(f"{self.url}/rest/v1{path}", **sent)

    def many(self, leads: list[int], status: str = "Downloaded") -> Any:
        """Give a status to leads, in the program of 100,000 members."""
        body = {"statusName": status, "input": [{"leadId": lead} for lead in leads]}
        return self.post(f"/programs/{self.program}/members/status.json", json=body).json()

    def first(self, leads: str) -> Any:
        path = f"/programs/{self.program}/members.json"
        asked = {"filterType": "leadId", "filterValues": leads, "fields": "leadId,statusName"}
        return self.get(path, **asked)["result"]

    program = 0


@pytest.fixture
def caller() -> Iterator[Caller]:
    instance = Marketo()
    with served(instance) as url:
        caller = Caller(url)
        caller.program = int(str(instance.fixtures()["program_with_100000_members_id"]))
        yield caller
        caller.session.close()


def test_members_of_a_multitude_change_and_leave(caller: Caller) -> None:
    """Whoever is changed, joins or leaves is told apart from the hundred thousand others."""
    path = f"/programs/{caller.program}/members"
    changed = caller.many([FIRST_OF_MANY])
    left = caller.post(f"{path}/delete.json", json={"input": [{"leadId": FIRST_OF_MANY + 1}]})
    joined = caller.many([FIRST_OF_MANY + 100_000], "Member")
    everybody = caller.get(f"{path}.json", filterType="statusName", filterValues="Member")
    first, *_, last = [one["leadId"] for one in everybody["result"]]

    assert [changed["result"][0]["status"], joined["result"][0]["status"]] == ["updated", "created"]
    assert left.json()["result"][0]["status"] == "deleted"
    assert [one["statusName"] for one in caller.first(str(FIRST_OF_MANY))] == ["Downloaded"]
    assert caller.first(str(FIRST_OF_MANY + 1)) == []
    assert (first, last) == (FIRST_OF_MANY + 2, FIRST_OF_MANY + 301)


def test_two_older_reads_show_the_same_memberships(caller: Caller) -> None:
    """The leads of a program, and the programs of a lead."""
    leads = caller.get(f"/leads/programs/{caller.program}.json", batchSize=2)
    programs = caller.get(f"/leads/{FIRST_OF_MANY}/programMembership.json")["result"]

    assert [one["membership"]["id"] for one in leads["result"]] == [500_000_000, 500_000_001]
    assert leads["moreResult"] is True
    assert [one["progressionStatus"] for one in programs] == ["Member", "Member"]


def test_a_lead_that_is_deleted_is_a_member_no_more(caller: Caller) -> None:
    """Deleting a lead ends its memberships."""
    lead = caller.post("/leads.json", json={"input": [{"email": "a@example.com"}]}).json()
    id_ = lead["result"][0]["id"]
    caller.many([id_], "Member")

    assert len(caller.first(str(id_))) == 1
    caller.post("/leads/delete.json", json={"input": [{"id": id_}]})
    assert caller.first(str(id_)) == []


def test_leads_are_found_by_the_email_that_they_have_now(caller: Caller) -> None:
    """A lead that has another email since is not found by the former one."""
    sent = {"input": [{"email": "old@example.com"}]}
    id_ = caller.post("/leads.json", json=sent).json()["result"][0]["id"]
    new = {"lookupField": "id", "input": [{"id": id_, "email": "new@example.com"}]}
    again = caller.post("/leads.json", json=new).json()["result"]
    found = caller.get("/leads.json", filterType="email", filterValues="old@example.com")

    assert again == [{"id": id_, "status": "updated"}]
    assert found["result"] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"data": "x=1", "headers": {"Content-Type": "text/plain"}}, "612"),
        ({"data": "{'input': []}", "headers": {"Content-Type": "application/json"}}, "609"),
        ({"data": "[1]", "headers": {"Content-Type": "application/json"}}, "609"),
        ({"data": '{"x": NaN}', "headers": {"Content-Type": "application/json"}}, "609"),
    ],
)
def test_members_are_written_in_json_alone(caller: Caller, content: Any, code: str) -> None:
    """Another type of content, or what only resembles JSON, is refused with a code of its own."""
    answer = caller.post(f"/programs/{caller.program}/members.json", **content)

    assert answer.json()["errors"][0]["code"] == code


def test_a_body_of_more_than_a_megabyte_is_refused(caller: Caller) -> None:
    """It is answered with HTTP 413, without an envelope."""
    body = {"input": [], "padding": "x" * 1024 * 1024}

    assert caller.post(f"/programs/{caller.program}/members.json", json=body).status_code == 413


@pytest.mark.parametrize("value", ["tomorrow", "2026-13-01", 20260101])
def test_what_is_no_date_is_not_stored_as_one(caller: Caller, value: Any) -> None:
    """A value of the wrong type is skipped."""
    row = {"leadId": FIRST_OF_MANY, "arrivalDate": value}
    answer = caller.post(f"/programs/{caller.program}/members.json", json={"input": [row]})

    assert answer.json()["result"][0]["status"] == "skipped"
