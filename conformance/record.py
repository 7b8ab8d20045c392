"""
The record of a run (contract, section 6): its shape, and how it is read and written.

Everything that a report says comes from here.
"""

import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict, cast

from conformance import textfile
from conformance.brief import brief
from conformance.entry import (
    Basis,
    Leftover,
    Level,
    Observed,
    Outcome,
    PlaceRecord,
    RequestRecord,
    RequestsRecord,
    RequirementRecord,
    ResponseRecord,
    ShapeRecord,
    TargetRecord,
    Totals,
    Verdict,
)
from conformance.outcome import Misconfigured
from conformance.schema import dotted, problems

__all__ = [  # for who reads a record
    "ExchangeRecord",
    "PlaceRecord",
    "Record",
    "RequestRecord",
    "RequirementRecord",
    "Result",
    "ShapeRecord",
    "as_json",
    "read",
    "text",
    "writable",
    "write",
]

FORMAT = 1
# A lone surrogate can't be written as UTF-8, and many a reader of JSON refuses it even escaped.
SURROGATE = re.compile("[\ud800-\udfff]")
# JSON leaves these bare, and a terminal that shows the file takes some of them as orders.
UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Result(TypedDict):
    """
    `exchanges` are indices into the record's, `decisive` is the one that was looked at last; the
    `reason` of a skip is `word: detail`.
    """

    api: str
    requirement: str
    level: Level
    basis: Basis
    check: str
    outcome: Outcome
    reason: NotRequired[str]
    message: NotRequired[str]
    observations: int
    fingerprint: str
    duration: float
    exchanges: list[int]
    decisive: NotRequired[int]


class ExchangeRecord(TypedDict):
    """`error` says why there is no response."""

    check: NotRequired[str | None]
    operation: NotRequired[str | None]
    reading: NotRequired[str | None]
    request: RequestRecord
    response: ResponseRecord | None
    error: NotRequired[str | None]
    started: str
    duration: float
    hook: bool


class Record(TypedDict):
    """In this order: what a reader asks first stands first."""

    kind: Literal["conformance-run"]
    format: int
    suite: dict[str, str]
    target: TargetRecord
    options: NotRequired[dict[str, Any]]
    started: str
    finished: str
    complete: bool
    verdict: Verdict
    totals: Totals
    requests: RequestsRecord
    notes: NotRequired[list[str]]
    requirements: NotRequired[dict[str, RequirementRecord]]
    observations: NotRequired[dict[str, str]]
    results: list[Result]
    baseline: NotRequired[dict[str, Any]]
    drifts: NotRequired[list[dict[str, Any]]]
    observed: list[Observed]
    shapes: NotRequired[list[ShapeRecord]]
    leftovers: list[Leftover]
    exchanges: list[ExchangeRecord]


def text(record: Record, *, small: bool = False) -> str:
    """
    The record as JSON: keys in their order, UTF-8, a newline at the end. A `small` one is
    brief, and has no spaces.
    """
    record = brief(record) if small else record
    order = {key: place for place, key in enumerate(Record.__annotations__)}
    keys = sorted(record, key=lambda key: (order.get(key, len(order)), key))
    ordered = {key: cast("dict[str, Any]", record)[key] for key in keys}
    return as_json(ordered, indent=None if small else 2)


def as_json(value: Any, *, indent: int | None = 2) -> str:
    """
    Any value as JSON that every reader takes, and that does no harm where it is shown; without
    spaces where there is no indent.
    """
    between = (",", ": " if indent else ":")
    written = json.JSONEncoder(
        indent=indent, separators=between, ensure_ascii=False, allow_nan=False, default=str
    )
    plain = written.encode(writable(value))
    visible = UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", visible) + "\n"


def writable(value: Any) -> Any:
    """
    The value with text in place of NaN and Infinity, which JSON has no word for.
    """
    match value:
        case float() if not math.isfinite(value):
            return str(value)
        case dict():
            return {key: writable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [writable(inner) for inner in value]
    return value


def write(content: Record | str, path: Path) -> None:
    """
    Write a record, or a report that was rendered from one, whole or not at all.
    """
    textfile.write(content if isinstance(content, str) else text(content), path)


def read(path: Path) -> Record:
    """
    Read a record. Raises Misconfigured where the file is none: what is wrong, and where.
    """
    plain = textfile.read(path)
    try:
        value = json.loads(plain)
    except json.JSONDecodeError as problem:
        why = f"not JSON ({problem.msg}); a run record is, which `run --json` writes"
        raise Misconfigured(f"{path}:{problem.lineno}: {why}") from problem
    except (ValueError, RecursionError) as problem:
        raise Misconfigured(f"{path}: not JSON that can be read: {problem}") from problem
    if not isinstance(value, dict) or value.get("kind") != "conformance-run":
        raise Misconfigured(f"{path}: kind: not the record of a run; `run --json` writes one")
    if value.get("format") != FORMAT:
        found = json.dumps(value.get("format"))[:20]
        raise Misconfigured(f"{path}: format: is {found}, and this version reads {FORMAT} alone")
    if found_problems := problems(value, "run"):
        first = found_problems[0]
        raise Misconfigured(f"{path}: {dotted(first.place) or 'the record'}: {first.words}")
    record = cast("Record", value)
    _refuse_contradictions(record, path)
    return record


def _refuse_contradictions(record: Record, path: Path) -> None:
    """What a schema can't say."""
    pairs = Counter((result["requirement"], result["check"]) for result in record["results"])
    for index, result in enumerate(record["results"]):
        place = f"{path}: results[{index}]"
        named = [*result["exchanges"], result.get("decisive", -1)]
        if max(named) >= len(record["exchanges"]):
            raise Misconfigured(f"{place}.exchanges: names an exchange that the record lacks")
        if pairs[result["requirement"], result["check"]] > 1:
            raise Misconfigured(f"{place}: this requirement and check have a result already")
