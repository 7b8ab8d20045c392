"""
The measures of a plot of runs over time: a bar for each, in parts by outcome, and its drift above.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OUTCOMES = ("fail", "error", "warn", "waived", "skip", "pass")  # from the bottom
WIDEST = 64  # pixels of a bar and the gap beside it
WIDTH, HEIGHT = 900, 190  # of the bars
HEAD, FOOT, LEFT = 34, 62, 28  # above for the drift, below and beside for the dates


@dataclass(frozen=True)
class Part:
    """A part of a bar, in pixels."""

    outcome: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """A run: its bar, and what stands above and below it."""

    x: float
    width: float
    parts: tuple[Part, ...]
    date: str
    told: str
    weight: str
    drifts: int


@dataclass(frozen=True)
class Plot:
    width: float
    height: float
    base: float
    bars: tuple[Bar, ...]


def plot(runs: Sequence[Mapping[str, Any]]) -> Plot:
    """Where everything stands, in pixels from the upper left."""
    step = min(WIDEST, WIDTH / max(len(runs), 1))
    most = max((sum(run["totals"].values()) for run in runs), default=1) or 1
    days = Counter(run["started"][:10] for run in runs)
    bars = tuple(
        _bar(run, LEFT + place * step, step, most, when=_when(run["started"], days))
        for place, run in enumerate(runs)
    )
    return Plot(LEFT + max(step * len(runs), WIDEST), HEAD + HEIGHT + FOOT, HEAD + HEIGHT, bars)


def _when(started: str, days: Counter[str]) -> str:
    """The day; where it had several runs, the time of day too."""
    return started[:10] if days[started[:10]] == 1 else f"{started[5:10]} {started[11:16]}"


def _bar(run: Mapping[str, Any], x: float, step: float, most: int, *, when: str) -> Bar:
    parts, y = [], float(HEAD + HEIGHT)
    for outcome in OUTCOMES:
        height = HEIGHT * run["totals"].get(outcome, 0) / most
        # One failure of three hundred must still be seen.
        height = max(height, 3.0) if height else 0.0
        y -= height
        if height:
            parts.append(Part(outcome, round(y, 1), round(height, 1)))
    weights = run["weights"]
    counts = ", ".join(f"{run['totals'].get(o, 0)} {o}" for o in OUTCOMES if run["totals"].get(o))
    return Bar(
        x=round(x + step * 0.1, 1),
        width=round(step * 0.8, 1),
        parts=tuple(parts),
        date=when,
        told=f"{run['started'][:16]}Z, {run['verdict']}: {counts}",
        weight=next((w for w in ("breaking", "additive", "cosmetic") if weights.get(w)), ""),
        drifts=sum(weights.values()),
    )
