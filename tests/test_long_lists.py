"""
Lists of more than a page: what is read of them is bounded, and their faults are seen all the same.
"""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.population import populate
from conformance.mutation import mutants, try_implementation
from conformance.selection import Options
from conformance.suites import SUITES
from conformance.vendors.dotdigital.reference import Dotdigital
from tests.variants.dotdigital_programs.lists import ListsInNoOrder, ListsTheNewestFirst

SUITE = SUITES["dotdigital-programs"]
MANY = 1500
FURTHER = 20  # requests more than where there are few
FAULTS = (
    "ListsNoDrafts",
    "ListsAProgramForEachActivation",
    "ListsTheOldDeletedPrograms",
    "ListsWhatAUserDeleted",
    "DeletesTheOldestProgramToo",
    "ListsTheStatusOfTheFirstLook",
    "LosesAProgramBetweenPages",
    "CountsSkippedProgramsFromOne",
    "RepeatsTheLastPageOfPrograms",
    "CreatesThroughTheApi",
    "DeletesThroughTheApi",
)


def among_many(implementation: Callable[[], Any], many: int = MANY) -> Any:
    """The record of a run against an implementation that has many programs."""

    def filled() -> Any:
        instance = implementation()
        populate(SUITE, instance, many)
        return instance

    return try_implementation(SUITE, filled, Options(depth="quick"), served=False)


@pytest.mark.parametrize("order", [Dotdigital, ListsTheNewestFirst, ListsInNoOrder])
def test_all_is_judged_in_whatever_order_programs_are_listed(order: type[Dotdigital]) -> None:
    """Whether the run's own programs are at an end of the list or somewhere in it."""
    record = among_many(order)

    assert record["verdict"] == "conformant"
    reasons = [each["reason"] for each in record["results"] if each["outcome"] == "skip"]
    assert {*reasons} <= {"deselected: depth standard"}


def test_a_longer_list_takes_hardly_more_requests() -> None:
    """It is not read from its beginning to its end."""
    few, many, most = (
        among_many(Dotdigital, number)["requests"]["sent"] for number in (0, MANY, 5 * MANY)
    )

    assert few < many < few + FURTHER
    assert most < few + FURTHER


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen_among_many(name: str) -> None:
    """By what it is seen by among few."""
    mutant = mutants(SUITE)[name]
    found = among_many(mutant.implementation)["results"]

    broken = {each["requirement"] for each in found if each["outcome"] in {"fail", "warn"}}
    assert {*mutant.breaks} <= broken
