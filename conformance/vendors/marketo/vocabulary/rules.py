"""
What holds for every answer of Marketo: envelope, ids, dates, pages.

Each rule says what is wrong with an exchange; nothing where all is well, and None where it is not
about that exchange.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from conformance.exchange import Exchange
from conformance.outcome import Garbled

IDENTITY = "getToken"  # has no envelope
DATES = ("createdAt", "updatedAt", "membershipDate", "reachedSuccessDate")
NOTATION = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(\+0000)?")
TOO_LONG = (413, 414)
IDS = ("id", "leadId", "programId")
PAGES = {
    "browsePrograms": ("maxReturn", 200),
    "getProgramsByTag": ("maxReturn", 200),
    "getProgramMembers": ("batchSize", 300),
    "getProgramMemberFields": ("batchSize", 300),
}


def success(exchange: Exchange, reading: str) -> str | None:
    envelope = _envelope(exchange, reading)
    if envelope is None:
        return None
    return _unless(isinstance(envelope.get("success"), bool), "success is neither true nor false")


def request_id(exchange: Exchange, reading: str) -> str | None:
    envelope = _envelope(exchange, reading)
    if envelope is None:
        return None
    given = envelope.get("requestId")
    return _unless(isinstance(given, str) and given != "", "no requestId")


def refusal(exchange: Exchange, reading: str) -> str | None:
    """A refusal says why: a code of digits, as text, and a message."""
    envelope = _envelope(exchange, reading)
    if envelope is None or envelope.get("success") is not False:
        return None
    errors = envelope.get("errors")
    listed = errors if isinstance(errors, list) else []
    complete = [_is_complete(error) for error in listed]
    return _unless(complete != [] and all(complete), "errors do not say why")


def status(exchange: Exchange, reading: str) -> str | None:
    """A refusal in an envelope comes with HTTP 200, but for what is too long for the gateway."""
    envelope = _envelope(exchange, reading)
    if envelope is None or envelope.get("success") is not False or exchange.response is None:
        return None
    number = exchange.response.status
    return _unless(number in {200, *TOO_LONG}, f"a refusal with status {number}")


def success_status(exchange: Exchange, reading: str) -> str | None:
    """What succeeded, though it found nothing or made something, comes with HTTP 200."""
    envelope = _envelope(exchange, reading)
    if envelope is None or envelope.get("success") is not True or exchange.response is None:
        return None
    number = exchange.response.status
    return _unless(number == 200, f"success with status {number}")


def lists(exchange: Exchange, reading: str) -> str | None:
    """A successful asset answer has errors and warnings as arrays, though they are empty."""
    envelope = _envelope(exchange, reading)
    if envelope is None or envelope.get("success") is not True:
        return None
    missing = [name for name in ("errors", "warnings") if not isinstance(envelope.get(name), list)]
    return _unless(not missing, f"{missing[0]} is no array" if missing else "")


def nothing(exchange: Exchange, reading: str) -> str | None:
    """An asset answer that found nothing has a warning."""
    envelope = _envelope(exchange, reading)
    if envelope is None or reading != "absent" or envelope.get("success") is not True:
        return None
    return _unless(bool(envelope.get("warnings")), "nothing found, and no warning")


def result(exchange: Exchange, reading: str) -> str | None:
    """What a call brought is an array, of one record too."""
    envelope = _envelope(exchange, reading)
    if envelope is None or envelope.get("result") is None:
        return None
    return _unless(isinstance(envelope["result"], list), "result is no array")


def ids(exchange: Exchange, reading: str) -> str | None:
    """Ids are whole numbers. A row that was skipped may repeat what was sent."""
    shown = [
        (name, record[name])
        for record in _records(exchange, reading)
        if record.get("status") not in ("skipped", "failed")
        for name in IDS
        if record.get(name) is not None
    ]
    wrong = [name for name, value in shown if type(value) is not int]
    return _unless(not wrong, f"{wrong[0]} is no whole number" if wrong else "") if shown else None


def dates(exchange: Exchange, reading: str) -> str | None:
    shown = [
        (name, record[name])
        for record in _records(exchange, reading)
        for name in DATES
        if record.get(name) is not None
    ]
    wrong = [name for name, value in shown if not NOTATION.fullmatch(str(value))]
    return _unless(not wrong, f"{wrong[0]} in another notation" if wrong else "") if shown else None


def page(exchange: Exchange, reading: str) -> str | None:
    """A page has no more records than were asked for, and never more than the limit."""
    if exchange.operation not in PAGES or reading not in {"accepted", "absent"}:
        return None
    name, most = PAGES[exchange.operation]
    asked = parse_qs(urlsplit(exchange.request.url).query).get(name, [""])[0]
    if asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= most:
        most = int(asked)
    count = len(list(_records(exchange, reading)))
    return _unless(count <= most, f"{count} records on a page of {most}")


def more(exchange: Exchange, reading: str) -> str | None:
    """Where there is more, a token leads to it."""
    envelope = _envelope(exchange, reading)
    if envelope is None or envelope.get("moreResult") is not True:
        return None
    token = envelope.get("nextPageToken")
    return _unless(isinstance(token, str) and token != "", "moreResult without nextPageToken")


def _envelope(exchange: Exchange, reading: str) -> dict[str, Any] | None:
    """The envelope of an answer; what comes from in front of the operations has none."""
    if exchange.response is None or exchange.operation == IDENTITY or reading == "busy":
        return None
    try:
        document = exchange.document
    except Garbled:
        return None
    if not isinstance(document, dict):
        return None
    return document if 200 <= exchange.response.status < 300 or "success" in document else None


def _records(exchange: Exchange, reading: str) -> Iterator[dict[str, Any]]:
    envelope = _envelope(exchange, reading) if reading in {"accepted", "absent"} else None
    result = (envelope or {}).get("result")
    yield from (
        one for one in (result if isinstance(result, list) else ()) if isinstance(one, dict)
    )


def _is_complete(error: Any) -> bool:
    if not isinstance(error, dict):
        return False
    code, message = error.get("code"), error.get("message")
    return isinstance(code, str) and code.isdigit() and isinstance(message, str)


def _unless(holds: bool, fault: str) -> str:
    return "" if holds else fault
