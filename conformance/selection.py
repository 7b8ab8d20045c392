"""
Which checks a user wants judged, and how.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict

from conformance.budget import Budget
from conformance.interrupt import Interrupt
from conformance.progress import Progress, silent
from conformance.waivers import Waivers

if TYPE_CHECKING:
    from conformance.catalogue import Requirement

LEVELS = ("MAY", "SHOULD", "MUST")  # from the weakest
BASES = ("inferred", "vendor-spec", "document")

DEPTHS = ("quick", "standard", "deep")

# What can't be undone, is bulky or reaches people; all of it is allowed on loopback.
ALLOWABLE = (
    "create-fields",
    "bulk-members",
    "bulk-programs",
    "approve-programs",
    "enrol-contacts",
    "publish-programs",
    "write-probes",
)


@dataclass(frozen=True)
class Selection:
    """
    What `--only`, `--exclude`, `--level` and `--basis` say; patterns are shell-style.
    """

    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    level: str = "may"
    basis: str = "inferred"

    def names(self, *ids: str) -> bool:
        """Whether the patterns leave in something that has these ids."""
        wanted = not self.only or _matches(ids, self.only)
        return wanted and not _matches(ids, self.exclude)

    def leaves_out(self, requirement: "Requirement", *ids: str) -> str | None:
        """Why a check is not judged, or None if it is."""
        if not self.names(requirement.id, *ids):
            return "pattern"
        if LEVELS.index(requirement.level) < LEVELS.index(self.level.upper()):
            return f"level {requirement.level.lower()}"
        if BASES.index(requirement.basis) < BASES.index(self.basis):
            return f"basis {requirement.basis}"
        return None


@dataclass(frozen=True)
class Options:
    """What the user asked for, apart from the target."""

    selection: Selection = field(default_factory=Selection)
    profile: str = "full"
    depth: str = "quick"
    seed: int = 1
    allow: tuple[str, ...] = ()
    strict: bool = False
    fail_fast: bool = False
    workers: int | None = None  # lanes; None for as many as the target takes requests at once
    rehearsal: bool = False  # against a reference, as if it were the target: nothing is implied
    waivers: Waivers = field(default_factory=Waivers)
    budget: Budget = field(default_factory=Budget)
    progress: Progress = silent
    interrupt: Interrupt = field(default_factory=Interrupt)


def _matches(ids: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    # The parameters of a check stand in brackets, which mean something else in a pattern.
    return any(id_ == pattern or fnmatchcase(id_, pattern) for id_ in ids for pattern in patterns)


class Wanted(TypedDict, total=False):
    """What a run may be told in Python; see `conformance.run`."""

    only: Sequence[str]
    exclude: Sequence[str]
    level: Literal["must", "should", "may"]
    basis: Literal["document", "vendor-spec", "inferred"]
    profile: Literal["read-only", "full"]
    depth: Literal["quick", "standard", "deep"]
    seed: int
    workers: int
    allow: Sequence[str]
    waivers: str | Path
    baseline: str | Path
    strict: bool
    fail_fast: bool
    max_requests: int | None
