"""
Custom fields that must not be made.
"""

from collections.abc import Callable, Iterator
from typing import Any

Field = dict[str, Any]


def wrong_fields(
    right: Callable[[str], Field], taken: Field, standard: Any
) -> Iterator[tuple[str, Field]]:
    """
    Fields by label that are `right` but for one thing; `taken` is one that there is already, and
    `standard` the displayName of a standard field.
    """

    def renamed(words: str, pattern: str) -> Field:
        field = right(words)
        return field | {"name": pattern.format(name=field["name"])}

    for label in ("displayName", "name", "dataType"):
        yield label, {key: value for key, value in right(label).items() if key != label}
    yield "digit", renamed("digit", "1{name}")
    yield "underscore", renamed("underscore", "_{name}")
    yield "hyphen", renamed("hyphen", "{name}-x")
    yield "space", renamed("space", "{name} x")
    yield "taken name", right("taken name") | {"name": taken["name"]}
    yield "twice", right("twice")
    yield "standard displayName", right("standard") | {"displayName": standard}
    yield "standard name", right("standard name") | {"name": "statusName"}
    yield "taken displayName", right("taken") | {"displayName": taken["displayName"]}
    special = right("special")
    yield "special", special | {"displayName": special["displayName"] + " !@#$%^&*"}
    yield "unknown type", right("unknown type") | {"dataType": "noSuchType"}
