"""
What became of the cases: each is sent once, those of an operation together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from conformance.context import Context
from conformance.exchange import Evidence, Exchange, consult, current_evidence
from conformance.generated.answer import misfit
from conformance.generated.case import Case, changed, inside
from conformance.generated.collection import Cases
from conformance.generated.coverage import judged
from conformance.generated.description import Described
from conformance.generated.sequence import Walk, astray
from conformance.ground import Call, Ground
from conformance.outcome import Blocked, Ended, Garbled, NotJudged, Unanswered

CRASH = range(500, 600)
REFUSED = {"rejected", "unauthorised"}
TAKEN = {"accepted", "absent", "busy"}
Left = tuple[Case, str] | None  # a refused case that changed something, and what
UNDONE = (NotJudged, Unanswered, Garbled, AssertionError)


@dataclass(frozen=True, repr=False)
class Trial:
    """
    One case as it was answered. What a check reads of it is evidence of that check; what is wrong
    is a sentence, and None where nothing is.
    """

    case: Case
    exchange: Exchange
    reading: str
    codes: list[str]
    operation: Described
    trials: "Trials"

    def __repr__(self) -> str:
        return f"<{self.case.id}>"

    def _seen(self) -> str:
        consult(self.exchange)
        return self.reading

    @property
    def crash(self) -> str | None:
        """An answer that speaks of a fault of the server's own."""
        self._seen()
        response = self.exchange.response
        if response is None or response.status not in CRASH or self.reading == "busy":
            return None
        return self._told(f"status {response.status}", lambda trial: trial.crash)

    @property
    def misfit(self) -> str | None:
        """How an answer differs from what the description says of its status."""
        self._seen()
        sent = [each for change in self.case.changes for each in inside(change.value)]
        wrong = misfit(self.operation, self.exchange, sent)
        return wrong and self._told(wrong, lambda trial: trial.misfit)

    @property
    def accepted(self) -> str | None:
        """A call that had to be refused, and was not."""
        if self._seen() in {"rejected", "unauthorised", "busy"} or self.codes:
            return None
        return self._told(self.reading, lambda trial: trial.accepted)

    @property
    def refused(self) -> str | None:
        """
        A call that had to be taken, and was not; raises Blocked where the one that it is made of is
        not taken either.
        """
        if self._seen() in TAKEN:
            return None
        right = self.trials[Case(self.case.operation)]
        if right.reading not in TAKEN:
            raise Blocked(f"{self.case.operation} as documented was {right.describe()}")
        return self._told(self.describe(), lambda trial: trial.refused)

    @property
    def let_in(self) -> str | None:
        """A call that nobody authorised, and that was not refused for it."""
        return None if self._seen() in {"unauthorised", "busy"} else self._told(self.describe())

    def describe(self) -> str:
        """How the call was answered, for an observation."""
        codes = " ".join(self.codes)
        return f"{self.reading} {codes}".strip()

    def _told(self, what: str, wrong: Callable[["Trial"], Any] | None = None) -> str:
        case = self.trials.minimal(self.case, wrong) if wrong else self.case
        return f"{case.operation}: {what} where {case}"


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
        return self._first_that_changes(refused, after) if before != after else None

    def _first_that_changes(self, cases: list[Case], before: Any) -> Left:
        """Look after each refused case, until one has changed something."""
        for case in cases:
            self._send([case])
            after = self.ground.state()
            if found := next(unlike(before, after), None):
                return case, f"{case.operation}: {found} where {case}"
        return None  # somebody else was there in between

    def _send(self, cases: list[Case]) -> None:
        for case in cases:
            try:
                self._made[case.id] = self._tried(case)
            except UNDONE as reason:
                self._made[case.id] = reason
            except Ended as reason:
                every = self.of(case.operation)
                self._made |= {each.id: reason for each in every if each.id not in self._made}
                raise

    def _tried(self, case: Case) -> Trial:
        call = changed(self.ground.right(case.operation), case.changes)
        return self._sent(case, call)

    def _sent(self, case: Case, call: Call) -> Trial:
        client = self.context.client
        before, client.check = client.check, f"generated[{case.id}]"
        try:
            answer = self.ground.send(case.operation, call, stranger=case.stranger)
        finally:
            client.check = before
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


def unlike(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """Where two looks differ, in sentences."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}, key=str):
            inner = f"{place}.{name}" if place else str(name)
            yield from unlike(before.get(name), after.get(name), inner)
    elif isinstance(before, list) and isinstance(after, list):
        yield from (f"{place} has lost {one!r}" for one in before if one not in after)
        yield from (f"{place} has gained {one!r}" for one in after if one not in before)
    elif before != after:
        yield f"{place}: {before!r} became {after!r}"
