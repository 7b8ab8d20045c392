"""
What the checks cost; what a whole run may cost is held by `test_plan`.
"""

import json
from functools import cache
from typing import Any

import pytest

from conformance.catalogue import catalogue
from conformance.suites import SUITES, Suite
from tests.conftest import Command
from tests.measure_requests import records

each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


@cache
def measured(suite: Suite) -> Any:
    return records(suite)


@each_suite
def test_the_requests_of_each_check_are_the_measured_ones(suite: Suite) -> None:
    """`requests.yaml` says what a run of the reference sends today."""
    from tests.measure_requests import by_check, steps

    assert catalogue(suite).request_counts == by_check(suite, measured(suite))
    assert catalogue(suite).steps == steps(suite, measured(suite))


def test_a_list_of_checks_shows_what_they_cost(command: Command) -> None:
    """In its table as in JSON."""
    table = command("list", "marketo-programs", "--checks").stdout.splitlines()
    rows = json.loads(command("list", "marketo-programs", "--checks", "--json").stdout)
    shown = {line.split()[0]: int(line.split()[1]) for line in table}

    assert shown == {row["id"]: row["requests"] for row in rows}
    assert sum(shown.values()) > 200
