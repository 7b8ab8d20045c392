"""
The checks of a suite, one after the other or in lanes: judged in one order, however many there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from conformance.course import Course
from conformance.lanes import Lanes
from conformance.outcome import Ended
from conformance.plugin import Plugin

PATIENCE = 1.5  # seconds that a run which is interrupted waits for answers that are under way


@dataclass
class Loop:
    """
    A plugin of pytest that runs its items, as many at a time as there are `workers`.

    What is alone comes last; until then each is judged when all before it were.
    """

    plugin: Plugin
    workers: int = 1

    def pytest_runtestloop(self, session: Any) -> bool | None:
        if session.testsfailed:
            return None  # what could not be collected: pytest says so
        for item in session.items[:1]:  # stands for all of them: pytest explains comparisons now
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: Any) -> bool:
        self.judge(item.session.items)
        return True

    def judge(self, items: Sequence[pytest.Function]) -> None:
        """Run and judge items, until something ends the run."""
        courses = [self.plugin.course(item) for item in items]
        together = [each for each in courses if not each.alone]
        lanes = Lanes(self.workers)
        if self.workers > 1:
            lanes.start([each.run for each in together])
        try:
            self._judge_each(together)
        except KeyboardInterrupt:
            lanes.halt("interrupted", PATIENCE)
            self._judge_rest(together)
            raise
        finally:
            if self.plugin.stopped:
                lanes.halt(self.plugin.stopped, self.plugin.context_of_the_run.target.timeout)
                self._judge_rest(together)
            self.plugin.line_up()
        self._judge_each(courses[len(together) :], alone=True)

    def _judge_each(self, courses: list[Course], *, alone: bool = False) -> None:
        for course in courses:
            if self.plugin.stopped:
                break
            if alone or self.workers == 1:
                course.run()
            else:
                course.over.wait()
            self.plugin.judge(course)

    def _judge_rest(self, courses: list[Course]) -> None:
        """What came to its end in another lane before the run had to end."""
        if self.plugin.failed_fast:
            return
        for course in courses:
            if course.over.is_set() and not isinstance(course.problem, Ended):
                self.plugin.judge(course)
