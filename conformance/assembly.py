"""
Puts the record of a run together from what its suites left: redacted, sorted, complete.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from conformance import __version__, disclosure
from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.exchange import Exchange
from conformance.made import Made
from conformance.provenance import questions, requirements
from conformance.selection import Options
from conformance.shape import shapes_of
from conformance.suites import Suite
from conformance.target import Target
from conformance.verdict import totals, verdict

BREACHES = frozenset({"fail", "warn", "waived"})


@dataclass
class SuiteRun:
    """
    What one suite's run left behind; `made` is how many things it made, `shown` what the record
    keeps of its exchanges where that is not all of them.
    """

    suite: Suite
    target: Target
    client: Client
    results: list[dict[str, Any]]
    observed: list[dict[str, Any]]
    stopped: str | None
    complete: bool
    left: list[Made]
    made: int = 0
    notes: list[str] = field(default_factory=list)
    shown: list[Exchange] | None = None


def assemble(
    done: list[SuiteRun],
    options: Options,
    started: datetime,
    *,
    complete: bool = True,
    notes: Iterable[str] = (),
) -> Any:
    """
    The record of a run (contract, section 6); not `complete` where it never came to some suites.
    `notes` are those that are about no suite.
    """
    results, exchanges = _together(done)
    complete = complete and all(run.complete for run in done)
    stale = options.waivers.stale(results)
    return {
        "kind": "conformance-run",
        "format": 1,
        "suite": {"version": __version__, "catalogue": _digest(done)},
        "target": _target(done[0].target),
        "options": _options(options, done),
        "started": disclosure.instant(started),
        "finished": disclosure.instant(datetime.now(UTC)),
        "complete": complete,
        "verdict": verdict(results, complete=complete, strict=options.strict, stale=bool(stale)),
        "totals": totals(results),
        "requests": _requests(done),
        "notes": _notes(done, [*notes, *stale]),
        "requirements": requirements([run.suite for run in done], results),
        "observations": questions([(run.suite, run.observed) for run in done]),
        "results": results,
        "observed": [one for run in done for one in _observed(run)],
        "shapes": [shape for run in done for shape in shapes_of(run.client, run.suite.slug)],
        "leftovers": [each for run in done for each in _leftovers(run)],
        "exchanges": exchanges,
    }


def _together(done: list[SuiteRun]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The results of all suites in their order, and the exchanges that they are numbered by."""
    results: list[dict[str, Any]] = []
    exchanges: list[dict[str, Any]] = []
    for run in done:
        results += [disclosure.result(each, len(exchanges), run.client) for each in run.results]
        shown = run.client.exchanges if run.shown is None else run.shown
        broken = {i for r in run.results if r["outcome"] in BREACHES for i in r["exchanges"]}
        exchanges += [_shown(each, run.client, whole=each.index in broken) for each in shown]
    return sorted(results, key=lambda r: (r["api"], r["requirement"], r["check"])), exchanges


def _shown(exchange: Exchange, client: Client, *, whole: bool) -> dict[str, Any]:
    """An exchange; whoever audits the record has to see what showed a breach."""
    longest = disclosure.LONGEST_EVIDENCE if whole else disclosure.LONGEST_BODY
    return disclosure.exchange(exchange, client, longest)


def _requests(done: list[SuiteRun]) -> dict[str, Any]:
    paces = {id(run.client.pace): run.client.pace for run in done}  # a vendor's suites share one
    return {
        "sent": sum(run.client.sent for run in done),
        "retried": sum(run.client.retried for run in done),
        "throttled_seconds": round(sum(pace.throttled for pace in paces.values()), 3),
    }


def _target(target: Target) -> dict[str, Any]:
    return {name: getattr(target, name) for name in ("name", "version", "url", "embedded")}


def _digest(done: list[SuiteRun]) -> str:
    return "+".join(catalogue(run.suite).digest for run in done)


def _options(options: Options, done: list[SuiteRun]) -> dict[str, Any]:
    return {
        "depth": options.depth,
        "workers": max(run.client.lanes for run in done),
        **({"seed": options.seed} if options.depth == "deep" else {}),
        "profile": options.profile,
        "level": options.selection.level,
        "basis": options.selection.basis,
        "allow": sorted(options.allow),
        "only": list(options.selection.only),
        "exclude": list(options.selection.exclude),
    }


def _notes(done: list[SuiteRun], general: list[str]) -> list[str]:
    notes = list(general)
    for run in done:
        ended = [f"the run ended early: {run.stopped}"] if run.stopped else []
        used = [note for each in run.client.allowances.values() if (note := each.note())]
        seen = _strange(run) or run.notes
        ours = [f"{run.suite.slug}: {note}" for note in (*used, *seen, *ended)]
        redactor = run.client.redactor
        notes += map(redactor.text, [*run.target.warnings, *redactor.warnings, *ours])
    return list(dict.fromkeys(notes))


def _strange(run: SuiteRun) -> list[str]:
    """Where not one answer is as the API's are, the URL is more likely wrong than all of them."""
    asked = [each for each in run.client.exchanges if not each.hook and not each.unanswered]
    bodies = [each.response.body.lstrip()[:1] for each in asked if each.response]
    if not asked or {*bodies} & {b"{", b"["}:
        return []
    return [f"none of {len(asked)} answers is JSON: is {run.target.url} where the API is?"]


def _observed(run: SuiteRun) -> list[dict[str, Any]]:
    in_order = sorted(run.observed, key=lambda one: (str(one["id"]), str(one["value"])))
    return [disclosure.observed(one, run.client.redactor) for one in in_order]


def _leftovers(run: SuiteRun) -> list[dict[str, Any]]:
    return [disclosure.leftover(made, run.client.redactor) for made in run.left]
