"""
Measures how many requests each check sends, and writes `spec/<suite>/requests.yaml`.

Run it as `python -m tests.measure_requests` after a change to a check.
"""

from collections import Counter

import yaml

from conformance.catalogue import catalogue
from conformance.mutation import try_implementation
from conformance.run import vendor
from conformance.suites import SUITES, Suite, data

HEAD = """\
# Requests that each check sends in a whole run of the reference at depth `quick`, what its fixtures
# send for the first time included. Measured: `python -m tests.measure_requests` writes this file.

"""


def measured(suite: Suite) -> dict[str, int]:
    """Requests by check, parameters added up, from a run of the reference."""
    record = try_implementation(suite, vendor(suite).reference)
    sent = Counter(
        exchange["check"].split("[")[0] for exchange in record["exchanges"] if exchange["check"]
    )
    return {check.id: sent[check.id] for check in catalogue(suite).checks}


if __name__ == "__main__":
    for suite in SUITES.values():
        text = yaml.safe_dump(measured(suite), sort_keys=True)
        data(f"spec/{suite.slug}/requests.yaml").write_text(HEAD + text, "utf-8")
