"""
Whether the answers of an audit fit their OpenAPI description: one result for each operation.
"""

from typing import Any

from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.exchange import Exchange
from conformance.selection import Selection
from conformance.suites import Suite
from conformance.verdict import fingerprint

CHECK = "generated.must_answer_as_described"  # the one that does so for cases of its own
SHOWN = 3  # answers that a message names


def as_described(suite: Suite, client: Client, selection: Selection) -> list[dict[str, Any]]:
    """Results for the record; none where the selection leaves the rule out."""
    from conformance.generated.description import described

    requirement = catalogue(suite).requirements.get(f"generated.{suite.slug}.answer")
    if requirement is None or selection.leaves_out(requirement, CHECK):
        return []
    results = []
    for name, operation in described(suite.slug).items():
        judged = [each for each in client.exchanges if each.operation == name and each.response]
        if not judged or not operation.judged:
            continue
        wrong = _wrong(operation, judged)
        check = f"{CHECK}[{name}]"
        shown = list(wrong.items())[:SHOWN]
        results.append(
            {
                "api": suite.slug,
                "requirement": requirement.id,
                "level": requirement.level.lower(),
                "basis": requirement.basis,
                "check": check,
                "fingerprint": fingerprint(suite.slug, requirement.id, check),
                "outcome": requirement.breaks_as if wrong else "pass",
                **({"message": "\n".join(said for said, _ in shown)} if wrong else {}),
                "observations": len(judged),
                "duration": 0.0,
                "exchanges": sorted({index for _, index in shown}) or [judged[-1].index],
            }
        )
    return results


def _wrong(operation: Any, judged: list[Exchange]) -> dict[str, int]:
    """What is wrong with answers, and the first that it is wrong with."""
    from conformance.generated.answer import misfit

    found: dict[str, int] = {}
    for exchange in judged:
        if said := misfit(operation, exchange, []):
            found.setdefault(said, exchange.index)
    return found
