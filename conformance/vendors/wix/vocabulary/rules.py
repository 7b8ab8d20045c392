"""
What holds for every answer of Wix: refusals, ids, revisions, dates, pages.

Each rule says what is wrong with an exchange; nothing where all is well, and None where it is not
about that exchange.
"""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from conformance.exchange import Exchange
from conformance.outcome import Garbled
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.program import GUID

DATES = ("createdDate", "updatedDate", "statusUpdatedDate")
REVISION = re.compile(r"\d+")
LISTS = {"queryPrograms": "query", "searchPrograms": "search"}
MOST = 100  # programs on a page
BESIDE = ("Application", "Categories", "CategoriesAsTheClient")  # operations of other APIs
NOTHING_THERE = {404, 405}
ONE = re.compile(r"/programs/(?P<id>[^/?]+)(/(publish|end|archive|duplicate))?$")
WORDS = {"query", "search", "count"}


def message(exchange: Exchange, reading: str) -> str | None:
    """A refusal of a call that was let in is a JSON object with a message."""
    if reading not in {"rejected", "absent"} or not _is_by_the_api(exchange):
        return None
    said = _body(exchange).get("message")
    return _unless(isinstance(said, str), "a refusal without a message")


def details(exchange: Exchange, reading: str) -> str | None:
    """The details of a refusal are an application error with a code, or a validation error."""
    if message(exchange, reading) != "":
        return None
    found = _body(exchange).get("details")
    known = found if isinstance(found, dict) else {}
    error = known.get("applicationError")
    code = error.get("code") if isinstance(error, dict) else None
    explained = bool(code) or isinstance(known.get("validationError"), dict)
    return _unless(explained, "a refusal without details")


def ids(exchange: Exchange, reading: str) -> str | None:
    return _each(exchange, reading, "id", lambda id_: bool(GUID.fullmatch(str(id_))))


def revisions(exchange: Exchange, reading: str) -> str | None:
    def fits(revision: Any) -> bool:
        return isinstance(revision, str) and REVISION.fullmatch(revision) is not None

    return _each(exchange, reading, "revision", fits)


def dates(exchange: Exchange, reading: str) -> str | None:
    said = [
        _each(exchange, reading, name, lambda date: moment.read(date) is not None) for name in DATES
    ]
    return next((one for one in said if one), None if set(said) == {None} else "")


def page(exchange: Exchange, reading: str) -> str | None:
    """A page has no more programs than its limit, and says how many it has."""
    if exchange.operation not in LISTS or reading != "accepted":
        return None
    found = _body(exchange).get("programs")
    listed = found if isinstance(found, list) else []
    paging = _body(exchange).get("pagingMetadata")
    count = paging.get("count") if isinstance(paging, dict) else None
    if count is not None and count != len(listed):
        return f"{len(listed)} programs on a page that counts {count}"
    return _unless(len(listed) <= _limit(exchange), f"{len(listed)} programs on a page")


def _limit(exchange: Exchange) -> int:
    """What a page was asked to hold at most."""
    try:
        asked = json.loads(exchange.request.body or "{}").get(LISTS[exchange.operation])
        limit = asked["cursorPaging"]["limit"]
    except (AttributeError, KeyError, TypeError, ValueError):
        return MOST
    return limit if type(limit) is int and 1 <= limit <= MOST else MOST


def _each(exchange: Exchange, reading: str, member: str, fits: Callable[[Any], bool]) -> str | None:
    """Whether a member of each program that an answer shows is what it should be."""
    shown = [one[member] for one in _programs(exchange, reading) if one.get(member) is not None]
    wrong = [value for value in shown if not fits(value)]
    return _unless(not wrong, f"{member} of another kind") if shown else None


def _programs(exchange: Exchange, reading: str) -> list[dict[str, Any]]:
    if reading != "accepted":
        return []
    body = _body(exchange)
    programs, results = body.get("programs"), body.get("results")
    found = [body.get("program"), *(programs if isinstance(programs, list) else [])]
    rows = [row for row in (results if isinstance(results, list) else []) if isinstance(row, dict)]
    return [one for one in [*found, *(row.get("item") for row in rows)] if isinstance(one, dict)]


def _is_by_the_api(exchange: Exchange) -> bool:
    """
    Whether a refusal is one of the operation's: a router may refuse what is no id, and what it has
    no path for, such as an API that the target does not offer.
    """
    status = exchange.response.status if exchange.response else 0
    if exchange.operation.endswith(BESIDE):
        return status not in NOTHING_THERE
    segment = ONE.search(urlsplit(exchange.request.url).path)
    return segment is None or segment["id"] in WORDS or GUID.fullmatch(segment["id"]) is not None


def _body(exchange: Exchange) -> dict[str, Any]:
    try:
        document = exchange.document
    except Garbled:
        return {}
    return document if isinstance(document, dict) else {}


def _unless(holds: bool, fault: str) -> str:
    return "" if holds else fault
