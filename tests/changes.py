"""
How a generated case differs from what is right, in short.
"""

from typing import Any

from conformance.generated.case import Change
from conformance.ground import ABSENT


def query(name: str, value: Any) -> Change:
    return Change(("query", name), value)


def body(*place: Any, value: Any = ABSENT) -> Change:
    return Change(("body", *place), value)
