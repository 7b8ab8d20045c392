"""
What a check is called with: its fixtures, each made once a run, by whichever check asks first.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import pytest

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
    """
    The fixtures of one run. pytest says which ones there are, and which of one name is meant.
    """

    _kept: dict[Any, Kept] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, item: pytest.Function) -> dict[str, Any] | Failed:
        """The arguments of a check by name, or what kept the first of them from being made."""
        return self._arguments(item, item._fixtureinfo.argnames)  # noqa: SLF001 - as pytest does

    def _arguments(self, item: pytest.Function, names: tuple[str, ...]) -> dict[str, Any] | Failed:
        found: dict[str, Any] = {}
        for name in names:
            found[name] = self._value(item, name)
            if isinstance(found[name], Failed):
                return found[name]  # type: ignore[no-any-return]
        return found

    def _value(self, item: pytest.Function, name: str) -> Any:
        given = getattr(item, "callspec", None)
        if given is not None and name in given.params:
            return given.params[name]
        fixture = item._fixtureinfo.name2fixturedefs[name][-1]  # noqa: SLF001
        with self._lock:
            kept = self._kept.setdefault(fixture, Kept())
        return kept.get(self._made, item, fixture)

    def _made(self, item: pytest.Function, fixture: Any) -> Any:
        arguments = self._arguments(item, fixture.argnames)
        if isinstance(arguments, Failed):
            return arguments
        try:
            return fixture.func(**arguments)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is told of each check
            return Failed.of(problem)


def fixtures_of(item: pytest.Function) -> Iterator[Any]:
    """The functions of all fixtures that a check asks for, directly or not."""
    for found in item._fixtureinfo.name2fixturedefs.values():  # noqa: SLF001
        yield found[-1].func
