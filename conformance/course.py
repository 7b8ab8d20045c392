"""
How one check goes: what it asks for, what it does, and how it ends. Each runs in a lane of its own.
"""

import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from conformance.catalogue import Requirement
from conformance.context import Context
from conformance.evidence import Evidence, Waited, current_check, current_evidence
from conformance.item import Check
from conformance.outcome import Deselected
from conformance.provision import Failed, Provision


@dataclass(eq=False)
class Course:
    """
    The course of a check, or of what only observes, in one run.

    `left_out` is why the user does not want it judged; `before` is what fixtures looked at, which
    is no evidence of the check, `evidence` what it did itself. `is_set_up` says whether it came so
    far; `problem` is what ended it, `value` what it returned.
    """

    item: Check
    requirement: Requirement | None
    context: Context
    left_out: str | None
    provision: Provision
    passive: bool = False
    before: Evidence = field(default_factory=Evidence)
    evidence: Evidence = field(default_factory=Evidence)
    is_set_up: bool = False
    value: Any = None
    problem: BaseException | None = None
    traceback: TracebackType | None = None
    duration: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Run it, whatever comes of it; raises only what the user breaks in with."""
        began = time.monotonic()
        current_check.set(self.item.check)
        try:
            self._run()
        except KeyboardInterrupt:
            raise
        except BaseException as problem:  # noqa: BLE001 - judged by what it is
            self.problem, self.traceback = problem, problem.__traceback__
        self.duration = time.monotonic() - began
        self.over.set()

    def message(self, problem: BaseException) -> str:
        """What is wrong, and how long one looked for what did not come."""
        said = self.item.message_of(problem, self.traceback)
        steps = [*self.before.told(set()), *self.evidence.told(set())]
        waited = sum(step.seconds for step in steps if isinstance(step, Waited))
        return f"{said}\nlooked again and again for {waited:.1f} s" if waited else said

    def _run(self) -> None:
        current_evidence.set(self.before)
        if self.requirement:
            self._must_be_judged(self.requirement)
        arguments = self.provision.of(self.item)
        if isinstance(arguments, Failed):
            self.problem, self.traceback = arguments.problem, arguments.traceback
            return
        self.is_set_up = True
        current_evidence.set(self.evidence)
        self.value = self.item.function(**arguments)

    def _must_be_judged(self, requirement: Requirement) -> None:
        if self.left_out:
            raise Deselected(self.left_out)
        if self.passive and "traffic" not in self.item.fixturenames:
            raise Deselected("needs requests of its own")
        for need in requirement.needs:
            kind, _, name = need.partition(":")
            self.context.need(kind, name)
