"""
What many checks share: each call is made once, whatever comes of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from conformance.once import Known
from conformance.outcome import Garbled, NotJudged, Unanswered

Result = TypeVar("Result")
Problem = NotJudged | Unanswered | Garbled


@dataclass
class Attempts(Generic[Result]):
    """
    Results by label. What kept one from coming about is raised by whoever asks for it.
    """

    results: dict[str, Result] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    _known: Known = field(default_factory=Known)

    def make(self, label: str, call: Callable[..., Result], *values: Any) -> None:
        """Make a call with these values, unless it was made already."""
        self._known.get(label, self._make, label, call, values)

    def _make(self, label: str, call: Callable[..., Result], values: tuple[Any, ...]) -> None:
        try:
            self.results[label] = call(*values)
        except (NotJudged, Unanswered, Garbled) as problem:
            self.problems[label] = problem

    def __getitem__(self, label: str) -> Result:
        if label in self.problems:
            raise self.problems[label]
        return self.results[label]
