"""
Lanes: so many tasks of a run go on at a time, in one process, each waiting for its own answers.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar, copy_context
from functools import partial

from conformance.task import LAST, Held, Task

WAITING = 48  # tasks that may have left their lanes to others, while they wait for what is shared


class Parts:
    """
    So many parts of one task, in lanes of its own or in those that it is in itself: then the last
    one hands its lane to the task that waits for them.
    """

    def __init__(self, lanes: "Lanes", whole: Task, number: int) -> None:
        self._whole = whole
        self.given = threading.Event()
        self._lanes, self._left, self._claimed = lanes, number, False

    def task(self) -> Task:
        """One of the parts; nothing else waits for it so far."""
        return Task(LAST, self._whole)

    def carry_out(self, work: Callable[[], None]) -> None:
        """Carry one out in the lane that the whole is in."""
        current.set((self._lanes, self.task()))
        work()

    def hand_over(self) -> bool:
        """Whether the lane of a part that is over belongs to the task from now on."""
        with self._lanes.changed:
            self._left -= 1
            if not self._left:
                self.given.set()
            return self._claimed and not self._left

    def wait_in_lane(self) -> None:
        """Leave the lane until all are over."""
        with self._lanes.changed:
            if not self._left:
                return
            self._claimed = True
        self._lanes.leave()
        self.given.wait()


class Lanes:
    """
    Carries tasks out, `number` of them at a time; those that come first go first.

    A task that waits for what another one makes leaves its lane, so that none stands idle. Nothing
    is sent in a lane any more once they are `halted`, which is why.
    """

    def __init__(self, number: int) -> None:
        self.halted: str | None = None
        self.around = current.get(None)
        self._free = number
        self._number = number
        self._waiting: list[tuple[Task, threading.Event]] = []  # without a lane, the latest last
        self._under_way = 0
        self.changed = threading.Condition()

    def start(self, tasks: Sequence[Callable[[], None]], parts: Parts | None = None) -> None:
        """
        Begin to carry tasks out, which must not raise anything. Those that are parts of one task
        have its place, and are carried out in any case.
        """
        ranked = (parts.task() if parts else Task(n) for n in range(len(tasks)))
        numbered = zip(ranked, tasks, strict=True)
        for _ in range(min(len(tasks), self._number + WAITING)):
            work = partial(copy_context().run, self._work, numbered, parts)
            # Daemons: a run that is interrupted does not wait for an answer that may never come.
            threading.Thread(target=work, daemon=True).start()

    def halt(self, why: str, patience: float) -> None:
        """
        Send nothing any more, and wait for what is under way, for so many seconds at most.
        """
        self.halted = why
        with self.changed:
            self.changed.wait_for(lambda: not self._under_way, patience)

    def _work(self, tasks: Iterator[tuple[Task, Callable[[], None]]], parts: Parts | None) -> None:
        while True:
            with self.changed:
                task, work = next(tasks, (None, None))
                if not task or not work or (self.halted and not parts):
                    return
                self._under_way += 1
            before = current.set((self, task))
            self.enter(task)
            try:
                copy_context().run(work)
            finally:
                if not (parts and parts.hand_over()):
                    self.leave()
                current.reset(before)
                with self.changed:
                    self._under_way -= 1
                    self.changed.notify_all()

    def enter(self, task: Task) -> None:
        """Wait for a lane; who stands first among the tasks gets it first."""
        with self.changed:
            if self._free:
                self._free -= 1
                return
            given = threading.Event()
            self._waiting.append((task, given))
        given.wait()

    def give_way(self, task: Task) -> None:
        """Let those go first that stand before a task."""
        with self.changed:
            if not self._waiting or min(each.place for each, _ in self._waiting) >= task.place:
                return
        self.leave()
        self.enter(task)

    def leave(self) -> None:
        """Give the lane to the next one."""
        with self.changed:
            if self._waiting:
                first = min(self._waiting, key=lambda each: each[0].place)
                self._waiting.remove(first)
                first[1].set()
            else:
                self._free += 1


current: ContextVar[tuple[Lanes, Task]] = ContextVar("lanes")


def come_last() -> None:
    """Have what is done from here on get a lane only where nothing else waits for one."""
    if found := current.get(None):
        current.set((found[0], Task(LAST)))


def give_way() -> str | None:
    """Let what is more urgent go first. Returns why nothing is sent any more, if so."""
    found = current.get(None)
    if found:
        found[0].give_way(found[1])
    while found and not found[0].halted:
        found = found[0].around
    return found[0].halted if found else None


@contextlib.contextmanager
def acquired(held: Held) -> Iterator[None]:
    """Hold something. Who has to wait for it leaves the lane meanwhile."""
    found = current.get(None)
    task = found[1] if found else Task(LAST)
    if not held.lock.acquire(blocking=False):
        held.waiting.append(task)
        with left_meanwhile():
            held.lock.acquire()
            held.waiting.remove(task)
            task.made.append(held)
    else:
        task.made.append(held)
    try:
        yield
    finally:
        task.made.remove(held)
        held.lock.release()


@contextlib.contextmanager
def left_meanwhile() -> Iterator[None]:
    found = current.get(None)
    if found is None:
        yield
        return
    lanes, task = found
    lanes.leave()
    try:
        yield
    finally:
        lanes.enter(task)
