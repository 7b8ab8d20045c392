"""
A call as the operations see it, and the mark that makes a method an operation.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from .form import Unreadable, notation
from .record import Reference

Operation = TypeVar("Operation", bound=Callable[..., Any])


class Refused(Exception):
    """
    A call that is not carried out.

    The documents pin few codes to few requests: 601, 602, 605, 610, and 709 for a clone with the
    wrong contents. The others given here are plausible readings of the vendor's table of codes.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


def operation(method: str, path: str) -> Callable[[Operation], Operation]:
    """Serve a method at a path; an override of the method is served there as well."""

    def mark(function: Operation) -> Operation:
        served = [*getattr(function, "served", []), (method, path)]
        function.served = served  # type: ignore[attr-defined]
        return function

    return mark


@dataclass(frozen=True)
class Call:
    """A call that was understood."""

    operation: str  # the method's name
    path: str
    id: int  # from the path; 0 where it has none
    token: str | None
    parameters: Mapping[str, Any]
    readable: bool = True
    fitting: bool = True  # whether the body is of a type that the operation takes

    def given(self, name: str) -> bool:
        return self.parameters.get(name) is not None

    def text(self, name: str) -> str | None:
        value = self.parameters.get(name)
        if isinstance(value, dict | list):
            raise wrong(name, "text")
        return value if value is None or isinstance(value, str) else str(value)

    def number(self, name: str) -> int | None:
        text = self.text(name)
        if not text:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise wrong(name, "a whole number")
        return int(text)

    def flag(self, name: str) -> bool:
        text = (self.text(name) or "false").lower()
        if text not in {"true", "false"}:
            raise wrong(name, "true or false")
        return text == "true"

    def structure(self, name: str) -> Any:
        """Give an object or a list, sent as such or as its notation."""
        value = self.parameters.get(name)
        try:
            return notation(value) if isinstance(value, str) else value
        except Unreadable:
            raise wrong(name, "an object or a list") from None

    def rows(self, name: str) -> list[dict[str, Any]] | None:
        """Give a list of objects; a lone object is a list of one."""
        value = self.structure(name)
        rows = [value] if isinstance(value, dict) else value
        if rows is None:
            return None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise wrong(name, "a list of objects")
        return rows

    def reference(self, name: str) -> Reference:
        value = self.structure(name)
        if not isinstance(value, dict):
            raise wrong(name, "an object with id and type")
        place = str(value.get("type", "")).capitalize()
        number = str(value.get("id", ""))
        if place not in {"Folder", "Program"} or not re.fullmatch(r"[0-9]{1,18}", number):
            raise wrong(name, "an object with id and type")
        return Reference(place, int(number))


def wrong(name: str, wanted: str) -> Refused:
    return Refused("1001", f"Invalid value for '{name}'. Required of type '{wanted}'")
