"""
How a target fared over time: the records of a folder, each compared with the one before it.
"""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

from conformance.comparison import compare, side
from conformance.outcome import Misconfigured
from conformance.record import Record, read


def timeline(folder: Path) -> dict[str, Any]:
    """
    The runs of a folder in the order in which they began, and the drift from each to the next, as
    one JSON document.

    Files that are no run record are left out and named in `notes`. Raises Misconfigured where none
    is one.
    """
    records, notes = _records(folder)
    steps: list[list[dict[str, Any]]] = [[]]
    for old, new in pairwise(records):
        comparison = compare(old, new)
        steps.append(comparison.document["drifts"])
        notes += [f"{new['started'][:16]}Z: {note}" for note in comparison.notes]
    return {
        "kind": "conformance-timeline",
        "format": 1,
        "notes": notes,
        "runs": [
            {
                **side(record),
                "drifts": drifts,
                "weights": dict(Counter(drift["weight"] for drift in drifts)),
            }
            for record, drifts in zip(records, steps, strict=True)
        ],
    }


def _records(folder: Path) -> tuple[list[Record], list[str]]:
    found: list[Record] = []
    notes: list[str] = []
    if not folder.is_dir():
        raise Misconfigured(f"{folder}: there is no such folder")
    for file in sorted(folder.glob("*.json")):
        try:
            found.append(read(file))
        except Misconfigured as problem:
            notes.append(f"left out: {problem}")
    if not found:
        raise Misconfigured(f"{folder}: no run record in it; `run --json` writes one")
    return sorted(found, key=lambda record: record["started"]), notes
