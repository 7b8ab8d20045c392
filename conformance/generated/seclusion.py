"""
What is made up depends on the description and the seed, not on the process that makes it up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# What Hypothesis keeps of it for all of a process.
SHARED = ("_get_local_constants", "CONSTANTS_CACHE")


@contextmanager
def secluded() -> Iterator[None]:
    """
    Hypothesis knows of no constants but its own for as long as the block lasts.

    Else it draws from those of all modules that are loaded and not installed: other ones in each
    project that runs the suite, and in a checkout of ours.
    """
    from hypothesis.internal.conjecture import providers

    module: Any = providers
    before = {name: value for name, value in vars(module).items() if name in SHARED}
    if len(before) == len(SHARED):  # another version may have none of it
        none, cache = module.Constants, type(module.CONSTANTS_CACHE)(1024)
        vars(module).update(zip(SHARED, (none, cache), strict=True))
    try:
        yield
    finally:
        vars(module).update(before)
