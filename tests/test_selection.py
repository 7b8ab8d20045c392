"""
What a user's patterns, level and basis leave in.
"""

import pytest

from conformance.catalogue import Requirement
from conformance.selection import Selection

CHECK = ("clone.must_name[a-b]", "clone.must_name")


def left_out(
    selection: Selection, level: str = "MUST", basis: str = "document", ids: tuple[str, ...] = CHECK
) -> str | None:
    """Why a check of `clone.name.kept` is left out."""
    requirement = Requirement("clone.name.kept", level, basis, "source", "section", "A sentence.")
    return selection.leaves_out(requirement, *ids)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("clone.name.kept", None),
        ("clone.*", None),
        ("clone.must_name", None),
        ("clone.must_name[[]a-b]", None),
        ("clone.must_name[a-b]", None),
        ("*kept", None),
        ("[c]lone*", None),
        ("clone", "pattern"),
        ("clone.must_name[c]", "pattern"),
        ("CLONE.*", "pattern"),
        ("", "pattern"),
    ],
)
def test_only(pattern: str, expected: str | None) -> None:
    """A pattern names a requirement, a check, or a check with its parameters, and all of the id."""
    assert left_out(Selection(only=(pattern,))) == expected


def test_exclude_wins() -> None:
    """What is both wanted and excluded is left out."""
    both = Selection(only=("clone.*",), exclude=("clone.name.*",))

    assert left_out(both) == "pattern"
    assert left_out(Selection(exclude=("get.*",))) is None


def test_several_patterns_add_up() -> None:
    """One of several patterns is enough."""
    assert left_out(Selection(only=("get.*", "clone.*"))) is None


@pytest.mark.parametrize(
    ("lowest", "level", "expected"),
    [
        ("may", "MAY", None),
        ("may", "MUST", None),
        ("should", "MAY", "level may"),
        ("should", "SHOULD", None),
        ("must", "SHOULD", "level should"),
        ("must", "MUST", None),
    ],
)
def test_level(lowest: str, level: str, expected: str | None) -> None:
    """Nothing weaker than the lowest level is judged."""
    assert left_out(Selection(level=lowest), level=level) == expected


@pytest.mark.parametrize(
    ("weakest", "basis", "expected"),
    [
        ("inferred", "inferred", None),
        ("vendor-spec", "inferred", "basis inferred"),
        ("vendor-spec", "document", None),
        ("document", "vendor-spec", "basis vendor-spec"),
        ("document", "document", None),
    ],
)
def test_basis(weakest: str, basis: str, expected: str | None) -> None:
    """Nothing that rests on less than the weakest basis is judged."""
    assert left_out(Selection(basis=weakest), basis=basis) == expected
