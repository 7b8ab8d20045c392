"""
What of a run may be written down: without secrets, and cut where it is long.
"""

from datetime import UTC, datetime
from typing import Any

from conformance.client import Client
from conformance.exchange import Exchange
from conformance.made import Made
from conformance.record import writable
from conformance.redaction import Redactor

LONGEST_BODY = 6_000  # characters of a body that a record keeps
LONGEST_EVIDENCE = 200_000  # of one that shows what is broken
AMPLE = 4  # times as much of a body as is shown is searched for secrets
LONGEST_MESSAGE = 4_000


def instant(moment: datetime) -> str:
    """A moment in ISO 8601, in UTC to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def leftover(made: Made, redactor: Redactor) -> dict[str, Any]:
    """What could not be removed."""
    id_ = redactor.text(made.id) if isinstance(made.id, str) else made.id
    return {"kind": made.kind, "id": id_, "name": redactor.text(made.name)}


def observed(one: dict[str, Any], redactor: Redactor) -> dict[str, Any]:
    """An observation, whatever its value consists of."""
    value = _clean(one["value"]) if isinstance(one["value"], str) else one["value"]
    return {**one, "value": _harmless(value, redactor)}


def _harmless(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, dict):
        return {_harmless(name, redactor): _harmless(v, redactor) for name, v in value.items()}
    if isinstance(value, list):
        return [_harmless(each, redactor) for each in value]
    return redactor.cut(value) if isinstance(value, str) else writable(value)


def result(found: dict[str, Any], before: int, client: Client) -> dict[str, Any]:
    """A result; `before` is how many exchanges the record has of earlier suites."""
    shown = {**found, "exchanges": [before + index for index in found["exchanges"]]}
    if "decisive" in shown:
        shown["decisive"] += before
    for name in ("message", "reason"):
        if shown.get(name):
            shown[name] = client.redactor.cut(_clean(shown[name])[:LONGEST_MESSAGE])
    return shown


def exchange(kept: Exchange, client: Client, longest: int = LONGEST_BODY) -> dict[str, Any]:
    """An exchange, its bodies cut after they were redacted: half a secret is one too."""
    redactor, request, response = client.redactor, kept.request, kept.response
    judged = not kept.hook and not kept.unanswered
    return {
        "check": kept.check,
        "operation": kept.operation,
        "reading": client.readings.read(kept)[0] if judged else None,
        "request": {
            "method": request.method,
            "url": redactor.text(request.url),
            "headers": redactor.headers(request.headers),
            "body": _body(request.body, redactor, longest),
        },
        "response": response
        and {
            "status": response.status,
            "headers": redactor.headers(response.headers),
            "body": _body(response.text, redactor, longest),
        },
        "error": kept.broken or kept.unanswered,
        "started": instant(kept.started),
        "duration": round(kept.duration, 4),
        "hook": kept.hook,
    }


def _body(text: str | None, redactor: Redactor, longest: int) -> str | None:
    if text is None:
        return None
    shown = _redacted(text, redactor, longest)  # before it is cut: half a secret is one too
    return shown if len(shown) <= longest else f"{shown[:longest]}… [cut]"


def _redacted(text: str, redactor: Redactor, longest: int) -> str:
    """A text without secrets, or so much of a long one that none is cut in what is shown of it."""
    enough, ample = longest + max(map(len, redactor.secrets), default=0), AMPLE * longest
    if enough < ample < len(text):
        begin = redactor.text(_clean(text[:ample]))
        if len(begin) > enough:
            return begin
    return redactor.text(_clean(text))


def _clean(text: str) -> str:
    """Lone surrogates can't be written as UTF-8."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
