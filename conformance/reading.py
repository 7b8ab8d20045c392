"""
From a reply to a reading, by the table in `spec/<suite>/readings.yaml`.

Checks never look at a status code: one vendor answers 200 to everything, another speaks in
statuses. The table says what a reply means, and what each operation does to the target.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from conformance.exchange import Exchange, Response
from conformance.outcome import Garbled
from conformance.suites import data

READINGS = ("accepted", "absent", "rejected", "unauthorised", "busy", "garbled")
EFFECTS = ("read", "create", "update", "delete", "transition")


@dataclass(frozen=True)
class Operation:
    """One operation: `path` is a template, `effect` what an accepted call does to the target."""

    name: str
    method: str
    path: str
    effect: str
    readings: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Readings:
    """The whole table of a suite."""

    operations: dict[str, Operation]

    def read(self, exchange: Exchange) -> tuple[str, list[str]]:
        """
        The reading of an exchange and the error codes in it; the first rule that fits decides.
        """
        if exchange.response is None:
            return ("garbled" if exchange.broken else "busy"), []
        try:
            document = exchange.document
        except Garbled:
            document = None
        codes = _codes(document)
        for rule in self.operations[exchange.operation].readings:
            if _fits(rule, exchange.response, document, codes):
                return rule["reading"], codes
        return "garbled", codes


def _codes(document: Any) -> list[str]:
    errors = document.get("errors") if isinstance(document, dict) else None
    if not isinstance(errors, list):
        return []
    return [str(error.get("code")) for error in errors if isinstance(error, dict)]


def _fits(rule: dict[str, Any], response: Response, document: Any, codes: list[str]) -> bool:
    members = document if isinstance(document, dict) else {}
    return (
        ("status" not in rule or any(_in(response.status, span) for span in rule["status"]))
        and ("codes" not in rule or bool(set(codes) & set(rule["codes"])))
        and ("only_codes" not in rule or (codes != [] and set(codes) <= set(rule["only_codes"])))
        and all(_means(members.get(name), value) for name, value in rule.get("member", {}).items())
        and all(members.get(name) in (None, []) for name in rule.get("empty", ()))
        and all(name in members for name in rule.get("has", ()))
    )


def _means(found: Any, value: bool) -> bool:
    # Text for a truth value is one fault, and a requirement of its own; it must not hide how
    # everything else went.
    return str(found).lower() == str(value).lower()


def _in(status: int, span: int | str) -> bool:
    low, _, high = str(span).partition("-")
    return int(low) <= status <= int(high or low)


@cache
def readings(suite: str) -> Readings:
    """
    The table of a suite, by its slug.
    """
    table = yaml.safe_load(data(f"spec/{suite}/readings.yaml").read_text("utf-8"))
    default = tuple(table["readings"])
    return Readings(
        {
            name: Operation(
                name=name,
                method=entry["method"],
                path=entry["path"],
                effect=entry["effect"],
                readings=tuple(entry.get("readings", default)),
            )
            for name, entry in table["operations"].items()
        }
    )
