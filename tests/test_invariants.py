"""
Rules of every exchange: which exchanges they are held to, and what a result says.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.evidence import Evidence, current_evidence
from conformance.exchange import Exchange, Request, Response
from conformance.invariants import Traffic, says_what_it_is, whole
from conformance.outcome import Blocked
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.vendors.dotdigital.vocabulary import rules as dotdigital
from conformance.vendors.marketo.vocabulary import rules as marketo
from conformance.vendors.wix.vocabulary import rules as wix

FINE = {"success": True, "requestId": "a#1", "result": [{"id": 1}]}
GUID = "7d9f0000-1c5e-4b7a-9c3d-00c0ffee0404"


def exchange(document: Any, operation: str = "browsePrograms", **how: Any) -> Exchange:
    """An answer: `status`, `kind`, `query`, `sent`, and what an exchange has."""
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    kind = how.pop("kind", "application/json")
    response = Response(how.pop("status", 200), {"content-type": kind}, body)
    url = f"http://127.0.0.1/?{how.pop('query', '')}"
    return Exchange(
        operation=operation,
        request=Request("GET", url, {}, how.pop("sent", None)),
        started=datetime.now(UTC),
        duration=0.0,
        **{"index": 0, "response": response, **how},
    )


def traffic(*exchanges: Exchange, secret: str = "") -> Traffic:
    redactor = Redactor()
    redactor.add(secret)
    client: Any = SimpleNamespace(
        exchanges=[replace(each, index=place) for place, each in enumerate(exchanges)],
        readings=readings("marketo-programs"),
        redactor=redactor,
    )
    return Traffic(client)


@pytest.fixture
def evidence() -> Iterator[Evidence]:
    """What the check that runs now has looked at."""
    found = Evidence()
    before = current_evidence.set(found)
    yield found
    current_evidence.reset(before)


def test_a_rule_is_held_to_every_exchange(evidence: Evidence) -> None:
    """The result counts all of them, and keeps the first of each fault."""
    answers = [exchange(FINE, index=n) for n in range(3)]
    answers += [exchange({"success": "true"}, index=n) for n in (3, 4)]

    [told] = traffic(*answers).broken(marketo.success)

    assert told == "browsePrograms: success is neither true nor false (2 of 5)"
    assert max(len(evidence.consulted), evidence.judged) == 5
    assert list(evidence.consulted) == [3]


def test_a_pass_rests_on_all_that_was_judged(evidence: Evidence) -> None:
    """One exchange stands for them."""
    assert traffic(*(exchange(FINE, index=n) for n in range(9))).broken(marketo.success) == []
    assert max(len(evidence.consulted), evidence.judged) == 9
    assert len(evidence.consulted) == 1


def test_what_nobody_answered_and_hooks_are_left_out() -> None:
    """They say nothing of the API."""
    silent = exchange(FINE, response=None, unanswered="connection refused")
    hook = exchange({}, hook=True)

    with pytest.raises(Blocked, match="no answer of the run"):
        traffic(silent, hook).broken(whole)


def test_a_credential_in_an_answer_is_found() -> None:
    """In whatever encoding; but for grants, and refusals that name what they refuse."""
    leak = exchange({**FINE, "debug": "hush-hush"})
    grant = exchange({"access_token": "hush-hush"}, "getToken")
    refused = exchange({"success": False, "errors": [{"code": "601", "message": "hush-hush"}]})
    seen = traffic(leak, grant, refused, exchange(FINE), secret="hush-hush")

    assert seen.broken(seen.secret) == ["browsePrograms: a credential (1 of 2)"]


@pytest.mark.parametrize(
    ("rule", "answer", "reading", "said"),
    [
        (whole, exchange(FINE), "accepted", ""),
        (whole, exchange(b"{", kind="application/json"), "garbled", "no JSON"),
        (whole, exchange(FINE, response=None, broken="status 200, then cut off"), "garbled", "cut"),
        (whole, exchange(b"URI Too Long", kind="text/plain", status=414), "rejected", ""),
        (says_what_it_is, exchange(FINE, kind="text/html"), "accepted", "JSON as text/html"),
        (says_what_it_is, exchange(b"Id,Email", kind="text/csv"), "accepted", None),
        (marketo.request_id, exchange({"success": True}), "absent", "no requestId"),
        (marketo.request_id, exchange(b"Denied", kind="text/plain", status=413), "rejected", None),
        (marketo.refusal, exchange({"success": False, "errors": []}), "rejected", "errors do not"),
        (marketo.status, exchange({"success": False}, status=404), "rejected", "a refusal with"),
        (marketo.ids, exchange(FINE), "accepted", ""),
        (marketo.ids, exchange({**FINE, "result": [{"id": "1"}]}), "accepted", "id is no whole"),
        (
            marketo.ids,
            exchange({**FINE, "result": [{"status": "skipped", "leadId": "odd"}]}),
            "accepted",
            None,
        ),
        (
            marketo.dates,
            exchange({**FINE, "result": [{"createdAt": "2026-09-02T08:15:30Z+0000"}]}),
            "accepted",
            "",
        ),
        (
            marketo.dates,
            exchange({**FINE, "result": [{"updatedAt": "2026-09-02T08:15:30.000Z"}]}),
            "accepted",
            "updatedAt in another notation",
        ),
        (
            marketo.page,
            exchange({**FINE, "result": [{}, {}]}, query="maxReturn=1"),
            "accepted",
            "2 records on a page of 1",
        ),
        (marketo.page, exchange({**FINE, "result": [{}] * 9}, query="maxReturn=0"), "accepted", ""),
        (marketo.more, exchange({**FINE, "moreResult": True}), "accepted", "moreResult without"),
        (dotdigital.message, exchange({"error": "No"}, "getPrograms", status=400), "rejected", "a"),
        (dotdigital.token, exchange({"message": "No"}, "getPrograms", status=400), "rejected", "a"),
        (dotdigital.ids, exchange([{"id": 7}], "getPrograms"), "accepted", ""),
        (dotdigital.ids, exchange([{"id": GUID}], "getPrograms"), "accepted", "an id of another"),
        (dotdigital.ids, exchange({"id": GUID}, "getProgramEnrolment"), "accepted", ""),
        (dotdigital.page, exchange([{}, {}], "getPrograms", query="select=1"), "accepted", "2 on"),
        (wix.details, exchange({"message": "No"}, "getProgram", status=404), "absent", "a refusal"),
        (wix.revisions, exchange({"program": {"revision": 1}}, "getProgram"), "accepted", "revis"),
        (wix.ids, exchange({"programs": [{"id": GUID}]}, "queryPrograms"), "accepted", ""),
        (wix.dates, exchange({"program": {"createdDate": 1}}, "getProgram"), "accepted", "created"),
        (
            wix.page,
            exchange({"programs": [], "pagingMetadata": {"count": 1}}, "queryPrograms"),
            "accepted",
            "0 programs on a page that counts 1",
        ),
    ],
)
def test_what_a_rule_says(rule: Any, answer: Exchange, reading: str, said: str | None) -> None:
    """Nothing where all is well, None where it is not about the exchange, else a sentence."""
    found = rule(answer, reading)

    assert found == said if not said else str(found).startswith(said) or said in str(found)
