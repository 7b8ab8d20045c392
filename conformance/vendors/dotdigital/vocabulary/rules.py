"""
What holds for every answer of Dotdigital: refusals, ids, dates, pages.

Each rule says what is wrong with an exchange; nothing where all is well, and None where it is not
about that exchange.
"""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from conformance.exchange import Exchange
from conformance.outcome import Garbled
from conformance.vendors.dotdigital.vocabulary.record import GUID, INT32, MOMENT, STATUSES

TOKEN = re.compile(r"\bERROR_[A-Z0-9_]+\b")
LISTS = ("getPrograms", "getProgramEnrolmentsByStatus", "getProgramEnrolment")
PROGRAMS = ("getPrograms", "getProgramById")
MOST = 1000  # that an answer holds
REFUSALS = (400, 404, 422)  # documented with a body; 401 and 403 are without one
PLACES = {  # where the segment stands that says which one is meant, from the end of the path
    "getProgramById": -1,
    "getProgramEnrolment": -1,
    "getProgramEnrolmentsByStatus": -1,
    "getProgramEnrolmentReportFaults": -2,
}


def message(exchange: Exchange, reading: str) -> str | None:
    """A refusal that an operation gives is an object with a text in `message`."""
    if reading not in {"rejected", "absent"} or not _is_by_an_operation(exchange):
        return None
    document = _document(exchange)
    said = document.get("message") if isinstance(document, dict) else None
    return _unless(isinstance(said, str) and said != "", "a refusal without a message")


def token(exchange: Exchange, reading: str) -> str | None:
    """The message of a refusal with 400 or 422 names an error."""
    status = exchange.response.status if exchange.response else 0
    if message(exchange, reading) != "" or status not in {400, 422}:
        return None
    document = _document(exchange)
    return _unless(bool(TOKEN.search(document["message"])), "a message that names no error")


def ids(exchange: Exchange, reading: str) -> str | None:
    """Programs have whole numbers for ids, enrolments GUIDs."""
    records = _records(exchange, reading)
    if not records:
        return None
    wrong = [record for record in records if not _has_an_id(exchange, record)]
    return _unless(not wrong, "an id of another kind")


def dates(exchange: Exchange, reading: str) -> str | None:
    found = [one["dateCreated"] for one in _records(exchange, reading) if "dateCreated" in one]
    wrong = [date for date in found if not MOMENT.fullmatch(str(date))]
    return _unless(not wrong, "dateCreated in another notation") if found else None


def page(exchange: Exchange, reading: str) -> str | None:
    """An answer holds no more than `select` says, and never more than a thousand."""
    if exchange.operation not in LISTS or reading != "accepted":
        return None
    if not isinstance(found := _document(exchange), list):
        return None
    asked = parse_qs(urlsplit(exchange.request.url).query).get("select", [""])[0]
    usable = asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= MOST
    most = int(asked) if usable else MOST
    return _unless(len(found) <= most, f"{len(found)} on a page of {most}")


def _has_an_id(exchange: Exchange, record: dict[str, Any]) -> bool:
    id_ = record.get("id")
    if exchange.operation in PROGRAMS:
        return type(id_) is int
    return isinstance(id_, str) and GUID.fullmatch(id_) is not None


def _records(exchange: Exchange, reading: str) -> list[dict[str, Any]]:
    """The programs or enrolments of an answer."""
    if reading != "accepted" or not _is_of_the_six(exchange):
        return []
    document = _document(exchange)
    listed = document if isinstance(document, list) else [document]
    return [record for record in listed if type(record) is dict]


def _is_of_the_six(exchange: Exchange) -> bool:
    return exchange.operation.startswith("get") or exchange.operation == "createProgramEnrolment"


def _is_by_an_operation(exchange: Exchange) -> bool:
    """
    Whether a refusal is documented. Nobody says who refuses what can be no id and no status: a
    router may, before any operation is asked, and says no more than the status then.
    """
    status = exchange.response.status if exchange.response else 0
    if status not in REFUSALS or not _is_of_the_six(exchange):
        return False
    if (place := PLACES.get(exchange.operation)) is None:
        return True
    segment = urlsplit(exchange.request.url).path.split("/")[place]
    if exchange.operation in PROGRAMS:
        return segment.isascii() and segment.isdecimal() and 0 < int(segment) < INT32
    return GUID.fullmatch(segment) is not None or segment in STATUSES


def _document(exchange: Exchange) -> Any:
    try:
        return exchange.document
    except Garbled:
        return None


def _unless(holds: bool, fault: str) -> str:
    return "" if holds else fault
