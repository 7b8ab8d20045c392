"""
The checks of a suite, one after the other or in lanes: judged in one order, however many there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest

from conformance import ALONE
from conformance.course import Course
from conformance.item import Check
from conformance.lanes import Lanes
from conformance.outcome import Ended
from conformance.plugin import Plugin

PATIENCE = 1.5  # seconds that a run which is interrupted waits for answers that are under way


@dataclass(eq=False)
class Loop:
    """
    A plugin of pytest that runs its items, as many at a time as there are `workers`.

    Groups that are apart come one after the other; in each, an item is judged when all before it
    were.
    """

    plugin: Plugin
    workers: int = 1

    def pytest_runtestloop(self, session: Any) -> bool:
        for item in session.items[:1]:  # stands for all of them: pytest explains comparisons now
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: Any) -> bool:
        self.judge(item.session.items)
        return True

    def judge(self, items: Sequence[Check]) -> None:
        """Run and judge items, until something ends the run."""
        courses = [self.plugin.course(item) for item in items]
        for group, those in groupby(courses, key=lambda course: course.item.group):
            if not self.plugin.stopped:
                self._judge_together([*those], 1 if group == ALONE else self.workers)

    def _judge_together(self, courses: list[Course], workers: int) -> None:
        lanes = Lanes(workers)
        if workers > 1:
            lanes.start([each.run for each in self._longest_first(courses)])
        rest = iter(courses)
        try:
            for course in rest:
                course.over.wait() if workers > 1 else course.run()
                self.plugin.judge(course)
                if self.plugin.stopped:
                    lanes.halt(self.plugin.stopped, self._longest)
                    self._judge_rest(rest)
                    break
        except KeyboardInterrupt:
            lanes.halt("interrupted", PATIENCE)
            self._judge_rest(rest)
            raise
        finally:
            self.plugin.line_up()

    def _longest_first(self, courses: list[Course]) -> list[Course]:
        """By what each check sends, since many of these calls have to wait for one another."""
        steps = self.plugin.catalogue.steps
        return sorted(courses, key=lambda one: -steps.get(one.item.plain, 0))

    @property
    def _longest(self) -> float:
        """Seconds after which whatever is under way is over."""
        return self.plugin.context_of_the_run.target.timeout + 1

    def _judge_rest(self, courses: Iterable[Course]) -> None:
        """What came to its end in another lane before the run had to end."""
        for course in courses:
            ended = course.over.is_set() and not isinstance(course.problem, Ended)
            if ended and not self.plugin.failed_fast:
                self.plugin.judge(course)
