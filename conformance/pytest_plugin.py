"""
Runs suites inside a project's own tests: `pytest --conformance-url URL`, each check an item.

The run itself is a process of its own, since pytest inside pytest shares too much, and begins with
the first item; `-k` and the like choose which requirements it is about.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conformance.nested import OPTIONS, Broken, Run, is_asked

if TYPE_CHECKING:
    from conformance.record import Result


class ConformanceWarning(UserWarning):
    """A SHOULD that was not kept, or a rule that is only inferred."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options that begin with --conformance; without a URL or a target file nothing is run."""
    group = parser.getgroup("conformance", "conformance of a program API")
    for name, (_, value, purpose) in OPTIONS.items():
        choices = value.split("|") if "|" in value else None
        group.addoption(f"--conformance-{name}", metavar=value, choices=choices, help=purpose)
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
    if not is_asked(config):
        return
    run = Run(config, session)
    items += [item for slug in run.suites for item in items_of(run, slug, session)]


class Suite(pytest.Collector):
    """A suite, as the node that its checks hang below."""

    def collect(self) -> list[pytest.Item]:
        """Its checks are items already."""
        return []


def items_of(run: Run, slug: str, session: pytest.Session) -> Iterator["Check"]:
    """The checks of a suite that judge, as items."""
    parent = Suite.from_parent(session, name=slug, nodeid=slug)
    for check, requirement in run.checks(slug):
        name = f"{check}[{requirement}]"
        yield Check.from_parent(parent, name=name, run=run, check=check, requirement=requirement)


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
