"""
A record that is small enough to be kept beside the code.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conformance.record import Record

# What there is to read of a requirement elsewhere.
OF_THE_CATALOGUE = {"area", "cause", "document", "file", "line"}


def brief(record: "Record") -> "Record":
    """A record without exchanges, and of its requirements only what they say."""
    results: Any = [
        {**{name: fact for name, fact in result.items() if name != "decisive"}, "exchanges": []}
        for result in record["results"]
    ]
    known: Any = {
        id_: {name: fact for name, fact in each.items() if name not in OF_THE_CATALOGUE}
        for id_, each in record.get("requirements", {}).items()
    }
    return {**record, "results": results, "exchanges": [], "requirements": known}
