"""
Values that checks compare, count and look up.
"""

from typing import Any


def plain(value: Any) -> Any:
    """A value as it came; a list or an object, which nothing can be found by, as one that can."""
    return (repr(value),) if isinstance(value, list | dict) else value


def whole_number(value: Any, otherwise: int) -> int:
    """A number as it came, or another one where it is none."""
    return value if isinstance(value, int) else otherwise
