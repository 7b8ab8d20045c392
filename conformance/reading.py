"""
From a reply to a reading, by the table in `spec/<suite>/readings.yaml`.

Checks never look at a status code: one vendor answers 200 to everything, another speaks in
statuses. The table says what a reply means, and what each operation does to the target.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conformance.datafile import contents
from conformance.exchange import Exchange
from conformance.outcome import Garbled
from conformance.pointer import found_all

READINGS = ("accepted", "absent", "rejected", "unauthorised", "busy", "garbled")
EFFECTS = ("read", "create", "update", "delete", "transition")
BODIES = ("object", "array", "scalar", "none", "other")
RULES = ("reading", "status", "type", "body", "codes", "only_codes", "member", "empty", "has")

# Where error codes stand in a body, for a table that does not say so.
CODES = ({"at": "/errors/*/code"},)


@dataclass(frozen=True)
class Operation:
    """
    One operation: `path` is a template, `effect` what an accepted call does to the target.

    `told_by` tells it from another one of the same method and path: patterns of path variables and
    parameters. A `probe` is one that the API has not. `allowance` says how many calls may be sent
    in how long. One that is `fixed` is of another API, and stands where it stands whatever prefix
    this one is offered under.
    """

    name: str
    method: str
    path: str
    effect: str
    readings: tuple[dict[str, Any], ...]
    told_by: dict[str, str] = field(default_factory=dict)
    probe: bool = False
    allowance: dict[str, Any] | None = None
    fixed: bool = False


@dataclass(frozen=True)
class Readings:
    """
    The whole table of a suite.

    `codes` says where error codes stand; `prefix` is what paths begin with, where a target may
    offer them under another one; `other_prefixes` are those that are known. `exhausted` are the
    codes of `busy` that no waiting helps with.
    """

    operations: dict[str, Operation]
    codes: tuple[dict[str, str], ...] = CODES
    prefix: str = ""
    exhausted: tuple[str, ...] = ()
    other_prefixes: tuple[str, ...] = ()

    def path_of(self, operation: Operation, prefix: str | None) -> str:
        """The template of an operation's path, under the prefix that the target offers it under."""
        if prefix and self._moves(operation):
            return prefix + operation.path.removeprefix(self.prefix)
        return operation.path

    def _moves(self, operation: Operation) -> bool:
        fits = self.prefix and operation.path.startswith(self.prefix)
        return bool(fits) and not operation.fixed

    def read(self, exchange: Exchange) -> tuple[str, list[str]]:
        """
        The reading of an exchange and the error codes in it; the first rule that fits decides.
        """
        # Sending, judging and writing down all ask for it; it is kept as a cached property is.
        kept = exchange.__dict__.get("read_by")
        if kept is None or kept[0] is not self:
            kept = exchange.__dict__["read_by"] = self, *self._read(exchange)
        return kept[1], [*kept[2]]

    def _read(self, exchange: Exchange) -> tuple[str, list[str]]:
        if exchange.response is None:
            return ("garbled" if exchange.broken else "busy"), []
        kind, document = _body(exchange)
        codes = self._codes(document)
        for rule in self.operations[exchange.operation].readings:
            if _answers(rule, exchange, kind) and _says(rule, document, codes):
                return rule["reading"], codes
        return "garbled", codes

    def _codes(self, document: Any) -> list[str]:
        codes: list[str] = []
        for place in self.codes:
            for value in found_all(document, place["at"]):
                pattern = place.get("pattern")
                codes += re.findall(pattern, str(value)) if pattern else [str(value)]
        return codes


def _body(exchange: Exchange) -> tuple[str, Any]:
    if exchange.response and not exchange.response.body:
        return "none", None
    try:
        document = exchange.document
    except Garbled:
        return "other", None
    match document:
        case dict():
            return "object", document
        case list():
            return "array", document
    return "scalar", document


def _answers(rule: dict[str, Any], exchange: Exchange, kind: str) -> bool:
    """Whether status, content type and kind of body are what a rule is about."""
    status = exchange.response.status if exchange.response else 0
    return (
        ("status" not in rule or any(_in(status, span) for span in rule["status"]))
        and ("type" not in rule or exchange.content_type in rule["type"])
        and ("body" not in rule or kind in rule["body"])
    )


def _says(rule: dict[str, Any], document: Any, codes: list[str]) -> bool:
    """Whether error codes and members are what a rule is about."""
    members = document if isinstance(document, dict) else {}
    return (
        ("codes" not in rule or bool(set(codes) & set(rule["codes"])))
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
    table = contents(f"spec/{suite}/readings.yaml")
    rules, probes = table["readings"], table.get("probes", {})
    operations = {name: _operation(name, it, rules) for name, it in table["operations"].items()}
    for name, entry in probes.items():
        operations[name] = _operation(name, entry, table["probe_readings"], probe=True)
    return Readings(
        operations=operations,
        codes=tuple(table.get("codes", CODES)),
        prefix=table.get("prefix", ""),
        exhausted=tuple(table.get("exhausted", ())),
        other_prefixes=tuple(table.get("other_prefixes", ())),
    )


def _operation(
    name: str, entry: dict[str, Any], rules: list[dict[str, Any]], *, probe: bool = False
) -> Operation:
    return Operation(
        name=name,
        method=entry["method"],
        path=entry["path"],
        effect=entry["effect"],
        readings=tuple(entry.get("readings", rules)),
        told_by=entry.get("told_by", {}),
        probe=probe,
        allowance=entry.get("allowance"),
        fixed=entry.get("fixed", False),
    )
