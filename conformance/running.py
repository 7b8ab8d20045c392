"""
A run: from a target and what the user wants to one record.
"""

import contextlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from conformance.assembly import SuiteRun, assemble
from conformance.catalogue import catalogue
from conformance.context import Context
from conformance.interrupt import Interrupt
from conformance.journal import Remains, remains
from conformance.made import Made
from conformance.outcome import Misconfigured
from conformance.preparation import credentials, pace_of, prepared
from conformance.progress import part
from conformance.selection import Options, Selection
from conformance.session import judge
from conformance.suites import Suite
from conformance.target import Target

INTERRUPTED = "interrupted"


def run(suites: list[Suite], target: Target, options: Options) -> Any:
    """
    Run suites against a target one after another, until the user interrupts or a fail ends them.

    Returns the record (contract, section 6). Raises Misconfigured for what the user must mend.
    """
    started, earlier = datetime.now(UTC), _left_earlier(target)
    done = judged(suites, target, options)
    whole = len(done) == len(suites)
    return assemble(done, options, started, complete=whole, notes=earlier)


def judged(suites: list[Suite], target: Target, options: Options) -> list[SuiteRun]:
    """
    The same, without a record: what each suite that the run came to left behind.
    """
    _refuse_idle_patterns(suites, options.selection)
    for suite in suites:  # before anything is sent
        credentials(suite, target)
    done: list[SuiteRun] = []
    paces = {suite.vendor: pace_of(suite, target) for suite in suites}
    for place, suite in enumerate(suites):
        before = sum(len(run.results) for run in done)
        later = [c for each in suites[place + 1 :] for c in catalogue(each).checks if c.requirement]
        progress = part(options.progress, before, len(later))
        ours = replace(options, progress=progress)
        context = prepared(suite, target, ours, paces[suite.vendor])
        done.append(run_suite(suite, target, ours, context=context))
        if done[-1].stopped == INTERRUPTED or (options.fail_fast and _failed(done[-1])):
            break
    _refuse_empty_selection(done, options.selection)
    return done


def _left_earlier(target: Target) -> list[str]:
    """What dead runs may have left on the target: told, and not touched."""
    found: list[Remains] = []
    with contextlib.suppress(Misconfigured):
        found = [] if target.embedded else remains(target)
    return [
        f"a run that began {each.started:%Y-%m-%d %H:%M} may have left up to {len(each.made)} "
        "things on the target: `conformance cleanup --target FILE` removes them"
        for each in found
        if each.made
    ]


def _failed(run: SuiteRun) -> bool:
    return any(result["outcome"] == "fail" for result in run.results)


def _refuse_idle_patterns(suites: list[Suite], selection: Selection) -> None:
    if not selection.only:
        return
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
    context: Context | None = None,
) -> SuiteRun:
    """
    Run one suite against one target, and clean up after it, unless the target ends with the run.

    It starts from a `context`, as whoever shares a pace or needs no network has prepared it.
    """
    from conformance.generation import Generation  # pytest: 0.2 s, which most commands do not need
    from conformance.loop import Loop

    context = context or prepared(suite, target, options, pace_of(suite, target))
    plugin = plugin_of(context, suite, options)
    generation = Generation(suite, options, context.client)
    with contextlib.suppress(KeyboardInterrupt), options.interrupt.breaks_in(at=1):
        generation.prepare()
    whole = judge(suite, options.interrupt, plugin, generation, Loop(plugin, context.client.lanes))
    plugin.close(None if whole else INTERRUPTED)
    left = _clean(context, options.interrupt) if clean else []
    context.client.close()
    stopped = INTERRUPTED if options.interrupt.signals else plugin.stopped
    _absolve(plugin.results, context.client.breaker.storm)
    return SuiteRun(
        suite=suite,
        target=target,
        client=context.client,
        results=generation.grouped(plugin.results) if plugin.results else [],
        observed=plugin.observed,
        stopped=stopped,
        complete=stopped is None,
        left=left,
        made=context.ledger.entered,
        notes=[] if stopped else generation.notes(),
    )


def plugin_of(context: Context, suite: Suite, options: Options) -> Any:
    """The plugin of pytest that judges a suite's checks in a context."""
    from conformance.plugin import Plugin

    return Plugin(
        catalogue=catalogue(suite),
        context_of_the_run=context,
        selection=options.selection,
        depth=options.depth,
        waivers=options.waivers,
        fail_fast=options.fail_fast,
        progress=options.progress,
    )


def _absolve(results: list[dict[str, Any]], storm: set[int]) -> None:
    """Where the run's own credentials were refused again and again, nobody could judge."""
    for result in results:
        if result["outcome"] in {"fail", "warn"} and storm & {*result["exchanges"]}:
            result |= {"outcome": "error", "message": "the run's own credentials were refused"}


def _clean(context: Context, interrupt: Interrupt) -> list[Made]:
    context.client.cleaning = True
    if interrupt.signals:
        context.client.hurry()
    left = list(context.ledger.made)
    with contextlib.suppress(KeyboardInterrupt), interrupt.breaks_in(at=2):
        left = context.ledger.clean()
    return left
