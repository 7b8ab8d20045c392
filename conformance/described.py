"""
Whether the answers of an audit fit their OpenAPI description: one result for each operation.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from conformance.catalogue import catalogue
from conformance.echo import Echo, content
from conformance.exchange import Exchange
from conformance.recorded import Recorded
from conformance.selection import Selection
from conformance.suites import Suite
from conformance.verdict import fingerprint

CHECK = "generated.must_answer_as_described"  # the one that does so for cases of its own
SHOWN = 3  # answers that a message names


@dataclass
class Judged:
    """The answers of one operation: how many, the last, and the first of each that is wrong."""

    number: int = 0
    last: int = 0
    wrong: dict[str, int] = field(default_factory=dict)

    def add(self, exchange: Exchange, said: str | None) -> None:
        """One answer more, and what is wrong with it."""
        self.number += 1
        self.last = exchange.index
        if said:
            self.wrong.setdefault(said, exchange.index)


def as_described(
    suite: Suite, exchanges: Iterable[Exchange], selection: Selection
) -> list[dict[str, Any]]:
    """
    Results for the record; none where the selection leaves the rule out.

    Where a run has recorded which answers it has judged by this rule, it is about these.
    """
    requirement = catalogue(suite).requirements.get(f"generated.{suite.slug}.answer")
    if requirement is None or selection.leaves_out(requirement, CHECK):
        return []
    results = []
    for name, judged in _judged(suite, exchanges).items():
        check = f"{CHECK}[{name}]"
        shown = list(judged.wrong.items())[:SHOWN]
        results.append(
            {
                "api": suite.slug,
                "requirement": requirement.id,
                "level": requirement.level.lower(),
                "basis": requirement.basis,
                "check": check,
                "fingerprint": fingerprint(suite.slug, requirement.id, check),
                "outcome": requirement.breaks_as if shown else "pass",
                **({"message": "\n".join(said for said, _ in shown)} if shown else {}),
                "observations": judged.number,
                "duration": 0.0,
                "exchanges": sorted({index for _, index in shown}) or [judged.last],
            }
        )
    return results


def _judged(suite: Suite, exchanges: Iterable[Exchange]) -> dict[str, Judged]:
    """By operation, in the order of the description."""
    from conformance.generated.answer import misfit
    from conformance.generated.description import described

    operations = {name: each for name, each in described(suite.slug).items() if each.judged}
    every: dict[str, Judged] = {}
    ours: dict[str, Judged] = {}
    echo = Echo()
    for exchange in exchanges:
        operation = operations.get(exchange.operation)
        echo.note(exchange.request)
        if operation is None or exchange.response is None:
            continue
        said = misfit(operation, exchange, content(exchange.request), echo)
        every.setdefault(exchange.operation, Judged()).add(exchange, said)
        if isinstance(exchange, Recorded) and f"{CHECK}[{exchange.operation}]" in exchange.comment:
            ours.setdefault(exchange.operation, Judged()).add(exchange, said)
    return {name: ours.get(name, every[name]) for name in operations if name in every}
