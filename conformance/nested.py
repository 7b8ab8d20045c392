"""
One run of the suite for a project's own pytest, in a process of its own.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conformance.record import Record, Result

OPTIONS = {  # of ours -> of `conformance run`, what it takes, and what it is for
    "url": ("--url", "URL", "The implementation to hold to the documents."),
    "target": ("--target", "FILE", "A target file for it."),
    "depth": ("--depth", "quick|standard|deep", "How far checks go; standard without it."),
    "profile": (
        "--profile",
        "read-only|full",
        "read-only sends nothing that could change the target; full without it.",
    ),
    "waivers": ("--waivers", "FILE", "Known deviations."),
}
USAGE = 64
WORST = ("fail", "error", "warn", "waived", "pass", "skip")  # of what one check found, first


def is_asked(config: pytest.Config) -> bool:
    """
    Whether a URL or a target file is given. Raises UsageError where other options of ours are given
    alone: a run that leaves the suite out would pass.
    """
    if any(config.getoption(f"conformance_{name}") is not None for name in ("url", "target")):
        return True
    given = [name for name in (*OPTIONS, "suite") if config.getoption(f"conformance_{name}")]
    if given:
        needed = "--conformance-url or --conformance-target"
        raise pytest.UsageError(f"--conformance-{given[0]} needs {needed}")
    return False


class Broken(Exception):
    """A requirement that the implementation breaks, or that nobody could judge; says how."""


class Run:
    """One run of `conformance`, which all items share."""

    def __init__(self, config: pytest.Config, session: pytest.Session) -> None:
        self.config = config
        self.session = session

    @cached_property
    def suites(self) -> list[str]:
        """The slugs of the suites to run. Raises UsageError for an unknown one, or a bad URL."""
        from conformance.commands import suites_named
        from conformance.outcome import Misconfigured
        from conformance.target import Target, load

        file = self.config.getoption("conformance_target")
        url = self.config.getoption("conformance_url")
        named = self.config.getoption("conformance_suite")
        try:
            target = load(Path(file)) if file is not None else Target(name="unnamed")
            if url is not None:
                target.at(url)
            return [each.slug for each in suites_named(tuple(named or target.suites))]
        except Misconfigured as problem:
            said = str(problem).replace("--url:", "--conformance-url:", 1)
            raise pytest.UsageError(said) from None

    def checks(self, slug: str) -> list[tuple[str, str]]:
        """The checks of a suite that judge, each with its requirement."""
        from conformance.catalogue import catalogue
        from conformance.suites import SUITES

        every = catalogue(SUITES[slug]).checks
        return [(check.id, check.requirement) for check in every if check.requirement]

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
                "-P",  # modules of the project stand in for none of ours
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
        chosen: list[Any] = [item for item in self.session.items if hasattr(item, "requirement")]
        yield from dict.fromkeys(item.parent.name for item in chosen)
        yield "--quiet"
        for name, (option, _, _) in OPTIONS.items():
            if value := self.config.getoption(f"conformance_{name}"):
                yield from (option, str(value))
        if len(chosen) < sum(len(self.checks(slug)) for slug in self.suites):
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
