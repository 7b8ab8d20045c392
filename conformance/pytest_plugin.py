"""
Runs suites inside a project's own tests: `pytest --conformance-url URL`, each check an item.

The run itself is a process of its own, since pytest inside pytest shares too much, and begins with
the first item; `-k` and the like choose which requirements it is about.
"""

import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conformance.record import Record, Result

OPTIONS = {  # of ours -> of `conformance run`, and what it is for
    "url": ("--url", "The implementation to hold to the documents."),
    "target": ("--target", "A target file for it."),
    "depth": ("--depth", "How far generated checks go."),
    "profile": ("--profile", "read-only sends nothing that could change the target."),
    "waivers": ("--waivers", "Known deviations."),
}
USAGE = 64
WORST = ("fail", "error", "warn", "waived", "pass", "skip")  # of what one check found, first


class ConformanceWarning(UserWarning):
    """A SHOULD that was not kept, or a rule that is only inferred."""


class Broken(Exception):
    """A requirement that the implementation breaks, or that nobody could judge; says how."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options that begin with --conformance; without a URL or a target file nothing is run."""
    group = parser.getgroup("conformance", "conformance of a program API")
    for name, (_, purpose) in OPTIONS.items():
        group.addoption(f"--conformance-{name}", help=purpose)
    group.addoption(
        "--conformance-suite",
        action="append",
        default=[],
        metavar="SUITE",
        help="A suite to run; repeatable. Those of the target file without it, else all.",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add an item for each check, before `-k` and others choose among them."""
    if not (config.getoption("conformance_url") or config.getoption("conformance_target")):
        return
    run = Run(config, session)
    items += [item for slug in _suites(config) for item in run.items(slug)]


def _suites(config: pytest.Config) -> list[str]:
    from conformance.commands import suites_named
    from conformance.outcome import Misconfigured
    from conformance.target import load

    file = config.getoption("conformance_target")
    try:
        listed = load(Path(file)).suites if file else ()
        return [
            each.slug
            for each in suites_named(tuple(config.getoption("conformance_suite") or listed))
        ]
    except Misconfigured as problem:
        raise pytest.UsageError(str(problem)) from None


class Run:
    """One run of `conformance`, which all items share."""

    def __init__(self, config: pytest.Config, session: pytest.Session) -> None:
        self.config = config
        self.session = session

    def items(self, slug: str) -> Iterator["Check"]:
        """The checks of a suite that judge, as items."""
        from conformance.catalogue import catalogue
        from conformance.suites import SUITES

        parent = Suite.from_parent(self.session, name=slug, nodeid=slug)
        for check in catalogue(SUITES[slug]).checks:
            if check.requirement:
                name = f"{check.id}[{check.requirement}]"
                yield Check.from_parent(
                    parent, name=name, run=self, check=check.id, requirement=check.requirement
                )

    @property
    def record(self) -> "Record":
        """The record of the run. Raises Broken where there is none, and says why."""
        if isinstance(self._made, str):
            raise Broken(self._made)
        return self._made

    @cached_property
    def _made(self) -> "Record | str":
        """The run is sent on its way once, by the first item, also where nothing comes of it."""
        from conformance.record import read

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "run.json"
            words = [
                sys.executable,
                "-m",
                "conformance",
                "run",
                *self._words(),
                "--json",
                str(file),
            ]
            done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
            if done.returncode == USAGE or not file.exists():
                return done.stderr.strip() or f"conformance ended with {done.returncode}"
            return read(file)

    def _words(self) -> Iterator[str]:
        chosen = [item for item in self.session.items if isinstance(item, Check)]
        yield from dict.fromkeys(item.parent.name for item in chosen if item.parent)
        yield "--quiet"
        for name, (option, _) in OPTIONS.items():
            if value := self.config.getoption(f"conformance_{name}"):
                yield from (option, str(value))
        every = sum(1 for slug in _suites(self.config) for _ in self.items(slug))
        if len(chosen) < every:
            for requirement in dict.fromkeys(item.requirement for item in chosen):
                yield from ("--only", requirement)

    def results(self, slug: str, requirement: str, check: str) -> list["Result"]:
        """What a check found, once for each of its parameters; the gravest first."""
        found = [
            result
            for result in self.record["results"]
            if (result["api"], result["requirement"]) == (slug, requirement)
            and result["check"].split("[")[0] == check
        ]
        return sorted(found, key=lambda result: WORST.index(result["outcome"]))


class Suite(pytest.Collector):
    """A suite, as the node that its checks hang below."""

    def collect(self) -> list[pytest.Item]:
        """Its checks are items already."""
        return []


class Check(pytest.Item):
    """A check of a requirement, as an item."""

    def __init__(self, *, run: Run, check: str, requirement: str, **node: Any) -> None:
        super().__init__(**node)
        self.of, self.check, self.requirement = run, check, requirement
        self.user_properties.append(("requirement", requirement))

    def runtest(self) -> None:
        """Pass, fail, skip or warn as the check did."""
        assert self.parent
        found = self.of.results(self.parent.name, self.requirement, self.check)
        if not found:
            pytest.skip("not at this depth")
        worst = found[0]
        match worst["outcome"]:
            case "skip":
                pytest.skip(worst.get("reason", ""))
            case "waived":
                pytest.xfail(worst.get("reason") or "waived")
            case "warn":
                warnings.warn(ConformanceWarning(self._told(worst)), stacklevel=1)
            case "fail" | "error":
                raise Broken(self._told(worst))

    def _told(self, result: "Result") -> str:
        """The rule in words, what was found, the exchanges, and a curl line."""
        from conformance.reporters.finding import findings
        from conformance.reporters.page import Page

        if result["outcome"] == "error":
            return f"not judged: {result.get('message') or result.get('reason')}"
        page = Page(100)
        alone: Any = {**self.of.record, "results": [result]}
        findings(page, alone, result["outcome"], 0)
        return page.text

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """What the terminal report says of it, without a traceback."""
        if isinstance(excinfo.value, Broken):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where it is: nowhere in the project, so its own name says it all."""
        assert self.parent
        return Path(self.parent.name), None, f"{self.parent.name} {self.name}"
