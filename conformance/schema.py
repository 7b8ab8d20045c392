"""
Says in plain words where and how a document departs from its JSON Schema.

The words come from the schema's own `description`s; a value that is `writeOnly` is never shown.
"""

import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from conformance.suites import PACKAGE

Place = tuple[str | int, ...]
FEW = 8  # names that still fit into one line


@dataclass(frozen=True)
class Problem:
    """`place` holds the keys and indices that lead to it."""

    place: Place
    words: str


def dotted(place: Place) -> str:
    """
    A place as people write it: `fixtures.lead_ids[2]`.
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return text.removeprefix(".")


def problems(value: Any, name: str, definition: str = "") -> list[Problem]:
    """
    Everything that keeps a value from fitting a schema of `schemas/`, or one of its definitions.
    """
    schema, validator = _validator(name, definition)
    errors = validator.iter_errors(value)
    found = [problem for error in errors for problem in _problems(error, schema)]
    return list(dict.fromkeys(found))


@cache
def _validator(name: str, definition: str) -> tuple[dict[str, Any], Any]:
    import jsonschema_rs  # 5 ms; jsonschema takes 75

    schema = json.loads((PACKAGE / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    if definition:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"}
    return schema, jsonschema_rs.Draft202012Validator(schema)


def _problems(error: Any, schema: Any) -> Iterator[Problem]:
    *steps, keyword = error.schema_path
    for step in steps:
        schema = schema[step]
    place = tuple(error.instance_path)
    match keyword:
        case "additionalProperties":
            for key in _extra(error.instance, schema):
                yield Problem((*place, key), _unknown(key, schema))
        case "required":
            yield Problem(place, f"`{error.kind.property}` is missing; add it")
        case "enum" | "const":
            wanted = schema["enum"] if keyword == "enum" else [schema["const"]]
            allowed = ", ".join(str(each) for each in wanted if each is not None)
            one_of = "one of " if keyword == "enum" else ""
            yield Problem(place, f"must be {one_of}{allowed}{_found(error, schema)}")
        case _:
            described = schema.get("description", "otherwise")
            yield Problem(place, f"must be {described}{_found(error, schema)}")


def _extra(instance: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return [
        key
        for key in instance
        if key not in known and not any(re.search(pattern, key) for pattern in patterns)
    ]


def _unknown(key: str, schema: dict[str, Any]) -> str:
    if "patternProperties" in schema:
        return "this is no name for a header; letters, digits and hyphens make one"
    known = schema["properties"]
    if close := get_close_matches(key, known, 1):
        return f"unknown key; did you mean `{close[0]}`?"
    for group, inner in known.items():
        if key in inner.get("properties", {}):
            return f"unknown key here; it belongs under `{group}`"
    return (
        f"unknown key; known are {', '.join(known)}"
        if len(known) <= FEW
        else ("unknown key; remove it")
    )


def _found(error: Any, schema: dict[str, Any]) -> str:
    kinds = schema["type"] if error.schema_path[-1] == "type" else ()
    shown = "" if schema.get("writeOnly") else f", but is {_shown(error.instance)}"
    return f"{shown}{_cure(error.instance, kinds)}"


def _shown(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str() if len(value) > 60:
            return f"{value[:60]!r}…"
        case str():
            return repr(value)
    return json.dumps(value)[:60]


def _cure(value: Any, kinds: Container[str]) -> str:
    if "string" in kinds and isinstance(value, bool | int | float):
        return "; put it in quotes"
    if "integer" in kinds and isinstance(value, str) and value.isdecimal():
        return "; take it out of its quotes"
    return ""
