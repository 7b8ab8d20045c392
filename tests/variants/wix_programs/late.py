"""
Wix sites that chose differently: lists that learn of changes after a while.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from starlette.responses import Response

from conformance.vendors.wix.reference import Call, Json, Program, Wix


class SearchesLate(Wix):
    """The index of searches learns of changes after 300 ms."""

    late = 0.3  # seconds

    def __init__(self) -> None:
        super().__init__()
        self.history = [(0.0, deepcopy(list(self.programs.values())))]

    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        now = self.clock().timestamp()
        programs = [*self.programs.values()]
        if programs != self.history[-1][1]:
            self.history = [*self.recent(now), (now, deepcopy(programs))]
        return answer

    def recent(self, now: float) -> list[tuple[float, list[Program]]]:
        old = [each for each in self.history if each[0] < now - self.late]
        return [*old[-1:], *self.history[len(old) :]]

    def indexed(self) -> list[Program]:
        return self.recent(self.clock().timestamp())[0][1]


class SearchesSecondsLate(SearchesLate):
    late = 3.0


class ListsLate(SearchesLate):
    """So do queries and counts: only what is got by its id is as it was written last."""

    def query_programs(self, call: Call) -> Json:
        with self.as_indexed():
            return super().query_programs(call)

    def count_programs(self, call: Call) -> Json:
        with self.as_indexed():
            return super().count_programs(call)

    @contextmanager
    def as_indexed(self) -> Iterator[None]:
        kept, self.programs = self.programs, {one.id: one for one in self.indexed()}
        try:
            yield
        finally:
            self.programs = kept
