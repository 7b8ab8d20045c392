"""
Values that checks compare, count and look up.
"""

from typing import Any


def plain(value: Any) -> Any:
    """A value as it came; a list or an object, which nothing can be found by, as one that can."""
    return (repr(value),) if isinstance(value, list | dict) else value


def listed(value: Any) -> list[Any]:
    """A list as it came; an empty one where there is none."""
    return value if isinstance(value, list) else []


def decimal(value: Any) -> float | None:
    """The number that something is, also written as text; None where it is none."""
    try:
        return float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        return None


def whole_number(value: Any, otherwise: int) -> int:
    """A number as it came, or another one where it is none."""
    return value if isinstance(value, int) else otherwise
