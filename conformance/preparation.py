"""
Everything that a suite's checks, or cleaning up after them, start from.
"""

from typing import Any

from conformance import journal
from conformance.allowance import allowances
from conformance.client import Client
from conformance.context import Context
from conformance.direct import Direct
from conformance.embedding import vendor
from conformance.ledger import Ledger
from conformance.outcome import Misconfigured
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import Redactor, watch
from conformance.selection import ALLOWABLE, Options
from conformance.suites import Suite
from conformance.target import Target


def credentials(suite: Suite, target: Target) -> dict[str, Any]:
    """
    The credentials for a suite; on loopback, the published example ones stand in for missing ones.

    Raises Misconfigured where some are missing.
    """
    knows = vendor(suite)
    found = target.credentials(suite.vendor)
    if knows.missing_credentials(found) and target.loopback:
        found = {**knows.example_credentials(), **found}
    if missing := knows.missing_credentials(found):
        key = f"auth.{suite.vendor}.{missing}" if target.nests_auth else f"auth.{missing}"
        raise Misconfigured(
            f"target {target.name}: {key} is missing; name a file that has it with --target, as "
            f"`conformance init {suite.slug}` prints one"
        )
    return found


def lanes_of(suite: Suite, target: Target, options: Options) -> int:
    """
    How many lanes a run has: as many as the user says, else as the target may be sent requests at
    once; one on loopback, where there is nothing to wait for, unless its file says otherwise.
    """
    rate = target.rate or (None if target.loopback else vendor(suite).RATE)
    return options.workers or (rate.concurrency if rate else 0) or 1


def pace_of(suite: Suite, target: Target) -> Pace:
    """
    How fast a suite may send: as the target file says, else as its vendor's limit, or, on loopback,
    as fast as it can.
    """
    rate = target.rate or (None if target.loopback else vendor(suite).RATE)
    return Pace(rate.calls, rate.seconds, rate.concurrency) if rate else Pace()


def prepared(
    suite: Suite, target: Target, options: Options, pace: Pace, direct: Direct | None = None
) -> Context:
    """
    The context of a suite's run, which reaches the target over the network, or `direct`ly, where
    whoever waits moves a clock on. What the run makes is noted in a journal, unless the target ends
    with it.
    """
    if direct:
        pace.sleep = direct.clock.sleep
    known, redactor, ledger = credentials(suite, target), watch(Redactor()), Ledger()
    for value in (*vendor(suite).secrets(known), *target.secrets):
        redactor.add(value)
    if not target.embedded and options.profile != "read-only":
        ledger.journal = _journal(suite, target, ledger, redactor)
    table, read_only = readings(suite.slug), options.profile == "read-only"
    client = Client(
        target=target,
        readings=table,
        redactor=redactor,
        pace=pace,
        read_only=read_only,
        allowances={} if read_only else allowances(table, target),
        budget=options.budget,
        lanes=1 if direct else lanes_of(suite, target, options),
        foresee=ledger.foresee,
        direct=direct,
    )
    client.budget.reserve, ledger.lanes = ledger.reserve, client.lanes
    ledger.removes = direct is None
    implied = target.loopback and not options.rehearsal
    allowed = frozenset(ALLOWABLE if implied else options.allow)
    return Context(target, known, client, ledger, allowed)


def _journal(
    suite: Suite, target: Target, ledger: Ledger, redactor: Redactor
) -> journal.Journal | None:
    try:
        return journal.new(target, suite.slug, ledger.run, redactor.text)
    except Misconfigured:
        if target.loopback:  # a build that ends with its job, in a container that owns no folder
            return None
        raise
