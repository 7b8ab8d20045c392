"""
All exchanges as HTTP Archive 1.2, for the network panel of a browser.
"""

from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from conformance.record import ExchangeRecord, Record, as_json

UNKNOWN = -1  # what the format wants for a size that nobody measured
HTTP = "HTTP/1.1"


def render(record: Record) -> str:
    """
    The archive; what HTTP does not know of an exchange is in members that begin with `_`.
    """
    checks = _checks(record)
    log = {
        "version": "1.2",
        "creator": {"name": "program-api-conformance", "version": record["suite"]["version"]},
        "pages": [],
        "entries": [
            _entry(exchange, checks.get(index, []))
            for index, exchange in enumerate(record["exchanges"])
        ],
        "comment": f"{record['verdict']}: {record['target']['name']}",
    }
    return as_json({"log": log})


def _checks(record: Record) -> dict[int, list[str]]:
    """The checks that each exchange is evidence of."""
    found: dict[int, list[str]] = {}
    for result in record["results"]:
        for index in result["exchanges"]:
            found.setdefault(index, []).append(f"{result['outcome']}: {result['check']}")
    return found


def _entry(exchange: ExchangeRecord, checks: list[str]) -> dict[str, Any]:
    milliseconds = round(exchange["duration"] * 1000, 3)
    entry: dict[str, Any] = {
        "startedDateTime": exchange["started"],
        "time": milliseconds,
        "request": _request(exchange),
        "response": _response(exchange),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
        "comment": "; ".join(checks),
    }
    facts = {name: exchange.get(name) for name in ("operation", "reading", "error")}
    return entry | {f"_{name}": fact for name, fact in facts.items() if fact}


def _request(exchange: ExchangeRecord) -> dict[str, Any]:
    request = exchange["request"]
    body = request.get("body")
    found: dict[str, Any] = {
        "method": request["method"],
        "url": request["url"],
        "httpVersion": HTTP,
        "cookies": [],
        "headers": _pairs(request["headers"]),
        "queryString": _query(request["url"]),
        "headersSize": UNKNOWN,
        "bodySize": UNKNOWN if body else 0,
    }
    if body is not None:
        kind = _header(request["headers"], "content-type")
        found["postData"] = {"mimeType": kind, "text": body}
    return found


def _response(exchange: ExchangeRecord) -> dict[str, Any]:
    response = exchange["response"]
    status = response["status"] if response else 0
    headers = response["headers"] if response else {}
    body = response["body"] if response else ""
    return {
        "status": status,
        "statusText": _phrase(status),
        "httpVersion": HTTP,
        "cookies": [],
        "headers": _pairs(headers),
        "content": {
            "size": len(body.encode(errors="surrogatepass")),
            "mimeType": _header(headers, "content-type") or "x-unknown",
            "text": body,
        },
        "redirectURL": _header(headers, "location"),
        "headersSize": UNKNOWN,
        "bodySize": UNKNOWN,
    }


def _pairs(headers: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers.items()]


def _query(url: str) -> list[dict[str, str]]:
    try:
        query = urlsplit(url).query
    except ValueError:  # a URL that a target made up
        return []
    return _pairs_of(parse_qsl(query, keep_blank_values=True))


def _pairs_of(pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _header(headers: dict[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")


def _phrase(status: int) -> str:
    known = {each.value: each.phrase for each in HTTPStatus}
    return known.get(status, "")
