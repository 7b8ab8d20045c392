"""
Calls that are made at the same time, as far as there are lanes for them.
"""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any, TypeVar

from conformance.evidence import Evidence, current_evidence, note
from conformance.lanes import Lanes, Parts, current, left_meanwhile
from conformance.task import FIRST, Task

Value = TypeVar("Value")


def at_once(calls: Sequence[Callable[[], Value]], most: int) -> list[Value]:
    """
    What some calls return, made at the same time as far as there are lanes for them, `most` where
    this is in none: one after the other for one. Raises what the first of them raised that did.
    """
    if most == 1 or len(calls) < 2:
        return [call() for call in calls]
    found = current.get(None)
    return _carried_out(calls, found[0] if found else Lanes(most))


def simultaneously(calls: Sequence[Callable[[], Value]]) -> list[Value]:
    """The same for calls that have to be made at the same time, whatever lanes there are."""
    return _carried_out(calls, Lanes(len(calls)))


def _carried_out(calls: Sequence[Callable[[], Value]], lanes: Lanes) -> list[Value]:
    made = [_Made(call) for call in calls]
    for each in made:
        note(each.evidence)
    there, whole = current.get((None, Task(FIRST)))
    own = 1 if there is lanes else 0  # of them in the lane that there is already
    parts = Parts(lanes, whole, len(made) - own)
    lanes.start(made[own:], parts)
    try:
        for each in made[:own]:
            copy_context().run(parts.carry_out, each)
        if own:
            parts.wait_in_lane()
        else:
            with left_meanwhile():
                parts.given.wait()
    except KeyboardInterrupt:  # which only reaches what is in no lane
        lanes.halted = "interrupted"
        raise
    return [each.result() for each in made]


class _Made:
    """What became of a call."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self.evidence = Evidence()
        self._call = call
        self._value: Any = None
        self._problem: BaseException | None = None

    def __call__(self) -> None:
        current_evidence.set(self.evidence)
        try:
            self._value = self._call()
        except BaseException as problem:  # noqa: BLE001 - raised where it is asked for
            self._problem = problem

    def result(self) -> Any:
        if self._problem is not None:
            raise self._problem
        return self._value
