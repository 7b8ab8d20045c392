"""
The pytest plugin: links checks to the catalogue, judges how each ended, keeps the evidence.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from conformance.catalogue import PREFIXES, Catalogue, Requirement
from conformance.context import Context
from conformance.exchange import Evidence, current_evidence
from conformance.outcome import Deselected, Ended
from conformance.progress import Progress, silent
from conformance.selection import Selection
from conformance.verdict import fingerprint, judge


@dataclass
class Plugin:
    """
    One run of one suite. `results` and `observed` hold what the record will say of it.
    """

    catalogue: Catalogue
    context_of_the_run: Context
    selection: Selection
    fail_fast: bool = False
    progress: Progress = silent
    results: list[dict[str, Any]] = field(default_factory=list)
    observed: list[dict[str, Any]] = field(default_factory=list)
    stopped: str | None = None
    _items: dict[str, pytest.Function] = field(default_factory=dict)
    _evidence: Evidence = field(default_factory=Evidence)
    _began: float = 0.0
    _first: int = 0

    @pytest.fixture(scope="session")
    def context(self) -> Context:
        return self.context_of_the_run

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        for item in items:
            self._link(item)
        chosen = [item for item in items if _observation(item) is None or self._wanted(item)]
        items[:] = chosen
        self._items = {item.nodeid: item for item in items if _requirement(item)}

    def _link(self, item: pytest.Function) -> None:
        known = self.catalogue.requirements
        linked, observed = _requirement(item), _observation(item)
        if observed is not None and observed in self.catalogue.observations:
            return
        if linked is None or linked not in known or known[linked].not_covered:
            raise pytest.UsageError(f"{item.nodeid}: no such requirement: {linked or observed}")
        if not item.name.startswith(PREFIXES[known[linked].level]):
            raise pytest.UsageError(f"{item.nodeid}: {linked} is a {known[linked].level}")

    def _wanted(self, item: pytest.Function) -> bool:
        return self.selection.names(str(_observation(item)), *_ids(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Function) -> None:
        self._began, self._evidence = time.monotonic(), Evidence()
        self.context_of_the_run.client.check = _ids(item)[0]
        current_evidence.set(Evidence())  # what fixtures look at is no evidence of this check
        if linked := _requirement(item):
            requirement = self.catalogue.requirements[linked]
            if left_out := self.selection.leaves_out(requirement, *_ids(item)):
                raise Deselected(left_out)
            for need in requirement.needs:
                kind, _, name = need.partition(":")
                self.context_of_the_run.need(kind, name)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        self._first = len(self.context_of_the_run.client.exchanges)
        current_evidence.set(self._evidence)
        names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - as pytest's own hook does
        value = pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
        if (observation := _observation(pyfuncitem)) is not None:
            self.observed.append(
                {"api": self.catalogue.suite.slug, "id": observation, "value": value}
            )
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Function, call: pytest.CallInfo[None]
    ) -> Iterator[None]:
        problem = call.excinfo.value if call.excinfo else None
        if call.when == "call" or (call.when == "setup" and problem is not None):
            if isinstance(problem, Ended):
                self._stop(item, str(problem))
            if linked := _requirement(item):
                self._record(item, self.catalogue.requirements[linked], call, problem)
        return (yield)

    def _record(
        self,
        item: pytest.Function,
        requirement: Requirement,
        call: pytest.CallInfo[None],
        problem: BaseException | None,
    ) -> None:
        outcome, reason = judge(requirement, problem)
        message = _message(item, call) if problem is not None and outcome != "skip" else None
        if outcome == "pass" and not self._evidence.consulted:
            outcome, message = "error", "the check passed without looking at any answer"
        sent = range(self._first, len(self.context_of_the_run.client.exchanges))
        exchanges = sorted({*self._evidence.consulted, *sent}) if call.when == "call" else []
        self._add(
            item,
            requirement,
            outcome=outcome,
            reason=reason,
            message=message,
            observations=len(self._evidence.consulted),
            duration=round(time.monotonic() - self._began, 4),
            exchanges=exchanges,
        )
        if self.fail_fast and outcome == "fail":
            self._stop(item, "stopped at the first fail")

    def _add(self, item: pytest.Function, requirement: Requirement, **facts: Any) -> None:
        api, check = self.catalogue.suite.slug, _ids(item)[0]
        self._items.pop(item.nodeid, None)
        self.results.append(
            {
                "api": api,
                "requirement": requirement.id,
                "level": requirement.level.lower(),
                "basis": requirement.basis,
                "check": check,
                "fingerprint": fingerprint(api, requirement.id, check),
                **{name: fact for name, fact in facts.items() if fact is not None},
            }
        )
        total = len(self.results) + len(self._items)
        self.progress(len(self.results), total, check)

    def _stop(self, item: pytest.Function, why: str) -> None:
        self.stopped = why
        item.session.shouldstop = why

    def close(self) -> None:
        """Every check that the run did not come to is left unjudged, and says so."""
        self.context_of_the_run.client.check = None
        why = self.stopped or "interrupted"
        for item in list(self._items.values()):
            requirement = self.catalogue.requirements[str(_requirement(item))]
            left_out = self.selection.leaves_out(requirement, *_ids(item))
            self._add(
                item,
                requirement,
                outcome="skip",
                reason=f"deselected: {left_out}" if left_out else f"blocked: {why}",
                observations=0,
                duration=0.0,
                exchanges=[],
            )


def _requirement(item: pytest.Function) -> str | None:
    return getattr(item.obj, "verifies", None)


def _observation(item: pytest.Function) -> str | None:
    return getattr(item.obj, "observes", None)


def _ids(item: pytest.Function) -> tuple[str, str]:
    """`area.function[parameters]`, and the same without parameters."""
    area = item.path.stem
    return f"{area}.{item.name}", f"{area}.{item.originalname}"


def _message(item: pytest.Function, call: pytest.CallInfo[None]) -> str:
    """What the check asserted, and what it found instead."""
    assert call.excinfo is not None
    problem = call.excinfo.value
    if not isinstance(problem, AssertionError):
        known = type(problem).__module__ == "conformance.outcome"
        return str(problem) if known else f"defect of the suite: {problem!r}"
    entry = next((e for e in reversed(call.excinfo.traceback) if e.path == item.path), None)
    statement = str(entry.statement).strip() if entry else ""
    found = [line.rstrip() for line in str(problem).splitlines() if line.strip()]
    return "\n".join([statement, *(line for line in found if "Use -v" not in line)]).strip()
