"""
What pytest knows about a check, in our words.
"""

from types import TracebackType

import pytest

from conformance.catalogue import PREFIXES, Catalogue
from conformance.selection import DEPTHS


def requirement_of(item: pytest.Function) -> str | None:
    return _linked(item, "verifies")


def observation_of(item: pytest.Function) -> str | None:
    return _linked(item, "observes")


def labels_of(function: object) -> list[object] | None:
    """What a function that is linked to a mapping is called with, one after the other."""
    for word in ("verifies", "observes"):
        if isinstance(linked := getattr(function, word, None), dict):
            return list(linked.values())
    return None


def _linked(item: pytest.Function, word: str) -> str | None:
    linked: str | dict[str, object] | None = getattr(item.obj, word, None)
    if not isinstance(linked, dict):
        return linked
    label = item.callspec.params["label"]
    return next(id_ for id_, case in linked.items() if case is label)


def ids_of(item: pytest.Function) -> tuple[str, str]:
    """`area.function[parameters]`, and the same without parameters."""
    area = item.path.stem
    return f"{area}.{item.name}", f"{area}.{item.originalname}"


def depth_of(item: pytest.Function) -> str:
    """The least depth at which a check is judged; what is generated exists only where it is."""
    least: str = getattr(item.obj, "depth", DEPTHS[0])
    return least


def has_no_case(item: pytest.Function) -> bool:
    """Whether pytest made an item of a generated check for which there is no case."""
    spec = getattr(item, "callspec", None)
    return spec is not None and spec.id == "NOTSET"


def message_of(
    item: pytest.Function, problem: BaseException, traceback: TracebackType | None
) -> str:
    """What the check asserted, and what it found instead."""
    if not isinstance(problem, AssertionError) or traceback is None:
        known = type(problem).__module__ == "conformance.outcome"
        return str(problem) if known else f"defect of the suite: {problem!r}"
    where = pytest.ExceptionInfo.from_exc_info((type(problem), problem, traceback)).traceback
    entry = next((e for e in reversed(where) if e.path == item.path), None)
    statement = str(entry.statement).strip() if entry else ""
    found = [line.rstrip() for line in str(problem).splitlines() if line.strip()]
    # What pytest left out can't be asked for: the exchanges say it all.
    shown = (line for line in found if "-v" not in line)
    return "\n".join([statement, *shown]).strip()


def must_be_linked(item: pytest.Function, book: Catalogue) -> None:
    """
    Raises UsageError for a check that is linked to nothing of the catalogue, or that is named after
    another level.
    """
    linked, observed = requirement_of(item), observation_of(item)
    if observed is not None and observed in book.observations:
        return
    requirement = book.requirements.get(linked or "")
    if requirement is None or requirement.not_covered:
        raise pytest.UsageError(f"{item.nodeid}: no such requirement: {linked or observed}")
    if not item.name.startswith(PREFIXES[requirement.level]):
        raise pytest.UsageError(f"{item.nodeid}: {linked} is a {requirement.level}")
