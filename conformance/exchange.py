"""
What was sent and what came back.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn

from conformance.outcome import Garbled
from conformance.pacing import http_date


@dataclass(frozen=True)
class Request:
    """What was sent."""

    method: str
    url: str
    headers: dict[str, str]
    body: str | None = None

    @classmethod
    def of(cls, sent: Any) -> "Request":
        """A request as the wire sends it."""
        body = sent.body
        text = body.decode("utf-8", errors="replace") if isinstance(body, bytes) else body
        return cls(sent.method, sent.url, dict(sent.headers), text)


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")


@dataclass(frozen=True)
class Exchange:
    """
    One request and what became of it.

    `response` is there when a whole answer arrived. Otherwise `broken` says how an answer that had
    begun went wrong, or `unanswered` why there was none. `duration` is in seconds. `check` is the
    check that sent it, directly or through a fixture that it was the first to ask for.
    """

    index: int
    operation: str
    request: Request
    started: datetime
    duration: float
    response: Response | None = None
    broken: str | None = None
    unanswered: str | None = None
    hook: bool = False
    check: str | None = None

    def move(self, index: int, check: str | None) -> None:
        """Give it another place in its run, and, if told so, another check that sent it."""
        vars(self).update(index=index, check=check or self.check)  # nothing else ever changes

    @property
    def title(self) -> str:
        return f"{self.request.method} {self.request.url}"

    @property
    def told(self) -> datetime:
        """When it was, by the target's clock; by ours where its answer tells no date."""
        headers = self.response.headers if self.response else {}
        return http_date(headers.get("date", "")) or self.started

    @property
    def content_type(self) -> str:
        """The media type that the answer says it is, in lower case and without its parameters."""
        kind = self.response.headers.get("content-type", "") if self.response else ""
        return kind.partition(";")[0].strip().lower()

    @cached_property
    def text(self) -> str:
        """The body as text, for what is no JSON; raises Garbled where it is none in UTF-8."""
        return self.read_text()

    @cached_property
    def document(self) -> Any:
        """The body as JSON; raises Garbled where it is none."""
        return self.read_document()

    def read_text(self) -> str:
        """What `text` keeps."""
        if self.response is None:
            raise Garbled(f"{self.title}: {self.broken or self.unanswered}")
        try:
            return self.response.body.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            status = self.response.status
            raise Garbled(f"{self.title}: status {status}, no text in UTF-8") from problem

    def read_document(self) -> Any:
        """What `document` keeps."""
        if self.response is None:
            raise Garbled(f"{self.title}: {self.broken or self.unanswered}")
        try:
            return json.loads(self.response.body.decode("utf-8"), parse_constant=_no_json)
        except (ValueError, RecursionError) as problem:
            kind = self.response.headers.get("content-type", "no content type")
            begin = self.response.text[:60]
            raise Garbled(
                f"{self.title}: status {self.response.status}, {kind}, no JSON: {begin!r}"
            ) from problem


def _no_json(word: str) -> NoReturn:
    raise ValueError(f"JSON has no {word}")
