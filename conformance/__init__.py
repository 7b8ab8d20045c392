"""
Holds implementations of marketing platforms' program APIs to what the vendors' documents promise.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from conformance.record import Record

__version__ = "0.1.0"

Function = TypeVar("Function", bound=Callable[..., object])


def verifies(requirement: str | dict[str, object]) -> Callable[[Function], Function]:
    """
    Links a check to the one requirement of the catalogue that it holds a target to.

    Checks that differ in nothing but the case are a mapping: from the requirement's id of each to
    what the check gets as `label` for it. An unknown id stops the run at collection.
    """

    def link(check: Function) -> Function:
        check.__dict__["verifies"] = requirement
        return check

    return link


def observes(observation: str | dict[str, object]) -> Callable[[Function], Function]:
    """
    Links a function to what it observes: what it returns is recorded and never judged.

    Several observations that are made alike are a mapping: from the id of each to what the
    function gets as `label` for it.
    """

    def link(check: Function) -> Function:
        check.__dict__["observes"] = observation
        return check

    return link


def alone(check: Function) -> Function:
    """
    Marks a check, or the function of a fixture, that may not go on beside other checks: it, and
    whatever asks for it, comes last. For what looks at things that others change meanwhile, and
    for what changes things that others look at.
    """
    check.__dict__["alone"] = True
    return check


def run(*suites: str, url: str | None = None, target: Any = None, **options: Any) -> "Record":
    """
    Run suites, by their slugs, and return the record; for none, those of the target, else all.

    `target` is the path of a target file, or a `Target`; without it and without a `url` the
    embedded reference is checked. `options` are those of `conformance run`: `only`, `exclude`,
    `level`, `basis`, `profile`, `depth`, `seed`, `allow`, `waivers`, `baseline`, `strict`,
    `fail_fast`, `max_requests`, `workers`. Not for use inside a run of pytest: there
    `--conformance-url` is.

    Raises `conformance.outcome.Misconfigured` for what the caller must mend.
    """
    from conformance.calling import call

    return call(suites, url, target, options)


def render(kind: str, record: "Record", **options: Any) -> str:
    """A report on a record, such as `html` or `terminal`."""
    from conformance.reporters import render as rendered

    return rendered(kind, record, **options)
