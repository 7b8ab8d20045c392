"""
A run: from a target and what the user wants to one record.
"""

import contextlib
import importlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from conformance import __version__
from conformance.assembly import SuiteRun, assemble
from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.context import Context
from conformance.interrupt import Interrupt
from conformance.ledger import Ledger, Made
from conformance.outcome import Misconfigured
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.selection import ALLOWABLE, Options, Selection
from conformance.suites import PACKAGE, Suite
from conformance.target import Target

INTERRUPTED = "interrupted"

# Plugins of pytest that a run has no use for; one of them collects garbage for 0.1 s.
UNUSED = (
    "cacheprovider",
    "doctest",
    "faulthandler",
    "junitxml",
    "logging",
    "pastebin",
    "terminal",
    "threadexception",
    "unittest",
    "unraisableexception",
    "warnings",
)


def vendor(suite: Suite) -> Any:
    """The module that says what the engine needs to know about a suite's vendor."""
    return importlib.import_module(f"conformance.vendors.{suite.vendor}.vendor")


def embedded(suite: Suite, url: str, reference: Any) -> Target:
    """The target that an embedded reference implementation is."""
    return Target(
        name="reference",
        version=__version__,
        url=url,
        suites=(suite.slug,),
        auth=vendor(suite).example_credentials(),
        fixtures=reference.fixtures(),
        hooks=reference.hooks() if hasattr(reference, "hooks") else {},
        embedded=True,
    )


def run(suites: list[Suite], target_of: Callable[[Suite], Target], options: Options) -> Any:
    """
    Run suites one after another, each against the target that `target_of` gives for it.

    Returns the record (contract, section 6). Raises Misconfigured for what the user must mend.
    """
    _refuse_idle_patterns(suites, options.selection)
    started = datetime.now(UTC)
    done: list[SuiteRun] = []
    for suite in suites:
        done.append(run_suite(suite, target_of(suite), options))
        if done[-1].stopped == INTERRUPTED:
            break
    _refuse_empty_selection(done, options.selection)
    return assemble(done, options, started)


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


def run_suite(suite: Suite, target: Target, options: Options, *, clean: bool = True) -> SuiteRun:
    """
    Run one suite against one target, and clean up after it.

    `clean` is false for a target that ends with the run.
    """
    context = _context(suite, target, options)
    plugin, status = _judge(suite, context, options)
    plugin.close(None if status in {0, 1} else INTERRUPTED)
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


def _context(suite: Suite, target: Target, options: Options) -> Context:
    knows = vendor(suite)
    credentials = target.credentials(suite.vendor)
    if knows.missing_credentials(credentials) and target.loopback:
        credentials = {**knows.example_credentials(), **credentials}
    if missing := knows.missing_credentials(credentials):
        raise Misconfigured(
            f"target {target.name}: auth.{missing} is missing; see `conformance init {suite.slug}`"
        )
    rate = target.rate or (None if target.loopback else knows.RATE)
    redactor = Redactor()
    for value in (*knows.secrets(credentials), *target.secrets):
        redactor.add(value)
    client = Client(
        target=target,
        readings=readings(suite.slug),
        redactor=redactor,
        pace=Pace(rate.calls, rate.seconds) if rate else Pace(),
        read_only=options.profile == "read-only",
    )
    allowed = frozenset(ALLOWABLE if target.loopback else options.allow)
    return Context(target, credentials, client, Ledger(), allowed)


def _judge(suite: Suite, context: Context, options: Options) -> tuple[Any, int]:
    import pytest  # 0.2 s, which most commands do not need

    from conformance.plugin import Plugin

    plugin = Plugin(
        catalogue=catalogue(suite),
        context_of_the_run=context,
        selection=options.selection,
        fail_fast=options.fail_fast,
        progress=options.progress,
    )
    folder = str(suite.checks_folder)
    arguments = ["-c", str(PACKAGE / "pytest.ini"), "--rootdir", folder]
    arguments += ["--import-mode=importlib", "--capture=no", *(f"-pno:{name}" for name in UNUSED)]
    status: int = pytest.ExitCode.INTERRUPTED
    with (
        _without_pytest_settings(),
        contextlib.suppress(KeyboardInterrupt),
        options.interrupt.breaks_in(at=1),
    ):
        status = pytest.main([*arguments, folder], plugins=[plugin])
    if status in {pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR}:
        raise RuntimeError(f"{suite.slug}: pytest ended with {status!r}")
    return plugin, int(status)


@contextlib.contextmanager
def _without_pytest_settings() -> Iterator[None]:
    # Where CI is set, pytest's explanations of a failed comparison have no limit.
    own = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    names = (*own, "CI", "BUILD_NUMBER")
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(kept)
