"""
Which members of an answer are enumerated: only of these may a value be recorded.
"""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from operator import getitem
from typing import Any

from conformance.openapi import METHODS, document

DEEPEST = 12  # steps; a schema may contain itself
CODE = "code"  # error codes are published words, whatever they stand in


Places = dict[str, frozenset[str]]


@cache
def enumerated(slug: str) -> dict[str, Places]:
    """
    By operation of a suite: the places in its answers whose values its OpenAPI description lists,
    as JSON pointers in which `*` is every element, and those values.
    """
    whole = document(slug)
    found: dict[str, Places] = {}
    for item in whole["paths"].values():
        for method in item.keys() & METHODS:
            operation = item[method]
            places = _merged(_answers(whole, operation))
            for name in (operation["operationId"], operation.get("x-also-called")):
                found[name] = places
    return found


def is_code(place: str) -> bool:
    return place.rsplit("/", 1)[-1] == CODE


def _merged(listed: Iterable[tuple[str, list[Any]]]) -> Places:
    found: dict[str, set[str]] = {}
    for place, values in listed:
        found.setdefault(place, set()).update(map(str, values))
    return {place: frozenset(values) for place, values in found.items()}


def _answers(whole: Any, operation: Any) -> Iterator[tuple[str, list[Any]]]:
    for answer in operation["responses"].values():
        for entry in _followed(whole, answer).get("content", {}).values():
            yield from _places(whole, entry.get("schema", {}), "", 0)


def _places(document: Any, schema: Any, place: str, depth: int) -> Iterator[tuple[str, list[Any]]]:
    schema = _followed(document, schema)
    if not isinstance(schema, dict) or depth > DEEPEST:
        return
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else []):
        yield place, values
    for word in ("allOf", "oneOf", "anyOf"):
        for part in schema.get(word, ()):
            yield from _places(document, part, place, depth + 1)
    for name, inner in schema.get("properties", {}).items():
        yield from _places(document, inner, f"{place}/{name}", depth + 1)
    if "items" in schema:
        yield from _places(document, schema["items"], f"{place}/*", depth + 1)


def _followed(document: Any, node: Any) -> Any:
    while isinstance(node, dict) and "$ref" in node:
        node = reduce(getitem, node["$ref"].removeprefix("#/").split("/"), document)
    return node
