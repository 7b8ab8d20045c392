"""
Holds implementations of marketing platforms' program APIs to what the vendors' documents promise.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.record import Record
    from conformance.selection import Wanted
    from conformance.target import Target

__version__ = "0.1.0"

ALONE = "alone"
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


def depth(least: str) -> Callable[[Function], Function]:
    """
    Marks a check that is judged from a depth on, such as `"standard"`: what it adds to the checks
    of depth `quick` costs requests that these have no room for.
    """

    def mark(check: Function) -> Function:
        check.__dict__["depth"] = least
        return check

    return mark


def apart(group: str) -> Callable[[Function], Function]:
    """
    Marks a check, or the function of a fixture, that may not go on beside other checks than those
    of its group, such as `"still"`, for what looks at things that others change and changes nothing
    itself. It, and whatever asks for it, comes when the others are over. A group comes where its
    first check would.
    """

    def mark(check: Function) -> Function:
        check.__dict__["apart"] = group
        return check

    return mark


def alone(check: Function) -> Function:
    """The same for what may go on beside no other check at all."""
    return apart(ALONE)(check)


def run(
    *suites: str,
    url: str | None = None,
    target: "str | Path | Target | None" = None,
    **options: "Unpack[Wanted]",
) -> "Record":
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

    return call(suites, url, target, {**options})


def render(kind: str, record: "Record", **options: Any) -> str:
    """A report on a record, such as `html` or `terminal`; Misconfigured for one there is not."""
    from conformance.outcome import Misconfigured
    from conformance.reporters import FORMATS
    from conformance.reporters import render as rendered

    if kind not in FORMATS:
        raise Misconfigured(f"no report {kind!r}: there is {', '.join(FORMATS)}")
    return rendered(kind, record, **options)
