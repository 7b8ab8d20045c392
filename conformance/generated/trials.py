"""
What became of the cases: each is sent once, those of an operation together.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.context import Context
from conformance.evidence import Evidence, consult, current_check, current_evidence
from conformance.generated.case import Case, Change, at, changed, inside
from conformance.generated.collection import Cases
from conformance.generated.coverage import judged
from conformance.generated.look import unlike
from conformance.generated.sequence import Walk, astray
from conformance.generated.trial import REFUSED, Trial
from conformance.ground import Call, Ground
from conformance.outcome import Blocked, Ended, Garbled, NotJudged, Unanswered

Left = tuple[Case, str] | None  # a refused case that changed something, and what
UNDONE = (NotJudged, Unanswered, Garbled, AssertionError)


@dataclass(repr=False)
class Trials:
    """
    `trials[case]` is what became of a case. Whoever asks for the first one of an operation has all
    of its cases sent: first those that should be refused, between two looks at what the run has on
    the target, then the others.
    """

    context: Context
    ground: Ground
    cases: Cases
    stored: list[Any] = field(default_factory=list)  # odd values that the target took, and may show
    _made: dict[str, Trial | Exception] = field(default_factory=dict)
    _left: dict[str, Left | Exception] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<cases of {self.cases.suite}>"

    def __getitem__(self, case: Case) -> Trial:
        if case.id not in self._made:
            self._run(case.operation)
        made = self._made[case.id]
        if isinstance(made, Exception):
            raise made
        return made

    def left_by(self, operation: str) -> str | None:
        """
        What a refused call of an operation changed all the same. Raises Blocked where none was
        refused.
        """
        if operation not in self._left:
            self._run(operation)
        left = self._left[operation]
        if isinstance(left, Exception):
            raise left
        cases = self.of(operation)
        if not (refused := self._refused(cases)):
            made = (self._made[case.id] for case in cases)
            known = next((each for each in made if isinstance(each, NotJudged)), None)
            raise known or Blocked(f"no call of {operation} was refused")
        for trial in refused:
            if left is None or trial.case == left[0]:
                consult(trial.exchange)
        return left[1] if left else None

    def _refused(self, cases: list[Case]) -> list[Trial]:
        made = [self._made[case.id] for case in cases]
        return [m for m in made if isinstance(m, Trial) and m.reading in REFUSED]

    def of(self, operation: str) -> list[Case]:
        """The cases of an operation: those that must be refused, the wild ones, the others."""
        found = [case for case in self.cases.all if case.operation == operation]
        return sorted(found, key=lambda c: (not (c.refusal or c.stranger), not c.wild, c.number))

    def open(self, operation: str) -> dict[str, str]:
        """How cases are answered that the documents leave open."""
        found: dict[str, str] = {}
        for case in self.of(operation):
            if case.open and case.changes:
                try:
                    found[str(case)] = self[case].describe()
                except UNDONE:
                    continue
        return found

    def astray(self, walk: Walk) -> list[str]:
        """Where a sequence of calls led elsewhere than it should."""
        return list(astray(walk, self.ground.life()))

    def _run(self, operation: str) -> None:
        # What is looked at on the way is no evidence of the check that happens to come first.
        outer = current_evidence.set(Evidence())
        try:
            self._send_all(operation, self.of(operation))
        finally:
            current_evidence.reset(outer)

    def _send_all(self, operation: str, cases: list[Case]) -> None:
        try:
            self.ground.right(operation)
        except (*UNDONE, Ended) as reason:  # then there is nothing to vary
            self._made |= {case.id: reason for case in cases}
            self._left[operation] = reason
            return
        if self.context.client.readings.operations[operation].effect == "read":
            self._left[operation] = None
            self._send(cases)
            return
        refusals = [case for case in cases if case.refusal or case.stranger or case.wild]
        try:
            self._left[operation] = self._bracketed(refusals)
        except UNDONE as reason:
            self._left[operation] = reason
            self._send([case for case in refusals if case.id not in self._made])
        self._send([case for case in cases if case not in refusals])

    def _bracketed(self, cases: list[Case]) -> Left:
        """
        Send cases between two looks at the target: the refused one that changed something, if any.

        Where another case was taken, the change may be its doing: then the refused ones are sent
        once more, alone.
        """
        before = self.ground.state()
        self._send(cases)
        after = self.ground.state()
        refused = [trial.case for trial in self._refused(cases)]
        if before != after and len(refused) < len(cases):
            before = after
            self._send(refused)
            refused = [trial.case for trial in self._refused(refused)]
            after = self.ground.state()
        changes = next(unlike(before, after), None)
        if changes is None or not refused:
            return None
        told = f"{refused[0].operation}: {changes} while every call was refused"
        return self._first_that_changes(refused, after) or (refused[-1], told)

    def _first_that_changes(self, cases: list[Case], before: Any) -> Left:
        """Look after each refused case, until one has changed something again."""
        for case in cases:
            self._send([case])
            after = self.ground.state()
            if found := next(unlike(before, after), None):
                return case, f"{case.operation}: {found} where {case}"
        return None

    def _send(self, cases: list[Case]) -> None:
        for case in cases:
            try:
                self._made[case.id] = made = self._tried(case)
                if case.wild and made.reading == "accepted":
                    self.stored += [each for c in case.changes for each in inside(c.value)]
            except UNDONE as reason:
                self._made[case.id] = reason
            except Ended as reason:
                every = self.of(case.operation)
                self._made |= {each.id: reason for each in every if each.id not in self._made}
                raise

    def _tried(self, case: Case) -> Trial:
        right = self.ground.right(case.operation)
        changes = (self._own(case.operation, right, change) for change in case.changes)
        return self._sent(case, changed(right, tuple(changes)))

    def _own(self, operation: str, right: Call, change: Change) -> Change:
        """A name that is too long is the run's own name, made longer."""
        own = at(right, change.place)
        longer = isinstance(own, str) and isinstance(change.value, str)
        if not longer or len(change.value) <= len(own):
            return change
        described = judged(self.cases.suite)[operation]
        marked = described.said("x-own", change.place)
        return Change(change.place, own.ljust(len(change.value), "x")) if marked else change

    def _sent(self, case: Case, call: Call) -> Trial:
        before = current_check.set(f"generated[{case.id}]")
        try:
            answer = self.ground.send(case.operation, call, stranger=case.stranger)
        finally:
            current_check.reset(before)
        return Trial(case, *answer, judged(self.cases.suite)[case.operation], self)

    def minimal(self, case: Case, wrong: Callable[[Trial], Any]) -> Case:
        """The case without the changes that its fault does not need."""
        for change in case.changes if len(case.changes) > 1 else ():
            less = case.without(change)
            try:
                trial = self._tried(less)
            except UNDONE:
                continue
            if wrong(trial):
                return self.minimal(less, wrong)
        return case
