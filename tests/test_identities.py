"""
Identities of a Wix site: each caller sends their own token, and nobody else's.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from conformance.embedding import embedded, vendor
from conformance.running import run, run_suite
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES
from conformance.vendors.wix.vocabulary import STRANGER, Site

if TYPE_CHECKING:
    from conformance.exchange import Exchange, Request

WIX = SUITES["wix-programs"]
TOKENS = vendor(WIX).example_credentials()
SOME = Options(selection=Selection(only=("visibility.*", "joining.*", "permission.*")))


@dataclass
class Overheard:
    """Which caller each call was made for, what was sent at all, and what was made of it."""

    calls: list[tuple[str, Request]]
    sent: list[Request]
    results: list[dict[str, Any]]


def listened(auth: dict[str, str]) -> Overheard:
    """A run against the reference with these credentials, listened to."""
    calls: list[tuple[str, Exchange]] = []
    call, instance = Site.call, vendor(WIX).reference()

    def listening(site: Site, operation: str, *, by: str = "owner", **how: Any) -> Any:
        reply = call(site, operation, by=by, **how)
        calls.append((by, reply.exchange))
        return reply

    with pytest.MonkeyPatch.context() as patch, served(instance) as url:
        patch.setattr(Site, "call", listening)
        target = replace(embedded(WIX, url, instance), auth=auth)
        done = run_suite(WIX, target, SOME, clean=False)
    sent = [exchange.request for exchange in done.client.exchanges]
    return Overheard([(by, exchange.request) for by, exchange in calls], sent, done.results)


def recorded() -> str:
    """The record of such a run, as text."""
    instance = vendor(WIX).reference()
    with served(instance) as url:
        return repr(run([WIX], embedded(WIX, url, instance), SOME))


@pytest.fixture(scope="module")
def overheard(elsewhere: ProcessPoolExecutor) -> Overheard:
    return elsewhere.submit(listened, {**TOKENS, "site_id": "the-site"}).result()


def test_every_identity_is_heard(overheard: Overheard) -> None:
    """The run that is listened to has calls of every identity, and of a visitor."""
    assert {*TOKENS, "visitor"} <= {by for by, _ in overheard.calls}


def test_each_caller_sends_their_own_token(overheard: Overheard) -> None:
    """The header of a call is the token of its caller, as it is; a visitor sends none."""
    wrong = [
        by
        for by, request in overheard.calls
        if by != STRANGER and request.headers.get("Authorization") != TOKENS.get(by)
    ]

    assert wrong == []


def test_a_site_goes_along_with_the_key_of_its_owner(overheard: Overheard) -> None:
    """The id of the site is a header of the owner's calls, and of nobody else's."""
    told = {by for by, request in overheard.calls if "wix-site-id" in request.headers}

    assert told == {"owner"}


def test_no_token_stands_anywhere_else(overheard: Overheard) -> None:
    """No URL, no body and no other header of a request holds anybody's token."""
    parts = [
        part
        for request in overheard.sent
        for part in (
            request.url,
            request.body or "",
            *(value for name, value in request.headers.items() if name != "Authorization"),
        )
    ]

    assert [part for part in parts if any(token in part for token in TOKENS.values())] == []


def test_no_token_gets_into_the_record(elsewhere: ProcessPoolExecutor) -> None:
    """The record of a run shows nobody's token."""
    record = elsewhere.submit(recorded).result()

    assert "/online-programs/v3/programs" in record
    assert [name for name, token in TOKENS.items() if token in record] == []


def test_a_missing_identity_is_named(elsewhere: ProcessPoolExecutor) -> None:
    """What an identity is needed for, and the target has no token of, is skipped by its name."""
    results = elsewhere.submit(listened, {"owner": TOKENS["owner"]}).result().results
    reasons = {result["reason"] for result in results if result["outcome"] == "skip"}

    assert {f"needs-fixture: auth.{name}" for name in ("app", "member", "participant")} <= reasons
    assert [r["check"] for r in results if r["outcome"] in {"fail", "error"}] == []
    assert [r["check"] for r in results if r["outcome"] == "pass"] != []
