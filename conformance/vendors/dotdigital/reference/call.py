"""
A call as the operations see it, and the mark that makes a method an operation.

Published clients write the same call in many ways, and the service takes them all: names of the
query and keys of the body in any case, numbers as text, null or an empty list for what is not used.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Operation = TypeVar("Operation", bound=Callable[..., Any])
NUMBER = re.compile(r"-?[0-9]{1,18}")


class Refused(Exception):
    """A call that is not carried out; `token` names the error, where it has a name."""

    def __init__(self, status: int, token: str = "", sentence: str = "") -> None:
        super().__init__(status, token, sentence)
        self.status = status
        self.token = token
        self.sentence = sentence


def operation(method: str, path: str) -> Callable[[Operation], Operation]:
    """Serve a method at a path; an override of the method is served there as well."""

    def mark(function: Operation) -> Operation:
        function.served = [*getattr(function, "served", []), (method, path)]  # type: ignore[attr-defined]
        return function

    return mark


@dataclass(frozen=True)
class Call:
    """A call that was understood."""

    operation: str  # the method's name
    path: str
    segments: Mapping[str, str]  # what stands in the path's places
    login: tuple[str, str] | None
    query: Mapping[str, str]  # names in lower case
    body: bytes = b""

    @property
    def is_hook(self) -> bool:
        return self.path.startswith("/__admin/")

    def number(self, name: str) -> int | None:
        """Give a parameter of the query; None where it is not there or empty."""
        text = self.query.get(name)
        if not text:
            return None
        if not NUMBER.fullmatch(text):
            raise Refused(400, "ERROR_PARAMETER_INVALID")
        return int(text)

    def document(self) -> dict[str, Any]:
        """Give the object in the body, its keys in lower case."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            raise Refused(400, "ERROR_ENROLMENT_INVALID") from None
        if not isinstance(found, dict):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        return {key.lower(): value for key, value in found.items()}


def whole(value: Any) -> int:
    """Read a whole number, sent as such or as its digits."""
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Refused(400, "ERROR_ENROLMENT_INVALID")


def numbers(value: Any) -> list[int]:
    """Read a list of them; null is an empty one."""
    if value is not None and not isinstance(value, list):
        raise Refused(400, "ERROR_ENROLMENT_INVALID")
    return [whole(each) for each in value or ()]
