"""
Rules that hold for every exchange: judged over all that a run has received, whoever asked for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from conformance.client import Client
from conformance.evidence import consult, current_evidence
from conformance.exchange import Exchange
from conformance.outcome import Blocked, Garbled

# What is wrong with an exchange, in a sentence; empty where nothing is, None where a rule is not
# about it.
Rule = Callable[[Exchange, str], str | None]

SHOWN = 3  # broken exchanges that a result names and keeps as evidence


@dataclass
class Traffic:
    """
    All exchanges of a suite's run, its hooks left out. Nothing is sent.
    """

    client: Client
    _readings: dict[int, str] = field(default_factory=dict)

    def broken(self, rule: Rule) -> list[str]:
        """
        The exchanges that break a rule, in sentences: the first few of each fault.

        The evidence is how many were judged, and those few. Raises Blocked where there is none.
        """
        judged, faults = 0, dict[str, list[Exchange]]()
        example: Exchange | None = None
        for exchange in self.client.exchanges:
            if exchange.hook or exchange.unanswered:
                continue
            said = rule(exchange, self._reading(exchange))
            judged += said is not None
            example = example or (exchange if said is not None else None)
            if said:
                faults.setdefault(f"{exchange.operation}: {said}", []).append(exchange)
        if example is None:
            raise Blocked("no answer of the run is one that the rule is about")
        first = [found[0] for found in faults.values()][:SHOWN]
        for exchange in first or [example]:
            consult(exchange)
        if evidence := current_evidence.get(None):
            evidence.judged = judged
        return [f"{said} ({len(found)} of {judged})" for said, found in faults.items()]

    def _reading(self, exchange: Exchange) -> str:
        """Each is read once, however many rules there are."""
        if exchange.index not in self._readings:
            self._readings[exchange.index] = self.client.readings.read(exchange)[0]
        return self._readings[exchange.index]

    def secret(self, exchange: Exchange, reading: str) -> str | None:
        """
        An answer that repeats a credential of the run. A grant is one, and a refusal of credentials
        may say which were refused.
        """
        if exchange.response is None or reading == "unauthorised" or is_a_grant(exchange):
            return None
        text = exchange.response.text
        return "a credential" if any(each in text for each in self.client.redactor.secrets) else ""


def is_a_grant(exchange: Exchange) -> bool:
    """Whether credentials are what was asked for."""
    return "token" in exchange.operation.lower()


def whole(exchange: Exchange, reading: str) -> str | None:
    """Cut off, too slow, too large, or no JSON though it says so, or though it succeeds."""
    if exchange.response is None:
        return exchange.broken
    says_json = exchange.content_type.endswith("json")
    if not says_json or not exchange.response.body:
        return "" if reading != "garbled" else None
    return "" if _is_json(exchange) else "no JSON"


def says_what_it_is(exchange: Exchange, reading: str) -> str | None:  # noqa: ARG001 - a rule
    """JSON that is not called JSON."""
    if exchange.response is None or not exchange.response.body:
        return None
    if not _is_json(exchange):
        return None
    kind = exchange.content_type
    return "" if kind.endswith("json") else f"JSON as {kind or 'nothing'}"


def _is_json(exchange: Exchange) -> bool:
    try:
        exchange.document  # noqa: B018 - raises where it is none
    except Garbled:
        return False
    return True
