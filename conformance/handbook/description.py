"""
The operations of a suite as its OpenAPI description and its readings tell them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, reduce
from operator import getitem
from typing import Any

from conformance import openapi
from conformance.datafile import contents
from conformance.reading import READINGS, readings
from conformance.suites import Suite


@dataclass(frozen=True)
class Parameter:
    """`place` is where it is sent: path, query, header or body."""

    name: str
    place: str
    required: bool
    kind: str
    text: str


@dataclass(frozen=True)
class Operation:
    """`effect` is what an accepted call does to the target."""

    name: str
    title: str
    method: str
    path: str
    effect: str
    text: str
    tag: str
    parameters: tuple[Parameter, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Description:
    title: str
    summary: str
    text: str
    operations: list[Operation]


def description(suite: Suite) -> Description:
    """
    What the suite's description says, references followed.
    """
    document = openapi.document(suite.slug)
    effects = {name: it.effect for name, it in readings(suite.slug).operations.items()}
    operations = [
        _operation(document, path, method, name, effects.get(name, ""))
        for path, item in document["paths"].items()
        for method in openapi.METHODS
        if method in item
        for name in (item[method]["operationId"], item[method].get("x-also-called"))
        if name
    ]
    tags = [tag["name"] for tag in document.get("tags", [])]
    operations.sort(key=lambda each: tags.index(each.tag) if each.tag in tags else len(tags))
    info = document["info"]
    return Description(
        info["title"], info.get("summary", ""), info.get("description", ""), operations
    )


def meanings(suite: Suite) -> list[tuple[str, list[str]]]:
    """
    By reading, which replies mean it: the conditions of each rule, as words of the table.
    """
    found: dict[str, list[str]] = {reading: [] for reading in READINGS}
    for rule in _table(suite)["readings"]:
        told = ", ".join(_condition(*each) for each in rule.items() if each[0] != "reading")
        found[rule["reading"]].append(told)
    return [(reading, rules) for reading, rules in found.items() if rules]


def readings_of_codes(suite: Suite) -> dict[str, str]:
    """
    What an answer means that carries an error code, for the codes that the table names.
    """
    rules = _table(suite)["readings"]
    return {
        str(code): rule["reading"]
        for rule in reversed(rules)  # the first that fits decides
        for code in (*rule.get("codes", ()), *rule.get("only_codes", ()))
    }


@cache
def _table(suite: Suite) -> Any:
    return contents(f"spec/{suite.slug}/readings.yaml")


def _condition(word: str, value: Any) -> str:
    match value:
        case list():
            return f"{word} {' '.join(map(str, value))}"
        case dict():
            return " ".join(f"{name}: {str(fact).lower()}" for name, fact in value.items())
    return f"{word} {value}"


def _operation(
    document: dict[str, Any], path: str, method: str, name: str, effect: str
) -> Operation:
    item = document["paths"][path]
    told = item[method]
    listed = [_followed(document, each) for each in item.get("parameters", [])]
    listed += [_followed(document, each) for each in told.get("parameters", [])]
    answers = {
        status: _followed(document, answer).get("description", "")
        for status, answer in told["responses"].items()
    }
    return Operation(
        name=name,
        title=told.get("summary", name) if name == told["operationId"] else name,
        method=method.upper(),
        path=path,
        effect=effect,
        text=_one(told.get("description", "")),
        tag=next(iter(told.get("tags", [])), ""),
        parameters=tuple(_parameter(document, each) for each in listed) + _fields(document, told),
        answers=tuple((str(status), _one(text)) for status, text in answers.items()),
    )


def _parameter(document: dict[str, Any], told: dict[str, Any]) -> Parameter:
    content: dict[str, Any] = next(iter(told.get("content", {}).values()), {})
    schema = _followed(document, told.get("schema", content.get("schema", {})))
    text = _one(told.get("description", schema.get("description", "")))
    required = bool(told.get("required"))
    return Parameter(told["name"], told["in"], required, _kind(document, schema), text)


def _fields(document: dict[str, Any], told: dict[str, Any]) -> tuple[Parameter, ...]:
    """The members of the body, those of the first content type, and what is in each of them."""
    body = _followed(document, told.get("requestBody", {}))
    content: dict[str, Any] = next(iter(body.get("content", {}).values()), {})
    schema = _followed(document, content.get("schema", {}))
    return tuple(
        each
        for field in _members(document, schema)
        for each in (field[0], *_inside(document, *field))
    )


def _inside(
    document: dict[str, Any], outer: Parameter, schema: dict[str, Any]
) -> Iterator[Parameter]:
    item = _followed(document, schema.get("items", {})) if "items" in schema else schema
    mark = "[]" if "items" in schema else ""
    for inner, _ in _members(document, item):
        yield replace(inner, name=f"{outer.name}{mark}.{inner.name}")


def _members(
    document: dict[str, Any], schema: dict[str, Any]
) -> Iterator[tuple[Parameter, dict[str, Any]]]:
    for part in [_followed(document, each) for each in schema.get("allOf", [])] or [schema]:
        for name, member in part.get("properties", {}).items():
            inner = _followed(document, member)
            required = name in part.get("required", [])
            text = _one(member.get("description", inner.get("description", "")))
            yield Parameter(name, "body", required, _kind(document, inner), text), inner


def _kind(document: dict[str, Any], schema: dict[str, Any]) -> str:
    """The type in a few words."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    kind = schema.get("type", "any")
    kind = " | ".join(kind) if isinstance(kind, list) else str(kind)
    if kind == "array" and "items" in schema:
        return f"array of {_kind(document, _followed(document, schema['items']))}"
    return f"{kind}, {schema['format']}" if "format" in schema else kind


def _followed(document: dict[str, Any], node: Any) -> dict[str, Any]:
    while isinstance(node, dict) and "$ref" in node:
        node = reduce(getitem, node["$ref"].removeprefix("#/").split("/"), document)
    return node if isinstance(node, dict) else {}


def _one(text: str) -> str:
    return " ".join(text.split())
