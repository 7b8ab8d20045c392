"""
Puts the record of a run together from what its suites left: redacted, sorted, complete.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from conformance import __version__
from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.exchange import Exchange
from conformance.ledger import Made
from conformance.redaction import Redactor
from conformance.selection import Options
from conformance.suites import Suite
from conformance.target import Target
from conformance.verdict import totals, verdict

LONGEST_BODY = 6_000  # characters of a body that a record keeps
LONGEST_MESSAGE = 4_000


@dataclass
class SuiteRun:
    """What one suite's run left behind; `made` is how many things it made."""

    suite: Suite
    target: Target
    client: Client
    results: list[dict[str, Any]]
    observed: list[dict[str, Any]]
    stopped: str | None
    complete: bool
    left: list[Made]
    made: int = 0


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
    results: list[dict[str, Any]] = []
    exchanges: list[dict[str, Any]] = []
    for run in done:
        results += [_result(result, len(exchanges), run.client) for result in run.results]
        exchanges += [_exchange(exchange, run.client) for exchange in run.client.exchanges]
    results.sort(key=lambda r: (r["api"], r["requirement"], r["check"]))
    complete = complete and all(run.complete for run in done)
    stale = options.waivers.stale(results)
    return {
        "kind": "conformance-run",
        "format": 1,
        "suite": {"version": __version__, "catalogue": _digest(done)},
        "target": _target(done[0].target),
        "options": _options(options),
        "started": _instant(started),
        "finished": _instant(datetime.now(UTC)),
        "complete": complete,
        "verdict": verdict(results, complete=complete, strict=options.strict, stale=bool(stale)),
        "totals": totals(results),
        "requests": _requests(done),
        "notes": _notes(done, [*notes, *stale]),
        "requirements": _requirements(done, results),
        "results": results,
        "observed": [_observed(one, run.client.redactor) for run in done for one in _sorted(run)],
        "leftovers": [_leftover(made, run.client.redactor) for run in done for made in run.left],
        "exchanges": exchanges,
    }


def _leftover(made: Made, redactor: Redactor) -> dict[str, Any]:
    id_ = redactor.text(made.id) if isinstance(made.id, str) else made.id
    return {"kind": made.kind, "id": id_, "name": redactor.text(made.name)}


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


def _options(options: Options) -> dict[str, Any]:
    return {
        "depth": options.depth,
        "profile": options.profile,
        "level": options.selection.level,
        "basis": options.selection.basis,
        "allow": sorted(options.allow),
        "only": list(options.selection.only),
        "exclude": list(options.selection.exclude),
    }


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _notes(done: list[SuiteRun], general: list[str]) -> list[str]:
    notes = list(general)
    for run in done:
        ended = [f"{run.suite.slug}: the run ended early: {run.stopped}"] if run.stopped else []
        told = [*run.target.warnings, *run.client.redactor.warnings, *ended]
        notes += map(run.client.redactor.text, told)
    return list(dict.fromkeys(notes))


def _requirements(done: list[SuiteRun], results: list[dict[str, Any]]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for book in (catalogue(run.suite) for run in done):
        known |= book.requirements
    return {
        id_: {
            "level": known[id_].level.lower(),
            "basis": known[id_].basis,
            "source": known[id_].source,
            "section": known[id_].section,
            "text": known[id_].text,
        }
        for id_ in sorted({result["requirement"] for result in results})
    }


def _sorted(run: SuiteRun) -> list[dict[str, Any]]:
    return sorted(run.observed, key=lambda one: (str(one["id"]), str(one["value"])))


def _observed(one: dict[str, Any], redactor: Redactor) -> dict[str, Any]:
    value = redactor.cut(_clean(one["value"])) if isinstance(one["value"], str) else one["value"]
    return {**one, "value": value}


def _result(result: dict[str, Any], before: int, client: Client) -> dict[str, Any]:
    shown = {**result, "exchanges": [before + index for index in result["exchanges"]]}
    for name in ("message", "reason"):
        if shown.get(name):
            shown[name] = client.redactor.cut(_clean(shown[name])[:LONGEST_MESSAGE])
    return shown


def _exchange(exchange: Exchange, client: Client) -> dict[str, Any]:
    redactor, request, response = client.redactor, exchange.request, exchange.response
    judged = not exchange.hook and not exchange.unanswered
    return {
        "check": exchange.check,
        "operation": exchange.operation,
        "reading": client.readings.read(exchange)[0] if judged else None,
        "request": {
            "method": request.method,
            "url": redactor.text(request.url),
            "headers": redactor.headers(request.headers),
            "body": _body(request.body, redactor),
        },
        "response": response
        and {
            "status": response.status,
            "headers": redactor.headers(response.headers),
            "body": _body(response.text, redactor),
        },
        "error": exchange.broken or exchange.unanswered,
        "started": _instant(exchange.started),
        "duration": round(exchange.duration, 4),
        "hook": exchange.hook,
    }


def _body(text: str | None, redactor: Redactor) -> str | None:
    if text is None:
        return None
    shown = redactor.text(_clean(text))  # before it is cut: half a secret is one too
    return shown if len(shown) <= LONGEST_BODY else f"{shown[:LONGEST_BODY]}… [cut]"


def _clean(text: str) -> str:
    """Lone surrogates can't be written as UTF-8."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
