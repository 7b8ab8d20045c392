"""
What callers have sent: a target that shows it again is not to blame for how it looks.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from conformance.exchange import Request


@dataclass
class Echo:
    """The members that were ever sent, by name and value; kept as digests, since there are many."""

    _seen: set[bytes] = field(default_factory=set)

    def note(self, request: Request) -> None:
        """What a request sends, which later answers may show."""
        if request.method != "GET":
            self._seen.update(_digest(name, value) for name, value in _members(request))

    def __contains__(self, member: object) -> bool:
        """Whether a pair of name and value was sent."""
        return isinstance(member, tuple) and _digest(*member) in self._seen


def content(request: Request) -> list[Any]:
    """Every value that a request sends, but for those that any answer has: null, true and false."""
    return [each for _, each in _members(request) if not (each is None or isinstance(each, bool))]


def _members(request: Request) -> Iterator[tuple[str, Any]]:
    """Each value of a body, a form or a query, with the name of the member that it is, or is in."""
    try:
        pairs = parse_qsl(urlsplit(request.url).query)
    except ValueError:
        pairs = []
    document = _read(request.body or "")
    if isinstance(document, str):
        pairs += parse_qsl(document)
    else:
        yield from _inside("", document)
    for name, text in pairs:
        yield name, text
        if isinstance(value := _read(text), dict | list):
            yield from _inside(name, value)


def _inside(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    yield name, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _inside(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _inside(name, inner)


def _read(text: str) -> Any:
    """A text as JSON, or as it is."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _digest(name: str, value: Any) -> bytes:
    said = f"{name}\n{json.dumps(value, sort_keys=True)}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:8]
