"""
What checks share is made once, by whoever asks for it first; in other lanes one waits for it.

An exception is not kept: whoever asks next tries again. But where an answer got lost on the way to
what changes the target, a second try would begin on a changed one: then nobody gets it.
"""

import functools
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from conformance.evidence import Evidence, current_evidence, note
from conformance.lanes import acquired
from conformance.outcome import Unanswered
from conformance.task import Held

Value = TypeVar("Value")
Owner = TypeVar("Owner")
Ways = ParamSpec("Ways")


class Kept:
    """
    One value, and what was sent and looked at on the way to it: a step of whoever asks for it.
    """

    __slots__ = ("_evidence", "_held", "_lost", "_value")

    def __init__(self) -> None:
        self._held = Held()
        self._evidence: Evidence | None = None
        self._lost: Unanswered | None = None

    def get(self, make: Callable[..., Any], *values: Any) -> Any:
        """The value; `make` is called with `values` where there is none yet."""
        if self._evidence is None:
            with acquired(self._held):
                if self._evidence is None:
                    return self._made(make, values)
        note(self._evidence)
        if self._lost:
            raise Unanswered(*self._lost.args)
        return self._value

    def _made(self, make: Callable[..., Any], values: tuple[Any, ...]) -> Any:
        evidence = Evidence(shared=True)
        note(evidence)
        asker = current_evidence.set(evidence)
        try:
            self._value = make(*values)
        except Unanswered as problem:
            if evidence.may_change:
                self._lost, self._evidence = problem, evidence
            raise
        finally:
            current_evidence.reset(asker)
        self._evidence = evidence
        return self._value


class once(Generic[Value]):  # noqa: N801 - reads like `property`
    """A property that is made once for each object."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._place = f"{name} once"

    @overload
    def __get__(self, instance: None, owner: type) -> "once[Value]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        kept = instance.__dict__.get(self._place)
        if kept is None:
            kept = instance.__dict__.setdefault(self._place, Kept())
        return kept.get(self._make, instance)


class Known:
    """Values by a key, each made once."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Kept] = {}

    def get(self, key: Hashable, make: Callable[..., Value], *values: Any) -> Value:
        """The value of a key; `make` is called with `values` where there is none yet."""
        kept = self._kept.get(key) or self._kept.setdefault(key, Kept())
        found: Value = kept.get(make, *values)
        return found


def once_each(
    make: Callable[Concatenate[Owner, Ways], Value],
) -> Callable[Concatenate[Owner, Ways], Value]:
    """A method that does its work once for each object and all that it is called with."""
    place = f"{make.__name__} once"

    @functools.wraps(make)
    def method(self: Owner, /, *values: Ways.args, **named: Ways.kwargs) -> Value:
        known: Known = vars(self).setdefault(place, Known())
        key = (values, *sorted(named.items()))
        return known.get(key, functools.partial(make, self, *values, **named))

    return method
