"""
The pytest plugin: links checks to the catalogue, judges how each ended, keeps the evidence.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from conformance.catalogue import Catalogue, Requirement
from conformance.context import Context
from conformance.exchange import Evidence, current_evidence
from conformance.item import (
    has_no_case,
    ids_of,
    labels_of,
    message_of,
    must_be_linked,
    observation_of,
    requirement_of,
)
from conformance.outcome import Deselected, Ended, Garbled, NotJudged
from conformance.progress import Progress, silent
from conformance.selection import Selection
from conformance.verdict import fingerprint, judge
from conformance.waivers import Waivers


@dataclass
class Plugin:
    """One run of one suite; `results` and `observed` hold what the record will say of it."""

    catalogue: Catalogue
    context_of_the_run: Context
    selection: Selection
    waivers: Waivers = field(default_factory=Waivers)
    passive: bool = False  # judges only what needs no request of its own
    fail_fast: bool = False
    progress: Progress = silent
    results: list[dict[str, Any]] = field(default_factory=list)
    observed: list[dict[str, Any]] = field(default_factory=list)
    stopped: str | None = None
    _linked: dict[str, pytest.Function] = field(default_factory=dict)
    _items: dict[str, pytest.Function] = field(default_factory=dict)
    _evidence: Evidence = field(default_factory=Evidence)
    _before: Evidence = field(default_factory=Evidence)
    _began: float = 0.0
    _first: int = 0

    @pytest.fixture(scope="session")
    def context(self) -> Context:
        return self.context_of_the_run

    def pytest_configure(self, config: pytest.Config) -> None:
        config.option.tbstyle = "value"  # nobody reads pytest's reports; long ones cost seconds

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if labels := labels_of(metafunc.function):
            metafunc.parametrize("label", labels)

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        for item in items:
            must_be_linked(item, self.catalogue)
        chosen = [item for item in items if observation_of(item) is None or self._wanted(item)]
        items[:] = [item for item in chosen if not has_no_case(item)]
        self._linked = {item.nodeid: item for item in items if requirement_of(item)}
        self._items = dict(self._linked)

    def begin(self, context: Context, selection: Selection) -> None:
        """Judge the same checks again, or some of them, in another run."""
        self.context_of_the_run, self.selection, self.stopped = context, selection, None
        self.results, self.observed, self._items = [], [], dict(self._linked)

    def _wanted(self, item: pytest.Function) -> bool:
        return not self.passive and self.selection.names(str(observation_of(item)), *ids_of(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Function) -> None:
        self._began, self._evidence, self._before = time.monotonic(), Evidence(), Evidence()
        self._first = len(self.context_of_the_run.client.exchanges)
        self.context_of_the_run.client.check = ids_of(item)[0]
        current_evidence.set(self._before)  # what fixtures look at is no evidence of this check
        if linked := requirement_of(item):
            requirement = self.catalogue.requirements[linked]
            if left_out := self.selection.leaves_out(requirement, *ids_of(item)):
                raise Deselected(left_out)
            if self.passive and "traffic" not in item.fixturenames:
                raise Deselected("needs requests of its own")
            for need in requirement.needs:
                kind, _, name = need.partition(":")
                self.context_of_the_run.need(kind, name)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        self._first = len(self.context_of_the_run.client.exchanges)
        current_evidence.set(self._evidence)
        names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - as pytest's own hook does
        value = pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
        if (observation := observation_of(pyfuncitem)) is not None:
            self.observed.append(
                {"api": self.catalogue.suite.slug, "id": observation, "value": value}
            )
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Function, call: pytest.CallInfo[None]
    ) -> Iterator[None]:
        self.ended(item, call)
        return (yield)

    def ended(self, item: pytest.Function, call: pytest.CallInfo[None]) -> None:
        """Judge a check by how a step of it ended."""
        problem = call.excinfo.value if call.excinfo else None
        if call.when == "teardown" or (call.when == "setup" and problem is None):
            return
        if isinstance(problem, Ended):
            self._stop(item, str(problem))
        if linked := requirement_of(item):
            self._record(item, self.catalogue.requirements[linked], call, problem)

    def _record(
        self,
        item: pytest.Function,
        requirement: Requirement,
        call: pytest.CallInfo[None],
        problem: BaseException | None,
    ) -> None:
        outcome, reason = judge(requirement, problem)
        message = message_of(item, call) if problem is not None and outcome != "skip" else None
        if outcome == "pass" and not self._evidence.consulted:
            outcome, message = "error", "the check passed without looking at any answer"
        sent = [*range(self._first, len(self.context_of_the_run.client.exchanges))]
        if "trials" in item.fixturenames:
            sent = []  # the first case of an operation sends those of all others as well
        if call.when == "setup":
            sent = self._what_ended(problem, sent)
        added = self._add(
            item,
            requirement,
            outcome=outcome,
            reason=reason,
            message=message,
            observations=self._evidence.count,
            duration=round(time.monotonic() - self._began, 4),
            exchanges=sorted({*self._evidence.consulted, *sent}),
            decisive=next(reversed(self._evidence.consulted), None),
        )
        if self.fail_fast and added["outcome"] == "fail":
            self._stop(item, "stopped at the first fail")

    def _what_ended(self, problem: Any, sent: list[int]) -> list[int]:
        """The one exchange over which the fixtures of a check ended."""
        if isinstance(problem, NotJudged):
            return []
        seen = isinstance(problem, AssertionError | Garbled)
        last = [*(self._before.consulted if seen else sent)][-1:]
        # pytest raises what ended a shared fixture again, in each check that asks for it.
        found: list[int] = problem.__dict__.setdefault("exchanges", last)
        if seen:
            self._evidence.consulted = dict.fromkeys(found)
        return found

    def _add(self, item: pytest.Function, requirement: Requirement, **facts: Any) -> dict[str, Any]:
        api, check = self.catalogue.suite.slug, ids_of(item)[0]
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

    def _stop(self, item: pytest.Function, why: str) -> None:
        self.stopped = why
        item.session.shouldstop = why

    def close(self, stopped: str | None) -> None:
        """Every check that the run did not come to is left unjudged, and says so."""
        self.context_of_the_run.client.check = None
        self.stopped = self.stopped or stopped
        for item in list(self._items.values()):
            requirement = self.catalogue.requirements[str(requirement_of(item))]
            left_out = self.selection.leaves_out(requirement, *ids_of(item))
            reason = f"deselected: {left_out}" if left_out else f"blocked: {self.stopped}"
            nothing = {"observations": 0, "duration": 0.0, "exchanges": []}
            self._add(item, requirement, outcome="skip", reason=reason, **nothing)
