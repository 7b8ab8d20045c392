"""
What the checks cost; what a whole run may cost is held by `test_plan`.
"""

from functools import cache
from typing import Any

import pytest

from conformance.catalogue import catalogue
from conformance.suites import SUITES, Suite
from tests.measure_requests import record

each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


@cache
def measured(suite: Suite) -> Any:
    return record(suite)


@each_suite
def test_the_requests_of_each_check_are_the_measured_ones(suite: Suite) -> None:
    """`requests.yaml` says what a run of the reference sends today."""
    from tests.measure_requests import by_check

    assert catalogue(suite).request_counts == by_check(suite, measured(suite))
