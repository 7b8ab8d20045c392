"""
The smaller parts of the record of a run.
"""

from typing import Any, Literal, NotRequired, TypedDict

Outcome = Literal["pass", "fail", "warn", "skip", "waived", "error"]
Verdict = Literal["conformant", "nonconformant", "incomplete", "drift"]
Level = Literal["must", "should", "may"]
Basis = Literal["document", "vendor-spec", "inferred"]


class TargetRecord(TypedDict):
    name: str
    version: NotRequired[str | None]
    url: str
    embedded: bool


class RequirementRecord(TypedDict):
    """
    `source` is the document's short name, `document` its title; `file` and `line` are where the
    catalogue has the requirement, `area` the title of its part there.
    """

    level: Level
    basis: Basis
    source: str
    section: str
    text: str
    document: NotRequired[str]
    area: NotRequired[str]
    cause: NotRequired[str]
    file: NotRequired[str]
    line: NotRequired[int]


# `pass` is a keyword, so this one can't be written as a class.
Totals = TypedDict(
    "Totals", {"pass": int, "fail": int, "warn": int, "skip": int, "waived": int, "error": int}
)


class RequestsRecord(TypedDict):
    sent: int
    retried: int
    throttled_seconds: float


class RequestRecord(TypedDict):
    method: str
    url: str
    headers: dict[str, str]
    body: NotRequired[str | None]


class ResponseRecord(TypedDict):
    status: int
    headers: dict[str, str]
    body: str


class Observed(TypedDict):
    api: str
    id: str
    value: Any


class Leftover(TypedDict):
    kind: str
    id: Any
    name: str | None


class PlaceRecord(TypedDict):
    """What stood at a place of answers, how often; `of` is how often it could have been there."""

    of: int
    types: dict[str, int]
    formats: NotRequired[dict[str, int]]
    values: NotRequired[dict[str, int]]


class ShapeRecord(TypedDict):
    """What the answers of an operation with one reading looked like."""

    api: str
    operation: str
    reading: str
    answers: int
    places: dict[str, PlaceRecord]
