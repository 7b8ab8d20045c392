"""
What the page shows on demand: checks and exchanges, as data that a script reads.
"""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from conformance.record import ExchangeRecord, Record, RequestRecord, Result
from conformance.reporters.curl import curl
from conformance.reporters.difference import difference, marked
from conformance.reporters.evidence import change_before, decisive
from conformance.reporters.harmless import visible

# In an element of HTML these could end it, or begin another.
MEANING = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
SHELL_VARIABLE = re.compile(r"\$([A-Z][A-Z0-9_]*)")
QUOTED = re.compile(r"\$'(?:[^'\\]|\\.)*'|'[^']*'")
TOKEN = re.compile(r'"access_token"\s*:')


def embedded(value: Any) -> str:
    """
    JSON that may stand in an element of HTML.
    """
    return json.dumps(value, separators=(",", ":"), default=str).translate(MEANING)


def archive(record: Record) -> str:
    """
    Each exchange on a line of its own, so that a page reads only those that it shows.
    """
    return "\n".join(embedded(_exchange(exchange)) for exchange in record["exchanges"])


def evidence(record: Record) -> dict[str, Any]:
    """
    The results of each requirement, and the exchange in which a token was granted.
    """
    found: dict[str, Any] = {}
    for result in record["results"]:
        found.setdefault(visible(result["requirement"]), []).append(_result(record, result))
    return {"rules": found, "grant": _grant(record)}


def _grant(record: Record) -> int | None:
    for index, exchange in enumerate(record["exchanges"]):
        if exchange["response"] and TOKEN.search(exchange["response"]["body"]):
            return index
    return None


def _result(record: Record, result: Result) -> dict[str, Any]:
    told = difference(record, result)
    last = decisive(record, result)
    change = change_before(record, result, last) if last is not None else None
    facts: dict[str, Any] = {
        "check": visible(result["check"]),
        "outcome": result["outcome"],
        "print": result["fingerprint"],
        "duration": result["duration"],
        "observations": result["observations"],
        "exchanges": result["exchanges"],
        "decisive": last,
        "change": change,
        "reason": visible(result.get("reason", "")),
    }
    if result["outcome"] not in {"pass", "skip"}:
        expected, observed = marked(visible(told.expected), visible(told.observed))
        facts |= {
            "asserted": visible(told.asserted),
            "expected": expected,
            "observed": observed,
            "notes": [visible(note) for note in told.notes],
            "trace": visible("\n".join(told.trace)),
        }
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}


def _exchange(exchange: ExchangeRecord) -> dict[str, Any]:
    request, response = exchange["request"], exchange["response"]
    command = curl(exchange)
    facts = {
        "method": request["method"],
        "url": visible(request["url"]),
        "sentHeaders": _headers(request["headers"]),
        "sent": visible(_readable(request)),
        "status": response["status"] if response else None,
        "headers": _headers(response["headers"]) if response else [],
        "body": visible(response["body"]) if response else "",
        "operation": exchange.get("operation"),
        "reading": exchange.get("reading"),
        "error": visible(exchange.get("error") or ""),
        "duration": exchange["duration"],
        "started": exchange["started"],
        "hook": exchange["hook"],
        "curl": command,
        "variables": sorted(set(SHELL_VARIABLE.findall(QUOTED.sub("", command)))),
    }
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [], False)}


def _readable(request: RequestRecord) -> str:
    """A form by its fields, each as it was meant; any other body as it was sent."""
    body = request.get("body") or ""
    kinds = [kind for name, kind in request["headers"].items() if name.lower() == "content-type"]
    if not kinds or not kinds[0].startswith("application/x-www-form-urlencoded"):
        return body
    fields = parse_qsl(body, keep_blank_values=True)
    return "\n".join(f"{name} = {value}" for name, value in fields) or body


def _headers(headers: dict[str, str]) -> str:
    return "\n".join(visible(f"{name}: {value}") for name, value in headers.items())
