"""
The pytest plugin: links checks to the catalogue, judges how each ended, keeps the evidence.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from conformance.area import Area
from conformance.catalogue import Catalogue, Requirement
from conformance.context import Context
from conformance.course import Course
from conformance.evidence import Evidence, Sent, Step, current_check, looked_at
from conformance.item import Check
from conformance.lineup import line_up
from conformance.outcome import Ended, Garbled, NotJudged
from conformance.progress import Progress, silent
from conformance.provision import Provision
from conformance.selection import DEPTHS, Selection
from conformance.verdict import fingerprint, judge
from conformance.waivers import Waivers


@dataclass(eq=False)
class Plugin:
    """One run of one suite; `results` and `observed` hold what the record will say of it."""

    catalogue: Catalogue
    context_of_the_run: Context
    selection: Selection
    depth: str = "quick"
    waivers: Waivers = field(default_factory=Waivers)
    passive: bool = False  # judges only what needs no request of its own
    fail_fast: bool = False
    progress: Progress = silent
    results: list[dict[str, Any]] = field(default_factory=list)
    observed: list[dict[str, Any]] = field(default_factory=list)
    stopped: str | None = None
    _linked: dict[str, Check] = field(default_factory=dict)
    _items: dict[str, Check] = field(default_factory=dict)
    failed_fast: bool = False
    _senders: dict[int, str] = field(default_factory=dict)  # checks by what they sent, in order
    _lined_up: int = 0  # exchanges that have their place
    _provision: Provision = field(default_factory=Provision)
    _told: set[Evidence] = field(default_factory=set)

    @pytest.fixture(scope="session")
    def context(self) -> Context:
        return self.context_of_the_run

    def pytest_configure(self, config: pytest.Config) -> None:
        config.option.tbstyle = "value"  # nobody reads pytest's reports; long ones cost seconds
        # Only what checks assert is told: the words that they use load faster as they are.
        pytest.register_assert_rewrite(self.catalogue.suite.checks_package)

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> Area | None:
        if file_path.suffix != ".py" or file_path.name in {"__init__.py", "conftest.py"}:
            return None
        area: Area = Area.from_parent(parent, path=file_path)
        return area

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Raises UsageError for what can't be imported, or has no links of ours."""
        if report.failed:
            *_, told = str(report.longrepr).strip().splitlines()
            raise pytest.UsageError(f"{report.nodeid}: {told.strip()}")

    def pytest_collection_modifyitems(self, items: list[Check]) -> None:
        for item in items:
            item.must_be_linked(self.catalogue)
        items[:] = [item for item in items if item.observation is None or self._wanted(item)]
        self._linked = {item.nodeid: item for item in items if item.requirement}
        self._items = dict(self._linked)

    def begin(self, context: Context, selection: Selection) -> None:
        """Judge the same checks again, or some of them, in another run."""
        self.context_of_the_run, self.selection, self.stopped = context, selection, None
        self.results, self.observed, self._items = [], [], dict(self._linked)
        self._provision, self._told, self._lined_up = Provision(), set(), 0

    def _wanted(self, item: Check) -> bool:
        named = self.selection.names(str(item.observation), *item.ids)
        return named and not self.passive and not self._is_too_deep(item)

    def _is_too_deep(self, item: Check) -> bool:
        return DEPTHS.index(item.depth) > DEPTHS.index(self.depth)

    def _left_out(self, item: Check) -> str | None:
        """Why the user does not want a check judged, if so."""
        if item.requirement is None:
            return None
        requirement = self.catalogue.requirements[item.requirement]
        left_out = self.selection.leaves_out(requirement, *item.ids)
        return left_out or (f"depth {item.depth}" if self._is_too_deep(item) else None)

    def course(self, item: Check) -> Course:
        """The course of an item in this run."""
        linked = item.requirement
        return Course(
            item=item,
            requirement=self.catalogue.requirements[linked] if linked else None,
            context=self.context_of_the_run,
            left_out=self._left_out(item),
            provision=self._provision,
            passive=self.passive,
        )

    def judge(self, course: Course) -> None:
        """Judge a check by how it ended."""
        before, steps = (each.told(self._told) for each in (course.before, course.evidence))
        sent = [step.exchange.index for step in (*before, *steps) if isinstance(step, Sent)]
        self._senders |= dict.fromkeys(sent, course.item.check)
        if isinstance(course.problem, Ended):
            self.stopped = str(course.problem)
        if course.requirement:
            self._record(course, course.requirement, before, steps)
        elif course.problem is None:
            api, id_ = self.catalogue.suite.slug, course.item.observation
            self.observed.append({"api": api, "id": id_, "value": course.value})

    def line_up(self) -> None:
        """Put the exchanges of checks that ran beside others into the order of these."""
        client = self.context_of_the_run.client
        self._lined_up = line_up(client, self._lined_up, self.results, self._senders)
        self._senders = {}

    def _record(
        self, course: Course, requirement: Requirement, before: list[Step], steps: list[Step]
    ) -> None:
        outcome, reason = judge(requirement, course.problem)
        message = None
        if course.problem is not None and outcome != "skip":
            message = course.message(course.problem)
        looked = looked_at(steps)
        if outcome == "pass" and not looked:
            outcome, message = "error", "the check passed without looking at any answer"
        sent = [step.exchange.index for step in steps if isinstance(step, Sent)]
        if not course.is_set_up:
            sent, looked = _what_ended(course.problem, before)
        added = self._add(
            course.item,
            requirement,
            outcome=outcome,
            reason=reason,
            message=message,
            observations=max(len(looked), course.evidence.judged),
            duration=round(course.duration, 4),
            exchanges=sorted({*looked, *sent}),
            decisive=next(reversed(looked), None),
        )
        if self.fail_fast and added["outcome"] == "fail":
            self.stopped, self.failed_fast = "stopped at the first fail", True

    def _add(self, item: Check, requirement: Requirement, **facts: Any) -> dict[str, Any]:
        api, check = self.catalogue.suite.slug, item.check
        self._items.pop(item.nodeid, None)
        result = {
            "api": api,
            "requirement": requirement.id,
            "level": requirement.level.lower(),
            "basis": requirement.basis,
            "check": check,
            "fingerprint": fingerprint(api, requirement.id, check),
            **{name: fact for name, fact in facts.items() if fact is not None},
        }
        if result["outcome"] in {"fail", "warn"} and (waiver := self.waivers.covering(result)):
            result |= {"outcome": "waived", "reason": waiver.told}
        self.results.append(result)
        self.progress(len(self.results), len(self.results) + len(self._items), check)
        return result

    def close(self, stopped: str | None) -> None:
        """Every check that the run did not come to is left unjudged, and says so."""
        current_check.set(None)
        self.stopped = self.stopped or stopped
        for item in list(self._items.values()):
            requirement = self.catalogue.requirements[str(item.requirement)]
            left_out = self._left_out(item)
            reason = f"deselected: {left_out}" if left_out else f"blocked: {self.stopped}"
            nothing = {"observations": 0, "duration": 0.0, "exchanges": []}
            self._add(item, requirement, outcome="skip", reason=reason, **nothing)


def _what_ended(problem: Any, before: list[Step]) -> tuple[list[int], dict[int, None]]:
    """The one exchange over which the fixtures of a check ended, and whether it was looked at."""
    if isinstance(problem, NotJudged):
        return [], {}
    seen = isinstance(problem, AssertionError | Garbled)
    sent = [step.exchange.index for step in before if isinstance(step, Sent)]
    last = [*(looked_at(before) if seen else sent)][-1:]
    # What ended a shared fixture ends each check that asks for it.
    found: list[int] = problem.__dict__.setdefault("exchanges", last)
    return found, dict.fromkeys(found if seen else [])
