"""
What a comparison found: a table, and the series that are plotted of it.
"""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """What somebody wants: how often each thing is measured, and of which suites."""

    repetitions: int
    suites: tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """The least, the median and the most of what was measured."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, numbers: Iterable[float]) -> "Spread":
        """The spread of some numbers; of one, that number three times."""
        found = sorted(numbers)
        return cls(found[0], statistics.median(found), found[-1])

    def __str__(self) -> str:
        digits = 0 if self.median >= 100 else 2 if self.median >= 0.1 else 4
        least, median, most = (f"{x:.{digits}f}" for x in (self.least, self.median, self.most))
        return median if least == most else f"{median} ({least} to {most})"


Cell = str | int | float | Spread
Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Plot:
    """
    Lines over a number, or bars over words: `series` by name.

    Of lines, each point is `(x, y)`; of bars, `labels` say what stands under them.
    """

    title: str
    unit: str
    series: dict[str, Points]
    labels: tuple[str, ...] = ()
    over: str = ""
    logarithmic: bool = False


@dataclass
class Table:
    """One comparison. `goals` are sentences with whether they are reached, None where open."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    goals: list[tuple[str, bool | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)

    def markdown(self) -> str:
        """The table, and below it the goals and notes."""
        lines = [f"## {self.name}: {self.title}", ""]
        if self.rows:
            numeric = [not isinstance(cell, str) for cell in self.rows[0]]
            lines += [_line(self.columns), _line("--:" if n else "---" for n in numeric)]
            lines += [_line(map(_text, row)) for row in self.rows]
            lines.append("")
        words = {True: "reached", False: "missed", None: "not measured"}
        lines += [f"- Goal {words[met]}: {goal}." for goal, met in self.goals]
        lines += [f"- {note}" for note in self.notes]
        return "\n".join(lines).rstrip() + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(cell: Cell) -> str:
    return f"{cell:,.2f}" if isinstance(cell, float) else str(cell)


def seconds(action: Callable[[], object]) -> float:
    """Wall time of one call."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
