"""
Checks whose cases are generated from a suite's OpenAPI description.

A `Case` is a right call with something changed. Each is sent once, by the suite's own client, and
judged through its readings; `Trials` holds what became of it. What the documents leave open about a
case is observed. Nothing here is loaded at depth `quick`.
"""

from conformance.generated.case import Case
from conformance.generated.collection import Cases
from conformance.generated.sequence import Walk
from conformance.generated.trial import Trials

__all__ = ["Case", "Cases", "Trials", "Walk"]
