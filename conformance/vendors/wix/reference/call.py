"""
A call as the operations see it, and the mark that makes a method an operation.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from .record import VISITOR, Caller, Json

Operation = TypeVar("Operation", bound=Callable[..., Any])

PROGRAMS = ("/online-programs/v3", "/_api/programs-service/v3")
PREFIXES = {
    "/programs": PROGRAMS,
    "/bulk/programs": PROGRAMS,
    "/categories": ("/online-programs/v3", "/_api/program-categories-service/v3"),
    "/join-applications": ("/online-programs/participants/v3", "/_api/join-applications/v3"),
    "/participants": (
        "/online-programs/participants/v3",
        "/online-programs/v3",
        "/_api/participants/v3",
    ),
}


class Refused(Exception):
    """
    A call that is not carried out: an application error, or violations of fields.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        data: Json | None = None,
        violations: tuple[Json, ...] = (),
    ) -> None:
        super().__init__(code, message)
        self.status = status
        self.code = code
        self.message = message
        self.data = data
        self.violations = violations


def operation(method: str, path: str) -> Callable[[Operation], Operation]:
    """Serve a method at a path, under each prefix; an override of the method is served as well."""

    def mark(function: Operation) -> Operation:
        [prefixes] = [found for start, found in PREFIXES.items() if path.startswith(start)]
        paths = [(method, prefix + path) for prefix in prefixes]
        function.served = [*getattr(function, "served", []), *paths]  # type: ignore[attr-defined]
        return function

    return mark


def violation(field: str, rule: str, description: str) -> Json:
    return {"field": field, "description": description, "violatedRule": rule}


def invalid(field: str, rule: str, description: str) -> Refused:
    """What a field that is missing or does not fit is answered with."""
    message = f"{field} {description}"
    return Refused(400, rule, message, violations=(violation(field, rule, description),))


def is_guid(value: Any) -> bool:
    try:
        return str(UUID(value)) == str(value).lower()
    except (ValueError, AttributeError, TypeError):
        return False


@dataclass(frozen=True)
class Call:
    """A call that was understood."""

    operation: str  # the method's name
    path: Mapping[str, str]
    token: str | None
    body: Any  # None where there is none
    caller: Caller = VISITOR
    readable: bool = True

    @property
    def id(self) -> str:
        """The id in the path, which SDKs repeat in the query or in the body."""
        if not is_guid(self.path["id"]):
            raise invalid("id", "FORMAT", "is no GUID")
        return self.path["id"].lower()

    def member(self, name: str) -> Any:
        """A member of the body; None where it is absent."""
        if self.body is None:
            return None
        if not isinstance(self.body, dict):
            raise invalid("body", "FORMAT", "is no object")
        return self.body.get(name)

    def object(self, name: str) -> Json:
        """A member of the body that is an object; empty where it is absent."""
        value = self.member(name)
        if value is not None and not isinstance(value, dict):
            raise invalid(name, "FORMAT", "is no object")
        return value or {}

    def needed(self, name: str) -> Json:
        """The object that a call can't do without."""
        if self.member(name) is None:
            raise invalid(name, "REQUIRED_FIELD", "must be there")
        return self.object(name)
