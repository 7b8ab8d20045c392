"""
What runs saw, beside what is promised: of each record its observations, outcomes and error codes.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from conformance.pointer import found_all
from conformance.reading import readings
from conformance.record import Record
from conformance.reporters.harmless import visible
from conformance.suites import Suite

# From the worst: what a requirement is that several checks hold a target to.
WORST = ("fail", "error", "warn", "waived", "skip", "pass")


@dataclass(frozen=True)
class Seen:
    """
    One run of a target: `values` by observation, `outcomes` by requirement, `codes` by error code:
    which operations gave it, and how often.
    """

    name: str
    values: dict[str, list[str]] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    codes: dict[str, Counter[str]] = field(default_factory=dict)


def seen(record: Record, suite: Suite, name: str) -> Seen:
    """
    What the record of a run says of a suite, under this name.
    """
    found = Seen(name)
    for one in record["observed"]:
        if one["api"] == suite.slug:
            found.values.setdefault(one["id"], []).append(shown(one["value"]))
    for result in record["results"]:
        if result["api"] == suite.slug:
            before = found.outcomes.get(result["requirement"], "pass")
            worst = min(before, result["outcome"], key=WORST.index)
            found.outcomes[result["requirement"]] = worst
    for operation, code in _codes(record, suite):
        found.codes.setdefault(code, Counter())[operation] += 1
    return found


def name_of(record: Record) -> str:
    """
    What a column is called: the target, and which state of it.
    """
    target = record["target"]
    if target["embedded"]:
        return "reference"
    return visible(f"{target['name']} {target.get('version') or record['started'][:7]}")


def shown(value: Any) -> str:
    """
    An observed value in a line.
    """
    match value:
        case str():
            return visible(value)
        case dict() if all(isinstance(each, str | int | float | bool) for each in value.values()):
            return visible("; ".join(f"{name}: {each}" for name, each in value.items()))
    return visible(json.dumps(value, ensure_ascii=False))


def _codes(record: Record, suite: Suite) -> Iterator[tuple[str, str]]:
    table = readings(suite.slug)
    judged = {
        index for r in record["results"] if r["api"] == suite.slug for index in r["exchanges"]
    }
    for index in sorted(judged):
        exchange = record["exchanges"][index]
        operation, response = exchange.get("operation"), exchange["response"]
        if exchange["hook"] or not response or operation not in table.operations:
            continue
        if response["status"] >= 400:
            yield str(operation), f"HTTP {response['status']}"
        try:
            body = json.loads(response["body"])
        except (ValueError, RecursionError):
            continue
        for place in table.codes:
            for value in map(str, found_all(body, place["at"])):
                for code in re.findall(place.get("pattern", r"(?s).+"), value):
                    yield str(operation), visible(code)
