"""
Lanes: so many tasks of a run go on at a time, in one process, each waiting for its own answers.
"""

import contextlib
import heapq
import threading
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar, copy_context
from functools import partial
from itertools import count
from typing import Any, TypeVar

from conformance.evidence import Evidence, current_evidence, note

Value = TypeVar("Value")

WAITING = 48  # tasks that may have left their lanes to others, while they wait for what is shared


class Lanes:
    """
    Carries tasks out, `number` of them at a time; those that come first go first.

    A task that waits for what another one makes leaves its lane, so that none stands idle. Nothing
    is sent in a lane any more once they are `halted`, which is why.
    """

    def __init__(self, number: int) -> None:
        self.halted: str | None = None
        self.around = _current.get(None)
        self._free = number
        self._number = number
        self._order = count()
        self._waiting: list[tuple[int, int, threading.Event]] = []  # tasks without a lane, by place
        self._under_way = 0
        self._changed = threading.Condition()

    def start(self, tasks: Sequence[Callable[[], None]], place: int | None = None) -> None:
        """
        Begin to carry tasks out, which must not raise anything. Those that are parts of one task
        have its place, and are carried out in any case.
        """
        numbered = iter([(n if place is None else place, task) for n, task in enumerate(tasks)])
        for _ in range(min(len(tasks), self._number + WAITING)):
            work = partial(copy_context().run, self._work, numbered, place is not None)
            # Daemons: a run that is interrupted does not wait for an answer that may never come.
            threading.Thread(target=work, daemon=True).start()

    def halt(self, why: str, patience: float) -> None:
        """
        Send nothing any more, and wait for what is under way, for so many seconds at most.
        """
        self.halted = why
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, patience)

    def _work(self, tasks: Iterator[tuple[int, Callable[[], None]]], always: bool) -> None:
        while True:
            with self._changed:
                place, task = next(tasks, (0, None))
                if task is None or (self.halted and not always):
                    return
                self._under_way += 1
            before = _current.set((self, place))
            self.enter(place)
            try:
                copy_context().run(task)
            finally:
                self.leave()
                _current.reset(before)
                with self._changed:
                    self._under_way -= 1
                    self._changed.notify_all()

    def enter(self, place: int) -> None:
        """Wait for a lane; who stands first among the tasks gets it first."""
        with self._changed:
            if self._free:
                self._free -= 1
                return
            given = threading.Event()
            heapq.heappush(self._waiting, (place, next(self._order), given))
        given.wait()

    def leave(self) -> None:
        """Give the lane to the next one."""
        with self._changed:
            if self._waiting:
                heapq.heappop(self._waiting)[-1].set()
            else:
                self._free += 1


_current: ContextVar[tuple[Lanes, int]] = ContextVar("lanes")


def halted() -> str | None:
    """Why nothing is sent any more where this is asked, if so."""
    found = _current.get(None)
    while found and not found[0].halted:
        found = found[0].around
    return found[0].halted if found else None


@contextlib.contextmanager
def acquired(lock: Any) -> Iterator[None]:
    """Hold a lock. Who has to wait for it leaves the lane meanwhile."""
    if not lock.acquire(blocking=False):
        with _left():
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _left() -> Iterator[None]:
    found = _current.get(None)
    if found is None:
        yield
        return
    lanes, place = found
    lanes.leave()
    try:
        yield
    finally:
        lanes.enter(place)


def at_once(calls: Sequence[Callable[[], Value]], most: int) -> list[Value]:
    """
    What some calls return, made at the same time as far as there are lanes for them, `most` where
    this is in none: one after the other for one. Raises what the first of them raised that did.
    """
    if most == 1 or len(calls) < 2:
        return [call() for call in calls]
    found = _current.get(None)
    return _carried_out(calls, *(found or (Lanes(most), 0)))


def simultaneously(calls: Sequence[Callable[[], Value]]) -> list[Value]:
    """The same for calls that have to be made at the same time, whatever lanes there are."""
    return _carried_out(calls, Lanes(len(calls)), 0)


def _carried_out(calls: Sequence[Callable[[], Value]], lanes: Lanes, place: int) -> list[Value]:
    done = threading.Semaphore(0)
    made = [_Made(call, done) for call in calls]
    for each in made:
        note(each.evidence)
    lanes.start(made, place)
    try:
        with _left():
            for _ in made:
                done.acquire()
    except KeyboardInterrupt:  # which only reaches what is in no lane
        lanes.halted = "interrupted"
        raise
    return [each.result() for each in made]


class _Made:
    """What became of a call."""

    def __init__(self, call: Callable[[], Any], done: threading.Semaphore) -> None:
        self.evidence = Evidence()
        self._call, self._done = call, done
        self._value: Any = None
        self._problem: BaseException | None = None

    def __call__(self) -> None:
        current_evidence.set(self.evidence)
        try:
            self._value = self._call()
        except BaseException as problem:  # noqa: BLE001 - raised where it is asked for
            self._problem = problem
        self._done.release()

    def result(self) -> Any:
        if self._problem is not None:
            raise self._problem
        return self._value
