"""
What a check has sent and looked at, directly or through what it shares with others.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field

from conformance.exchange import Exchange


@dataclass(frozen=True)
class Sent:
    """That an exchange was sent, not only looked at; a `safe` one only reads."""

    exchange: Exchange
    safe: bool = False


@dataclass(frozen=True)
class Waited:
    """That something was looked for again and again for so many seconds, and did not come."""

    seconds: float


@dataclass(eq=False)
class Evidence:
    """
    What was sent and looked at, step by step: by a check, or on the way to what checks share, which
    then is a step of each that asks for it.

    A check that looks at all of a run says how many it `judged`, and keeps those that matter.
    """

    steps: list["Step | Evidence"] = field(default_factory=list)
    judged: int = 0
    shared: bool = False

    @property
    def may_change(self) -> bool:
        """Whether something was sent that does not only read, but for what is shared by itself."""
        return any(
            step.may_change and not step.shared
            if isinstance(step, Evidence)
            else isinstance(step, Sent) and not step.safe
            for step in self.steps
        )

    @property
    def consulted(self) -> dict[int, None]:
        """The exchanges that were looked at, by index; the one looked at last is the last one."""
        return looked_at(self.told(set()))

    def told(self, known: set["Evidence"]) -> list["Step"]:
        """
        The steps as they would be if whoever asked first for what is shared had made it.

        What is `known` was told by others, and all that is told now is added to it.
        """
        found: list[Step] = []
        for step in self.steps:
            if not isinstance(step, Evidence):
                found.append(step)
            elif step not in known:
                known.add(step)
                found += step.told(known)
        return found

    def add(self, step: "Step | Evidence") -> None:
        """Note a step, unless it is the last one again."""
        if not (self.steps and self.steps[-1] is step):
            self.steps.append(step)


Step = Exchange | Sent | Waited


def looked_at(steps: list[Step]) -> dict[int, None]:
    """The exchanges that were looked at, by index, in the order of the last look at each."""
    found: dict[int, None] = {}
    for step in steps:
        if isinstance(step, Exchange):
            found.pop(step.index, None)
            found[step.index] = None
    return found


# The check that runs at the moment; whoever reads an answer leaves a trace here, so that
# an answer shared by many checks is evidence in each of them.
current_evidence: ContextVar[Evidence] = ContextVar("current_evidence")
current_check: ContextVar[str | None] = ContextVar("current_check", default=None)  # its name


def consult(exchange: Exchange) -> None:
    """
    Note that the check that runs now has looked at this exchange.
    """
    note(exchange)


def note(step: Step | Evidence) -> None:
    """Note a step of the check that runs now."""
    if evidence := current_evidence.get(None):
        evidence.add(step)
