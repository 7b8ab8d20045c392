"""
References that each changed in one way since the last run: what a comparison has to find.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Implementation = TypeVar("Implementation", bound=type[Any])


def drifts(*expected: str) -> Callable[[Implementation], Implementation]:
    """
    Says what differs, each as `kind weight subject`; nothing else may be found.
    """

    def mark(implementation: Implementation) -> Implementation:
        implementation.drifts = expected
        return implementation

    return mark
