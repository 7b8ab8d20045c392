"""
What `reports/reference` publishes is what the project does today.
"""

import pytest

from conformance.mutation import mutants
from conformance.record import read
from conformance.suites import PACKAGE, SUITES, Suite

REPORTS = PACKAGE.parent / "reports" / "reference"

each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


@each_suite
def test_the_published_run_is_readable_and_conformant(suite: Suite) -> None:
    """The record of the reference is valid, whole and without a failure."""
    record = read(REPORTS / f"{suite.slug}.json")

    assert record["complete"]
    assert record["verdict"] == "conformant"


@each_suite
def test_the_kill_table_has_a_line_for_each_mutant(suite: Suite) -> None:
    """Every mutant of today is in it, killed, and no other."""
    *lines, _ = (REPORTS / f"{suite.slug}-kills.txt").read_text("utf-8").splitlines()

    assert [line.split()[0] for line in lines] == ["killed"] * len(lines)
    assert [line.split()[1] for line in lines] == list(mutants(suite))
