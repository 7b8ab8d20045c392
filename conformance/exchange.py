"""
What was sent and what came back, and which of it a check has looked at.
"""

import json
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn

from conformance.outcome import Garbled


@dataclass(frozen=True)
class Request:
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

    @property
    def title(self) -> str:
        return f"{self.request.method} {self.request.url}"

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


@dataclass
class Evidence:
    """
    The exchanges that a check has looked at: what its verdict rests on.

    A check that looks at all of a run says how many it `judged`, and keeps those that matter.
    """

    consulted: dict[int, None] = field(default_factory=dict)
    judged: int = 0

    @property
    def count(self) -> int:
        """How many observations a verdict rests on."""
        return max(len(self.consulted), self.judged)

    def consult(self, exchange: Exchange) -> None:
        self.consulted.pop(exchange.index, None)
        self.consulted[exchange.index] = None  # the one looked at last is the last one


# The check that runs at the moment; whoever reads an answer leaves a trace here, so that
# an answer shared by many checks is evidence in each of them.
current_evidence: ContextVar[Evidence] = ContextVar("current_evidence")


def consult(exchange: Exchange) -> None:
    """
    Note that the check that runs now has looked at this exchange.
    """
    if evidence := current_evidence.get(None):
        evidence.consult(exchange)
