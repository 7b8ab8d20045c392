"""
Finds what stands at a place of a JSON document, given as a JSON pointer (RFC 6901).
"""

from typing import Any


def found(document: Any, pointer: str) -> list[Any]:
    """
    The value at the pointer, as a list of one; of none where there is no such place.
    """
    return _found(document, pointer, every=False)


def found_all(document: Any, pointer: str) -> list[Any]:
    """
    The same, where a step `*` stands for all elements of a list and all members of an object.
    """
    return _found(document, pointer, every=True)


def _found(document: Any, pointer: str, *, every: bool) -> list[Any]:
    values = [document]
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        many = every and key == "*"
        values = [inner for value in values for inner in (_inner if many else _one)(value, key)]
    return values


def _one(value: Any, key: str) -> list[Any]:
    match value:
        case dict() if key in value:
            return [value[key]]
        case list() if key.isdecimal() and int(key) < len(value):
            return [value[int(key)]]
    return []


def _inner(value: Any, _: str) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
