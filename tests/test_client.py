"""
What is sent again, what is never sent, and what ends a run.
"""

import contextlib
import re
from typing import Any

import pytest
import requests
import responses

from conformance.budget import Budget
from conformance.client import Client
from conformance.outcome import Deselected, Ended, Garbled, Unanswered
from tests.clients import BROWSE, FINE, URL, client


@responses.activate
@pytest.mark.parametrize("status", [429, 502, 503])
def test_a_busy_target_is_asked_again(status: int) -> None:
    """Three waits, then the call stays unanswered."""
    always = responses.get(BROWSE, status=status)
    with client() as sender:
        with pytest.raises(Unanswered, match=f"still busy after waiting \\(status {status}\\)"):
            sender.send("browsePrograms")

        assert always.call_count == 4
        assert sender.retried == 3
        assert sender.pace.throttled == 7


@responses.activate
@pytest.mark.parametrize("code", ["606", "607", "608", "615"])
def test_a_busy_target_that_recovers_is_judged(code: str) -> None:
    """A code that says "not now" is waited out."""
    responses.get(BROWSE, json={"success": False, "errors": [{"code": code, "message": "No"}]})
    responses.get(BROWSE, json=FINE)
    with client() as sender:
        assert sender.send("browsePrograms")[1] == "accepted"


@responses.activate
def test_a_target_that_says_how_long() -> None:
    """Retry-After is obeyed, in seconds as well as a date."""
    responses.get(BROWSE, status=429, headers={"Retry-After": "5"})
    clock = {
        "Date": "Thu, 26 Nov 2026 12:00:00 GMT",
        "Retry-After": "Thu, 26 Nov 2026 12:00:07 GMT",
    }
    responses.get(BROWSE, status=429, headers=clock)
    responses.get(BROWSE, json=FINE)
    with client() as sender:
        assert sender.send("browsePrograms")[1] == "accepted"
        assert sender.pace.throttled == 12


@responses.activate
def test_a_quota_that_is_used_up_ends_the_run() -> None:
    """It is asked for once more, and then nothing is sent any more."""
    no = responses.get(BROWSE, json={"success": False, "errors": [{"code": "607"}]})
    with client() as sender:
        for _ in range(2):
            with pytest.raises(Ended, match=r"the quota is used up \(607\)"):
                sender.send("browsePrograms")

    assert no.call_count == 2


@responses.activate
@pytest.mark.parametrize(
    ("operation", "tries"), [("getProgramById", 4), ("createProgram", 1), ("deleteProgram", 1)]
)
def test_only_reading_is_sent_again_after_a_reset(operation: str, tries: int) -> None:
    """What may have been carried out is not sent a second time."""
    responses.get(BROWSE, json=FINE)
    lost = requests.exceptions.ConnectionError("Connection reset by peer: reset")
    calls = [
        method(re.compile(f"{URL}/rest/asset/v1/program.*"), body=lost)
        for method in (responses.get, responses.post)
    ]
    with client() as sender:
        sender.send("browsePrograms")
        with pytest.raises(Unanswered, match="reset"):
            sender.send(operation, path={"id": 7})

    assert sum(call.call_count for call in calls) == tries


@responses.activate
def test_what_a_gateway_gave_up_on_may_have_been_done() -> None:
    """A creation that is refused when it is sent again says nothing of the target."""
    create = f"{URL}/rest/asset/v1/programs.json"
    responses.post(create, status=502)
    responses.post(create, json={"success": False, "errors": [{"code": "709"}]})
    with client() as sender, pytest.raises(Unanswered, match="gateway"):
        sender.send("createProgram", form={"name": "a"})


NO = {"success": False, "errors": [{"code": "603", "message": "No"}]}
READS = ("browsePrograms", "getProgramsByTag", "getChannels", "getFolders")


def refused(sender: Client, operations: tuple[str, ...], times: int) -> None:
    for number in range(times):
        sender.admitted(*sender.send(operations[number % len(operations)])[:2])


@responses.activate
def test_a_storm_of_refusals_ends_the_run() -> None:
    """Credentials that are refused whatever they are used for are no target's fault."""
    responses.get(re.compile(".*"), json=NO)
    with client() as sender:
        refused(sender, READS, 7)
        with pytest.raises(Ended, match="8 times in a row"):
            refused(sender, READS[3:], 1)
        with pytest.raises(Ended, match="8 times in a row"):
            sender.send("browsePrograms")


@responses.activate
def test_who_may_not_do_one_thing_is_no_stranger() -> None:
    """A user may lack the permission for some operations, however often they are tried."""
    responses.get(re.compile(".*"), json=NO)
    with client() as sender:
        refused(sender, READS[:2], 40)

        assert sender.ended is None


@responses.activate
def test_credentials_that_are_refused_at_first_end_the_run() -> None:
    """One such answer is enough where there was no better one."""
    responses.get(BROWSE, status=401, json={})
    with client() as sender:
        exchange, reading, _ = sender.send("browsePrograms")
        with pytest.raises(Ended, match="credentials were refused"):
            sender.admitted(exchange, reading)


@responses.activate
def test_a_budget_keeps_what_cleaning_up_needs() -> None:
    """The run ends before that is spent, and cleaning up may spend it, and no more."""
    responses.get(BROWSE, json=FINE)
    budget = Budget(5, reserve=lambda: 2)
    with client(budget=budget) as sender:
        for _ in range(3):
            sender.send("browsePrograms")
        with pytest.raises(Ended, match="budget of 5 requests is used up, but for 2 to clean up"):
            sender.send("browsePrograms")
        sender.cleaning = True
        for _ in range(2):
            sender.send("browsePrograms")
        with pytest.raises(Ended, match="budget of 5"):
            sender.send("browsePrograms")

    assert len(responses.calls) == budget.used == 5


@responses.activate
def test_what_is_made_is_foreseen() -> None:
    """Whoever keeps the journal knows of a creation before it is sent, and of nothing else."""
    seen: list[Any] = []
    responses.get(BROWSE, json=FINE)
    responses.post(BROWSE, json=FINE)
    with client() as sender:
        sender.foresee = lambda *what: seen.append((*what, len(responses.calls)))
        sender.send("browsePrograms")
        sender.send("createProgram", form={"name": "a"})

    assert seen == [("createProgram", {"params": None, "data": {"name": "a"}, "json": None}, 1)]


@responses.activate
def test_a_target_that_is_never_free_ends_the_run() -> None:
    """Six calls in a row that stay busy are enough."""
    responses.get(BROWSE, status=503)
    with client() as sender:
        for _ in range(6):
            with pytest.raises(Unanswered):
                sender.send("browsePrograms")
        with pytest.raises(Ended, match="still busy"):
            sender.send("browsePrograms")


@responses.activate
def test_silences_that_are_not_in_a_row_end_nothing() -> None:
    """One answer in between, and the count begins anew."""
    timeout = requests.exceptions.ReadTimeout("timed out")
    for answer in [None, timeout, timeout, None, timeout, timeout, None]:
        responses.get(BROWSE, **({"body": answer} if answer else {"json": FINE}))
    with client() as sender:
        for _ in range(7):
            with contextlib.suppress(Unanswered):
                sender.send("browsePrograms")

        assert sender.ended is None
        assert sender.send("browsePrograms")[1] == "accepted"


@responses.activate
def test_a_run_that_has_ended_still_cleans_up() -> None:
    """After the end only cleaning up may send."""
    responses.post(f"{URL}/rest/asset/v1/program/7/delete.json", json=FINE)
    with client() as sender:
        sender.ended = "the token was refused"
        with pytest.raises(Ended, match="token"):
            sender.send("deleteProgram", path={"id": 7})
        sender.cleaning = True

        assert sender.send("deleteProgram", path={"id": 7})[1] == "accepted"


@responses.activate
@pytest.mark.parametrize("operation", ["createProgram", "deleteProgram", "approveProgram"])
def test_read_only_sends_nothing_that_changes_anything(operation: str) -> None:
    """The client refuses before anything is sent."""
    with client(read_only=True) as sender, pytest.raises(Deselected, match=operation):
        sender.send(operation, path={"id": 1})

    assert len(responses.calls) == 0


@responses.activate
def test_a_budget_is_never_exceeded() -> None:
    """The run ends before the request that would be one too many."""
    responses.get(BROWSE, json=FINE)
    with client(budget=Budget(2)) as sender:
        sender.send("browsePrograms")
        sender.send("browsePrograms")
        with pytest.raises(Ended, match="budget of 2"):
            sender.send("browsePrograms")

    assert len(responses.calls) == 2


@responses.activate
@pytest.mark.parametrize("id_", ["../../../identity", "1/delete", "1?a=b", "a b", "ä"])
def test_an_id_of_the_targets_leads_nowhere_else(id_: str) -> None:
    """Whatever a target calls its programs stays one segment of the path."""
    responses.get(re.compile(".*"), json=FINE)
    with client() as sender:
        sender.send("getProgramById", path={"id": id_})

    path = str(responses.calls[0].request.path_url)
    assert path.startswith("/rest/asset/v1/program/")
    assert path.count("/") == 5
    assert "?" not in path


SENT_BACK: dict[str, dict[str, Any]] = {
    "half a character": {"params": {"name": "\ud800"}},
    "half a character in the path": {"path": {"id": "\ud800"}},
    "a line break in a token": {"headers": {"Authorization": "Bearer a\r\nX: y"}},
    "a token in Greek": {"headers": {"Authorization": "Bearer αβγ"}},
}


@pytest.mark.parametrize("case", SENT_BACK)
def test_what_the_target_gave_and_http_cant_carry_is_its_fault(case: str) -> None:
    """Text of the target's that can't be sent back is garbled."""
    call = {"path": {"id": 1}} | SENT_BACK[case]
    with client() as sender, pytest.raises(Garbled, match="can't be sent back"):
        sender.send("getProgramById", **call)
