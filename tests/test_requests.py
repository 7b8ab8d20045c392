"""
What the checks cost.
"""

from functools import cache
from typing import Any

import pytest

from conformance.catalogue import catalogue
from conformance.suites import SUITES, Suite
from tests.measure_requests import record

BUDGETS = {
    "marketo-programs": 350,
    "marketo-program-members": 250,
    "wix-programs": 350,
    "dotdigital-programs": 150,
}

each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


@cache
def measured(suite: Suite) -> Any:
    return record(suite)


@each_suite
def test_a_run_of_the_reference_stays_within_its_budget(suite: Suite) -> None:
    """A whole run at depth quick, clean-up included, sends no more requests than promised."""
    assert suite.slug in BUDGETS, "a suite has a budget"
    assert measured(suite)["requests"]["sent"] <= BUDGETS[suite.slug]


@each_suite
def test_the_requests_of_each_check_are_the_measured_ones(suite: Suite) -> None:
    """`requests.yaml` says what a run of the reference sends today."""
    from tests.measure_requests import by_check

    assert catalogue(suite).request_counts == by_check(suite, measured(suite))
