"""
What a check is called with: its fixtures, each made once a run, by whichever check asks first.
"""

import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from conformance.item import Check, arguments_of
from conformance.once import Kept


@dataclass(frozen=True)
class Failed:
    """What kept a fixture from being made, and where: it is the same for all that ask for it."""

    problem: BaseException
    traceback: TracebackType | None

    @classmethod
    def of(cls, problem: BaseException) -> "Failed":
        return cls(problem, problem.__traceback__)


@dataclass
class Provision:
    """The fixtures of one run."""

    _kept: dict[Any, Kept] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, item: Check) -> dict[str, Any] | Failed:
        """The arguments of a check by name, or what kept the first of them from being made."""
        return self._arguments(item, item.function)

    def _arguments(self, item: Check, function: Any) -> dict[str, Any] | Failed:
        found: dict[str, Any] = {}
        for name in arguments_of(function):
            found[name] = self._value(item, name)
            if isinstance(found[name], Failed):
                return found[name]  # type: ignore[no-any-return]
        return found

    def _value(self, item: Check, name: str) -> Any:
        if name in item.parameters:
            return item.parameters[name]
        fixture = item.fixtures[name]
        with self._lock:
            kept = self._kept.setdefault(fixture, Kept())
        return kept.get(self._made, item, fixture)

    def _made(self, item: Check, fixture: Any) -> Any:
        arguments = self._arguments(item, fixture)
        if isinstance(arguments, Failed):
            return arguments
        try:
            return fixture(**arguments)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is told of each check
            return Failed.of(problem)
