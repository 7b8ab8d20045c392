"""
Whether what is sent is valid, in any reading of it: a text of a query or a form may mean a number.
"""

import contextlib
import json
import re
from functools import cache
from typing import Any

import jsonschema_rs

from conformance.generated.case import Change
from conformance.generated.description import Described
from conformance.ground import ABSENT

FORM = "application/x-www-form-urlencoded"


def violation(operation: Described, change: Change) -> str:
    """
    The keyword that a change violates, `missing` where it leaves out what is required, or nothing.

    What is valid in one reading is valid; else the reading of the right type says what is wrong.
    """
    if change.value is ABSENT:
        return "missing" if _required(operation, change) else ""
    schema = _schema(operation, change)
    if schema is None:
        return ""
    as_text = change.place[0] == "query" or (FORM in operation.bodies and len(change.place) == 2)
    meant = list(readings(change.value)) if as_text else [change.value]
    wrong = [_violated(operation, schema, value) for value in meant]
    if not all(wrong):
        return ""
    return next((keyword for keyword in wrong if keyword != "type"), "type")


def readings(value: Any) -> list[Any]:
    """What a value may mean that is sent as text: the text itself, and what it spells."""
    text = value if isinstance(value, str) else json.dumps(value)
    meant: list[Any] = [text]
    if re.fullmatch(r"[+-]?\d{1,18}", text.strip()):
        meant.append(int(text))
    elif re.fullmatch(r"[+-]?\d+\.\d+", text.strip()):
        meant.append(float(text))
    if text.lower() in {"true", "false"}:
        meant.append(text.lower() == "true")
    if text.lower() in {"", "null"}:
        meant.append(None)
    if text[:1] in {"{", "["}:
        with contextlib.suppress(ValueError):
            meant.append(json.loads(text))
    return meant


def _required(operation: Described, change: Change) -> bool:
    *parent, name = change.place
    if parent == ["query"]:
        return bool(operation.parameters.get(("query", str(name)), {}).get("required"))
    return any(name in node.get("required", ()) for node in operation.within(tuple(parent)))


def _schema(operation: Described, change: Change) -> dict[str, Any] | None:
    found = operation.schemas(change.place)
    if change.place[0] == "query":
        found = found[1:]  # the first is the parameter itself
    return {"allOf": found} if found else None


def _violated(operation: Described, schema: dict[str, Any], value: Any) -> str:
    errors = list(_validator(operation, json.dumps(schema)).iter_errors(value))
    words = [str(error.schema_path[-1]) for error in errors]
    return next((word for word in words if word != "type"), words[0] if words else "")


@cache
def _validator(operation: Described, schema: str) -> Any:
    whole = {**json.loads(schema), "components": operation.document.get("components", {})}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
