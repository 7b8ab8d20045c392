"""
Which cases a run has, and how they become checks: one item of pytest a case.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.generated import coverage
from conformance.generated.case import Case
from conformance.generated.seclusion import secluded
from conformance.generated.sequence import WALKS, Walk
from conformance.reading import readings


@dataclass(frozen=True)
class Cases:
    """The cases of a suite at one depth."""

    suite: str
    depth: str
    seed: int = 1

    @cached_property
    def all(self) -> tuple[Case, ...]:
        with secluded():
            if self.depth != "deep":
                return coverage.cases(self.suite)
            from conformance.generated import fuzz

            return coverage.cases(self.suite) + fuzz.cases(self.suite, self.seed)

    def load(self) -> None:
        """Generate them now."""
        self.all  # noqa: B018
        self.walk  # noqa: B018

    @property
    def case(self) -> list[Case]:
        """Every case."""
        return list(self.all)

    @property
    def invalid(self) -> list[Case]:
        """Those that a requirement says are refused."""
        return [case for case in self.all if case.refusal]

    @property
    def valid(self) -> list[Case]:
        """Those that a requirement says are taken."""
        return [case for case in self.all if case.acceptance]

    @property
    def stranger(self) -> list[Case]:
        """Those that nobody authorised."""
        return [case for case in self.all if case.stranger]

    @property
    def batch(self) -> list[str]:
        """The operations that change something."""
        known = readings(self.suite).operations
        return [name for name in coverage.judged(self.suite) if known[name].effect != "read"]

    @property
    def walk(self) -> list[Walk]:
        """Sequences of calls, at depth `deep`."""
        walks = WALKS if self.depth == "deep" else 0
        return [Walk(number, self.seed) for number in range(1, walks + 1)]

    def variants(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """The cases of a kind, as a check that asks for one gets them: each with its id."""
        found: list[Any] = getattr(self, kind)
        return [(each if isinstance(each, str) else each.id, {kind: each}) for each in found]
