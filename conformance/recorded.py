"""
Recorded traffic: the entries of an HTTP archive as exchanges, read as a stream.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import ijson

from conformance.exchange import Exchange, Request, Response
from conformance.outcome import Misconfigured

CUT = "… [cut]"  # what the suite's own archive ends a long body with
NOT_RECORDED = "its answer was not recorded whole"


@dataclass(frozen=True)
class Recorded(Exchange):
    """
    An exchange of an archive, and what the archive says of it. What its body says is not kept:
    there may be very many.
    """

    comment: str = ""

    @property
    def document(self) -> Any:
        return self.read_document()

    @property
    def text(self) -> str:
        return self.read_text()


def entries(path: Path) -> Iterator[tuple[Recorded, str | None]]:
    """
    The exchanges of an archive in their order, and the operation that each says it is, if any.

    An answer that was not recorded whole leaves an exchange unanswered. Raises Misconfigured for a
    file that is no archive: where, and what is wrong.
    """
    index = -1
    try:
        with path.open("rb") as file:
            for index, entry in enumerate(ijson.items(file, "log.entries.item", use_float=True)):
                yield _exchange(index, entry), _text(entry, "_operation") or None
    except OSError as problem:
        raise Misconfigured(f"{path}: can't be read: {problem.strerror}") from problem
    except (ijson.JSONError, UnicodeDecodeError) as problem:
        where = f" after log.entries[{index}]" if index >= 0 else "; is this an HTTP archive?"
        raise Misconfigured(f"{path}: not JSON{where}") from problem
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Misconfigured(f"{path}: log.entries[{max(index, 0)}]: {_why(problem)}") from problem
    if index < 0:
        raise Misconfigured(f"{path}: log.entries: there is none; is this an HTTP archive?")


def _why(problem: Exception) -> str:
    return f"lacks {problem}" if isinstance(problem, KeyError) else "is not as HAR 1.2 has it"


def _exchange(index: int, entry: dict[str, Any]) -> Recorded:
    request, answer = entry["request"], _response(entry["response"])
    return Recorded(
        index=index,
        operation="",
        request=Request(
            method=request["method"].upper(),
            url=request["url"],
            headers=_headers(request),
            body=_sent(request.get("postData")),
        ),
        started=_moment(_text(entry, "startedDateTime")),
        duration=float(entry.get("time") or 0) / 1000,
        response=answer,
        comment=_text(entry, "comment"),
        broken=None if answer else _text(entry, "_error") or None,
        unanswered=None if answer or _text(entry, "_error") else NOT_RECORDED,
    )


def _response(recorded: dict[str, Any]) -> Response | None:
    status, content = int(recorded["status"]), recorded.get("content") or {}
    text, size = content.get("text"), content.get("size") or 0
    if status < 100 or (text is None and size > 0) or str(text).endswith(CUT):
        return None
    body = (text or "").encode("utf-8", "surrogatepass")
    if content.get("encoding") == "base64":
        try:
            body = base64.b64decode(body, validate=True)
        except binascii.Error:
            return None
    headers = {name.lower(): value for name, value in _headers(recorded).items()}
    if content.get("mimeType") not in {None, "", "x-unknown"}:
        headers.setdefault("content-type", content["mimeType"])
    return Response(status, headers, body)


def _headers(message: dict[str, Any]) -> dict[str, str]:
    return {each["name"]: each["value"] for each in message.get("headers") or []}


def _sent(data: dict[str, Any] | None) -> str | None:
    if not data:
        return None
    if data.get("text") is None and data.get("params"):
        return urlencode([(each["name"], each.get("value") or "") for each in data["params"]])
    return str(data.get("text") or "")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text) if text else datetime.fromtimestamp(0, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""
