"""
Custom fields that must not be made, by what is wrong with them.
"""

from collections.abc import Callable, Iterator
from typing import Any

Field = dict[str, Any]


def wrong(
    field: Callable[[str], Field], known: Field, standard: Any
) -> Iterator[tuple[str, Field]]:
    """
    `field` gives one that is right, by words for its name; `known` is one that was made, `standard`
    the displayName of one that was always there, or None.
    """
    if standard is not None:
        yield "standard displayName", field("standard") | {"displayName": standard}
    for label in ("displayName", "name", "dataType"):
        yield label, {key: value for key, value in field(label).items() if key != label}
    yield "digit", _renamed(field("digit"), "1{name}")
    yield "underscore", _renamed(field("underscore"), "_{name}")
    yield "hyphen", _renamed(field("hyphen"), "{name}-x")
    yield "space", _renamed(field("space"), "{name} x")
    yield "taken name", field("taken name") | {"name": known["name"]}
    yield "twice", field("twice")
    yield "standard name", field("standard name") | {"name": "statusName"}
    yield "taken displayName", field("taken") | {"displayName": known["displayName"]}
    special = field("special")
    yield "special", special | {"displayName": special["displayName"] + " !@#$%^&*"}
    yield "unknown type", field("unknown type") | {"dataType": "noSuchType"}


def _renamed(field: Field, pattern: str) -> Field:
    return field | {"name": pattern.format(name=field["name"])}
