"""
A run: from a target and what the user wants to one record.
"""

import contextlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from conformance.allowance import allowances
from conformance.assembly import SuiteRun, assemble
from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.context import Context
from conformance.embedding import vendor
from conformance.interrupt import Interrupt
from conformance.ledger import Ledger, Made
from conformance.outcome import Misconfigured
from conformance.pacing import Pace
from conformance.progress import part
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.selection import ALLOWABLE, Options, Selection
from conformance.session import judge
from conformance.suites import Suite
from conformance.target import Target

INTERRUPTED = "interrupted"


def run(suites: list[Suite], target: Target, options: Options) -> Any:
    """
    Run suites against a target one after another, until the user interrupts or a fail ends them.

    Returns the record (contract, section 6). Raises Misconfigured for what the user must mend.
    """
    _refuse_idle_patterns(suites, options.selection)
    for suite in suites:  # before anything is sent
        _credentials(suite, target)
    started = datetime.now(UTC)
    done: list[SuiteRun] = []
    paces = {suite.vendor: _pace(suite, target) for suite in suites}
    expected = [len([c for c in catalogue(suite).checks if c.requirement]) for suite in suites]
    for place, suite in enumerate(suites):
        before = sum(len(run.results) for run in done)
        progress = part(options.progress, before, sum(expected[place + 1 :]))
        ours = replace(options, progress=progress)
        done.append(run_suite(suite, target, ours, pace=paces[suite.vendor]))
        if done[-1].stopped == INTERRUPTED or (options.fail_fast and _failed(done[-1])):
            break
    _refuse_empty_selection(done, options.selection)
    return assemble(done, options, started, complete=len(done) == len(suites))


def _failed(run: SuiteRun) -> bool:
    return any(result["outcome"] == "fail" for result in run.results)


def _refuse_idle_patterns(suites: list[Suite], selection: Selection) -> None:
    ids = [
        id_
        for suite in suites
        for check in catalogue(suite).checks
        for id_ in (check.id, check.requirement, check.observation)
    ]
    for pattern in selection.only:
        named = Selection(only=(pattern, pattern.split("[")[0]))
        if not any(named.names(id_) for id_ in ids):
            raise Misconfigured(f"--only {pattern}: no requirement, check or observation matches")


def _refuse_empty_selection(done: list[SuiteRun], selection: Selection) -> None:
    """Which parameters a check has is known only after its suite was loaded."""
    reasons = {result.get("reason") for run in done for result in run.results}
    if any(run.observed or run.stopped for run in done):
        return
    if selection.only and reasons <= {"deselected: pattern"}:
        raise Misconfigured(f"--only {' --only '.join(selection.only)}: no check matches")


def run_suite(
    suite: Suite,
    target: Target,
    options: Options,
    *,
    clean: bool = True,
    pace: Pace | None = None,
) -> SuiteRun:
    """
    Run one suite against one target, and clean up after it.

    `clean` is false for a target that ends with the run. The suites of one vendor share a `pace`.
    """
    from conformance.plugin import Plugin  # pytest: 0.2 s, which most commands do not need

    context = _context(suite, target, options, pace or _pace(suite, target))
    plugin = Plugin(
        catalogue=catalogue(suite),
        context_of_the_run=context,
        selection=options.selection,
        depth=options.depth,
        seed=options.seed,
        fail_fast=options.fail_fast,
        progress=options.progress,
    )
    plugin.generate()
    whole = judge(suite, plugin, options.interrupt)
    plugin.close(None if whole else INTERRUPTED)
    left = _clean(context, options.interrupt) if clean else []
    context.client.close()
    stopped = INTERRUPTED if options.interrupt.signals else plugin.stopped
    return SuiteRun(
        suite=suite,
        target=target,
        client=context.client,
        results=plugin.results,
        observed=plugin.observed,
        stopped=stopped,
        complete=stopped is None,
        left=left,
    )


def _clean(context: Context, interrupt: Interrupt) -> list[Made]:
    context.client.cleaning = True
    if interrupt.signals:
        context.client.hurry()
    left = list(context.ledger.made)
    with contextlib.suppress(KeyboardInterrupt), interrupt.breaks_in(at=2):
        left = context.ledger.clean()
    return left


def _credentials(suite: Suite, target: Target) -> dict[str, Any]:
    knows = vendor(suite)
    credentials = target.credentials(suite.vendor)
    if knows.missing_credentials(credentials) and target.loopback:
        credentials = {**knows.example_credentials(), **credentials}
    if missing := knows.missing_credentials(credentials):
        key = f"auth.{suite.vendor}.{missing}" if target.nests_auth else f"auth.{missing}"
        raise Misconfigured(
            f"target {target.name}: {key} is missing; see `conformance init {suite.slug}`"
        )
    return credentials


def _pace(suite: Suite, target: Target) -> Pace:
    rate = target.rate or (None if target.loopback else vendor(suite).RATE)
    return Pace(rate.calls, rate.seconds) if rate else Pace()


def _context(suite: Suite, target: Target, options: Options, pace: Pace) -> Context:
    credentials, redactor = _credentials(suite, target), Redactor()
    for value in (*vendor(suite).secrets(credentials), *target.secrets):
        redactor.add(value)
    table, read_only = readings(suite.slug), options.profile == "read-only"
    client = Client(
        target=target,
        readings=table,
        redactor=redactor,
        pace=pace,
        read_only=read_only,
        allowances={} if read_only else allowances(table, target),
    )
    allowed = frozenset(ALLOWABLE if target.loopback else options.allow)
    return Context(target, credentials, client, Ledger(), allowed)
