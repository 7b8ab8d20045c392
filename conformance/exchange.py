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


@dataclass(frozen=True)
class Sent:
    """That an exchange was sent, not only looked at."""

    exchange: Exchange


@dataclass(frozen=True)
class Waited:
    """That something was looked for again and again for so many seconds, and did not come."""

    seconds: float


@dataclass(eq=False)
class Evidence:
    """
    What was sent and looked at, step by step: by a check, or on the way to what checks share, which
    then is a step of each that asks for it.

    A check that looks at all of a run says how many it `judged`, and keeps those that matter.
    """

    steps: list["Step | Evidence"] = field(default_factory=list)
    judged: int = 0

    @property
    def consulted(self) -> dict[int, None]:
        """The exchanges that were looked at, by index; the one looked at last is the last one."""
        return looked_at(self.told(set()))

    def told(self, known: set["Evidence"]) -> list["Step"]:
        """
        The steps as they would be if whoever asked first for what is shared had made it.

        What is `known` was told by others, and all that is told now is added to it.
        """
        found: list[Step] = []
        for step in self.steps:
            if not isinstance(step, Evidence):
                found.append(step)
            elif step not in known:
                known.add(step)
                found += step.told(known)
        return found

    def add(self, step: "Step | Evidence") -> None:
        """Note a step, unless it is the last one again."""
        if not (self.steps and self.steps[-1] is step):
            self.steps.append(step)


Step = Exchange | Sent | Waited


def looked_at(steps: list[Step]) -> dict[int, None]:
    """The exchanges that were looked at, by index, in the order of the last look at each."""
    found: dict[int, None] = {}
    for step in steps:
        if isinstance(step, Exchange):
            found.pop(step.index, None)
            found[step.index] = None
    return found


# The check that runs at the moment; whoever reads an answer leaves a trace here, so that
# an answer shared by many checks is evidence in each of them.
current_evidence: ContextVar[Evidence] = ContextVar("current_evidence")
current_check: ContextVar[str | None] = ContextVar("current_check", default=None)  # its name


def consult(exchange: Exchange) -> None:
    """
    Note that the check that runs now has looked at this exchange.
    """
    note(exchange)


def note(step: Step | Evidence) -> None:
    """Note a step of the check that runs now."""
    if evidence := current_evidence.get(None):
        evidence.add(step)
