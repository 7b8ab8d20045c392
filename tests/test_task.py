"""
Who gets a lane first, of those that want one.
"""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from conformance.lanes import Lanes, acquired, come_last, current, give_way
from conformance.task import FIRST, Held, Task
from conformance.together import at_once


class Gates:
    """What tasks wait for until it is opened, each for its own; and in which order they went on."""

    def __init__(self, *names: str) -> None:
        self.order: list[str] = []
        self._gates = {name: Held() for name in names}
        for each in self._gates.values():
            each.lock.acquire()

    def wait(self, name: str) -> None:
        with acquired(self._gates[name]):
            self.order.append(name)

    def open(self, *names: str) -> None:
        """One after the other; who waited goes on as far as there are lanes."""
        for name in names:
            self._gates[name].lock.release()
            time.sleep(0.05)

    def begin(self, *tasks: Callable[[], None]) -> Callable[[], bool]:
        """Begin tasks in one lane; returns what waits until they are over."""
        over = threading.Semaphore(0)

        def carried_out(task: Callable[[], None]) -> None:
            task()
            over.release()

        Lanes(1).start([partial(carried_out, each) for each in tasks])
        time.sleep(0.05)
        return lambda: all(over.acquire(timeout=5) for _ in tasks)


def test_what_comes_last_waits_for_all_others() -> None:
    """Also for those that ask for a lane later."""
    lanes, order = Lanes(1), list[str]()

    def wait(name: str, prepare: Any) -> None:
        current.set((lanes, Task(5)))
        prepare()
        lanes.enter(current.get()[1])
        order.append(name)
        lanes.leave()

    threads = [
        threading.Thread(target=wait, args=("last", come_last)),
        threading.Thread(target=wait, args=("other", lambda: None)),
    ]
    lanes.enter(Task(FIRST))
    for each in threads:
        each.start()
        time.sleep(0.05)
    lanes.leave()
    for each in threads:
        each.join(timeout=5)

    assert order == ["other", "last"]


def test_what_others_wait_for_is_as_urgent_as_they_are() -> None:
    """Who makes it goes on before those that come before it otherwise."""
    made, taken = Held(), threading.Event()
    gates = Gates("asks", "takes the lane", "other", "makes")

    def ask() -> None:
        gates.wait("asks")
        at_once([lambda: need("needs"), lambda: None], 2)

    def need(name: str) -> None:
        with acquired(made):
            gates.order.append(name)

    def take_the_lane() -> None:
        gates.wait("takes the lane")
        taken.wait(5)

    def make() -> None:
        with acquired(made):
            gates.wait("makes")

    all_over = gates.begin(ask, take_the_lane, lambda: gates.wait("other"), make)
    gates.open("asks", "takes the lane", "other", "makes")
    taken.set()

    assert all_over()
    assert gates.order[:3] == ["asks", "takes the lane", "makes"]
    assert {*gates.order[3:]} == {"needs", "other"}


def test_before_each_request_the_lane_is_given_to_who_is_more_urgent() -> None:
    """Who has it goes on afterwards."""
    gates, sent = Gates("urgent"), threading.Event()

    def late() -> None:
        for _ in range(2):
            give_way()
            gates.order.append("late")
            sent.wait(5)

    all_over = gates.begin(lambda: gates.wait("urgent"), late)
    gates.open("urgent")
    sent.set()

    assert all_over()
    assert gates.order == ["late", "urgent", "late"]
