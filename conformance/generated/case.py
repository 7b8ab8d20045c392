"""
A case: one call of an operation that differs from a right one in a few places.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from conformance.ground import ABSENT, Call

Place = tuple[str | int, ...]  # the location (path, query, header, body), then where in it

LONGEST_VALUE = 40  # characters of a value in an id or a message


@dataclass(frozen=True)
class Change:
    """A value at a place, or ABSENT."""

    place: Place
    value: Any

    @property
    def where(self) -> str:
        return ".".join(map(str, self.place))

    def __str__(self) -> str:
        if self.value is ABSENT:
            return f"no {self.where}"
        text = json.dumps(self.value, ensure_ascii=True)
        more = f"… ({len(text)} characters)" if len(text) > LONGEST_VALUE else ""
        return f"{self.where} = {text[:LONGEST_VALUE]}{more}"


@dataclass(frozen=True)
class Case:
    """
    `refusal` is the requirement by which the call is refused, `acceptance` the one by which it is
    taken; without either the documents leave open what becomes of it. `stranger` says whose
    credentials it carries instead of the run's own.
    """

    operation: str
    changes: tuple[Change, ...] = ()
    number: int = 0
    refusal: str = ""
    acceptance: str = ""
    stranger: str = ""
    wild: bool = False  # whether what is sent fits no reading of the description

    @property
    def id(self) -> str:
        """The same in every run: the operation, the place, and what is there."""
        if self.stranger:
            return f"{self.operation}/{self.stranger}"
        if not self.changes:
            return f"{self.operation}/as-documented"
        if len(self.changes) > 1:
            return f"{self.operation}/several/{self.number}"
        change = self.changes[0]
        word = "absent" if change.value is ABSENT else _slug(json.dumps(change.value))
        return f"{self.operation}/{change.where}/{word}.{self.number}"

    @property
    def open(self) -> bool:
        """Whether the documents leave open what becomes of it."""
        return not (self.refusal or self.acceptance or self.stranger)

    def __str__(self) -> str:
        said = ", ".join(map(str, self.changes)) or "as documented"
        return f"{self.operation} with {self.stranger}" if self.stranger else said

    def without(self, change: Change) -> "Case":
        """The same case with one change less."""
        left = tuple(each for each in self.changes if each is not change)
        return Case(self.operation, left, self.number, wild=self.wild)


def differences(one: Any, other: Any, place: Place = ()) -> Iterator[Change]:
    """What has to be changed in one document to have another."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}, key=str):
            before, after = one.get(name, ABSENT), other.get(name, ABSENT)
            yield from differences(before, after, (*place, name))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other) > 0:
        for index, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, (*place, index))
    elif not same(one, other):
        yield Change(place, other)


def inside(value: Any) -> Iterator[Any]:
    """A value, and all that is in it."""
    yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from inside(inner)
    for inner in value if isinstance(value, list) else ():
        yield from inside(inner)


def same(one: Any, other: Any) -> bool:
    """Equality that tells 1 from True."""
    return type(one) is type(other) and bool(one == other)


def changed(call: Call, changes: tuple[Change, ...]) -> Call:
    """A call with these changes; one of a place that the call does not have changes nothing."""
    document = deepcopy(
        {"path": call.path, "query": call.query, "header": call.headers, "body": call.body}
    )
    for change in changes:
        _set(document, change.place, change.value)
    return Call(document["path"], document["query"], document["header"], document["body"])


def _set(node: Any, place: Place, value: Any) -> None:
    *way, last = place
    for step in way:
        inner = node.get(step) if isinstance(node, dict) else _item(node, step)
        if not isinstance(inner, dict | list):
            return
        node = inner
    if isinstance(node, dict):
        if value is ABSENT:
            node.pop(last, None)
        else:
            node[last] = deepcopy(value)
    elif _item(node, last) is not None:
        if value is ABSENT:
            del node[int(last)]
        else:
            node[int(last)] = deepcopy(value)


def _item(node: Any, step: Any) -> Any:
    known = isinstance(node, list) and isinstance(step, int) and step < len(node)
    return node[step] if known else None


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:24] or "empty"
