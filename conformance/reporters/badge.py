"""
The verdict as an endpoint for badges of shields.io.
"""

from conformance.record import Record, as_json

COLOURS = {  # verdict -> its name at shields.io, and the colour itself
    "conformant": ("brightgreen", "#2e7d32"),
    "nonconformant": ("red", "#c62828"),
    "incomplete": ("yellow", "#8d6e00"),
    "drift": ("blueviolet", "#6a3fb5"),
}


def label(record: Record) -> str:
    """
    What was judged: the suite, or how many.
    """
    apis = sorted({result["api"] for result in record["results"]})
    return apis[0] if len(apis) == 1 else "conformance"


def message(record: Record) -> str:
    """
    The verdict, with the number that matters most.
    """
    totals = record["totals"]
    words = {
        "conformant": f"{totals['pass']} passed",
        "nonconformant": f"{totals['fail']} failed",
    }
    more = words.get(record["verdict"])
    return f"{record['verdict']}, {more}" if more else record["verdict"]


def render(record: Record) -> str:
    """
    The JSON that shields.io makes a badge of.
    """
    badge = {
        "schemaVersion": 1,
        "label": label(record),
        "message": message(record),
        "color": COLOURS[record["verdict"]][0],
        "isError": record["verdict"] == "nonconformant",
    }
    return as_json(badge)
