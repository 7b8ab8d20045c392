"""
Answers of the right form in which one member is not what it should be, wherever it stands.
"""

from typing import Any

import pytest

from conformance.embedding import vendor
from conformance.selection import Options, Selection
from conformance.suites import SUITES
from tests.rounds import rounds_of

WRITTEN = Options(Selection(exclude=("generated.*",)), depth="quick")
GONE = object()
LISTED = [None, 7, "x"]

ODD: dict[str, list[tuple[str, Any]]] = {
    "marketo-programs": [
        ("id", {}),
        ("type", LISTED),
        ("description", {}),
        ("channel", LISTED),
        ("status", {}),
        ("folder", 7),
        ("tags", LISTED),
        ("costs", LISTED),
    ],
    "marketo-program-members": [
        ("result", {}),
        ("name", GONE),
        ("name", {}),
        ("fields", GONE),
        ("fields", LISTED),
        ("displayName", []),
        ("length", "x"),
        ("dedupeFields", 7),
        ("status", LISTED),
        ("leadId", []),
        ("statusName", []),
        ("progressionStatuses", 7),
    ],
    "wix-programs": [
        ("id", GONE),
        ("id", {}),
        ("status", LISTED),
        ("accessType", []),
        ("categoryIds", 7),
        ("count", "x"),
        ("count", LISTED),
        ("rewards", 7),
        ("keywords", True),
        ("value", "x"),
        ("originalIndex", []),
    ],
    "dotdigital-programs": [
        ("status", LISTED),
        ("dateCreated", {}),
        ("name", LISTED),
        ("contacts", 7),
    ],
}


def implementation(slug: str, name: str, value: Any) -> Any:
    """A reference in all of whose answers a member of this name has that value, or is left out."""
    reference: Any = type(vendor(SUITES[slug]).reference())

    def odd(node: Any) -> Any:
        if isinstance(node, list):
            return [odd(one) for one in node]
        if not isinstance(node, dict):
            return node
        kept = {key: odd(one) for key, one in node.items() if key != name}
        return {**kept, name: value} if name in node and value is not GONE else kept

    class Odd(reference):  # type: ignore[misc]
        def sent(self, body: Any, status: int = 200) -> Any:
            return super().sent(odd(body), status)

    return Odd


@pytest.mark.parametrize("slug", ODD)
def test_an_odd_member_is_no_defect_of_the_suite(slug: str) -> None:
    """Whatever stands where something else should, a check judges it or is held back by it."""
    tried = [(implementation(slug, *each), WRITTEN.selection) for each in ODD[slug]]
    done = dict(zip(map(str, ODD[slug]), rounds_of(slug, tried, WRITTEN), strict=True))

    errors = {
        odd: [result["message"] for result in one.results if result["outcome"] == "error"]
        for odd, one in done.items()
    }
    assert {odd: messages for odd, messages in errors.items() if messages} == {}
