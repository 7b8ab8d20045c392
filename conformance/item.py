"""
A check as an item of pytest: what it is linked to, and what it is called with.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from types import TracebackType
from typing import Any

import pytest

from conformance import ALONE
from conformance.catalogue import PREFIXES, Catalogue
from conformance.selection import DEPTHS


class Check(pytest.Item):
    """
    A function that is linked to a requirement or to an observation, with its parameters.

    `fixtures` are the functions that make what a check of its area may ask for, by name.
    """

    def __init__(
        self,
        *,
        function: Callable[..., object],
        links: Mapping[str, str],
        parameters: Mapping[str, Any],
        fixtures: Mapping[str, Callable[..., Any]],
        **node: Any,
    ) -> None:
        super().__init__(**node)
        self.function, self.parameters, self.fixtures = function, parameters, fixtures
        self.requirement, self.observation = links.get("verifies"), links.get("observes")
        self.plain = f"{self.path.stem}.{function.__name__}"
        self.check = f"{self.path.stem}.{self.name}"

    def runtest(self) -> None:
        """Raises RuntimeError: a loop runs checks, many at a time, and not pytest."""
        raise RuntimeError(f"{self.check} is run by a loop of ours")

    @property
    def ids(self) -> tuple[str, str]:
        """`area.function[parameters]`, and the same without parameters."""
        return self.check, self.plain

    @property
    def depth(self) -> str:
        """The least depth at which it is judged; what is generated exists only where it is."""
        least: str = self.function.__dict__.get("depth", DEPTHS[0])
        return least

    @cached_property
    def fixturenames(self) -> set[str]:
        """All that it asks for, directly or not."""
        found: set[str] = set()
        open_ = [*arguments_of(self.function)]
        while open_:
            name = open_.pop()
            if name not in found:
                found.add(name)
                made_by = None if name in self.parameters else self.fixtures.get(name)
                open_ += arguments_of(made_by) if made_by else ()
        return found

    @cached_property
    def group(self) -> str | None:
        """
        The group that it, or something that it asks for, is marked to be apart in, if so: beside
        the checks of which it may run. Beside what is alone there are none.
        """
        asked = (self.fixtures.get(name) for name in self.fixturenames - {*self.parameters})
        marks = {getattr(each, "apart", None) for each in (self.function, *asked)} - {None}
        return ALONE if ALONE in marks else max(marks, default=None)  # type: ignore[type-var]

    def must_be_linked(self, book: Catalogue) -> None:
        """
        Raises UsageError for a check that is linked to nothing of the catalogue, or that is named
        after another level.
        """
        if self.observation is not None and self.observation in book.observations:
            return
        requirement = book.requirements.get(self.requirement or "")
        if requirement is None or requirement.not_covered:
            named = self.requirement or self.observation
            raise pytest.UsageError(f"{self.nodeid}: no such requirement: {named}")
        if not self.name.startswith(PREFIXES[requirement.level]):
            raise pytest.UsageError(f"{self.nodeid}: {requirement.id} is a {requirement.level}")

    def message_of(self, problem: BaseException, traceback: TracebackType | None) -> str:
        """What the check asserted, and what it found instead."""
        if not isinstance(problem, AssertionError) or traceback is None:
            known = type(problem).__module__ == "conformance.outcome"
            return str(problem) if known else f"defect of the suite: {problem!r}"
        where = pytest.ExceptionInfo.from_exc_info((type(problem), problem, traceback)).traceback
        entry = next((e for e in reversed(where) if e.path == self.path), None)
        statement = str(entry.statement).strip() if entry else ""
        told = re.sub(" at 0x[0-9a-f]+", "", str(problem))  # an address is another in each run
        found = [line.rstrip() for line in told.splitlines() if line.strip()]
        # What pytest left out can't be asked for; what holds the run says nothing of the target.
        shown = (line for line in found if "-v" not in line and "context=<run>" not in line)
        return "\n".join([statement, *shown]).strip()


def arguments_of(function: Any) -> tuple[str, ...]:
    """The names that a function is called with; a method without that of its object."""
    code = function.__code__
    names: tuple[str, ...] = code.co_varnames[: code.co_argcount]
    return names[1:] if hasattr(function, "__self__") else names


def grouped(items: list[Check]) -> None:
    """Sort items by their groups, in the order of the first of each; those of none come first."""
    order: list[str | None] = [None]
    order += dict.fromkeys(item.group for item in items if item.group)
    items.sort(key=lambda item: order.index(item.group))
