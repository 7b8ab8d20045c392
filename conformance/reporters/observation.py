"""
What was observed where the documents leave behaviour open.
"""

import json

from conformance.record import Record
from conformance.reporters.harmless import line
from conformance.reporters.page import Page

LONGEST_VALUE = 300


def observations(page: Page, record: Record) -> None:
    """
    One line for each, as far as it fits.
    """
    if record["observed"]:
        page.gap()
        page.say("Observed, not judged:", style="bold")
    for one in record["observed"]:
        value = one["value"]
        plain = value if isinstance(value, str) else json.dumps(value, default=str)
        page.say(f"{line(one['id'])}: {line(plain, longest=LONGEST_VALUE)}", indent=2)
