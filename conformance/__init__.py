"""
Holds implementations of marketing platforms' program APIs to what the vendors' documents promise.
"""

from collections.abc import Callable
from typing import TypeVar

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
