"""
The record itself.
"""

from conformance.record import Record, text


def render(record: Record) -> str:
    """
    The record as JSON: keys in their order, UTF-8, a newline at the end.
    """
    return text(record)
