"""
Which checks a user wants judged.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from conformance.catalogue import BASES, LEVELS, Requirement


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

    def leaves_out(self, requirement: Requirement, *ids: str) -> str | None:
        """Why a check is not judged, or None if it is."""
        if not self.names(requirement.id, *ids):
            return "pattern"
        if LEVELS.index(requirement.level) < LEVELS.index(self.level.upper()):
            return f"level {requirement.level.lower()}"
        if BASES.index(requirement.basis) < BASES.index(self.basis):
            return f"basis {requirement.basis}"
        return None


def _matches(ids: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(id_, pattern) for id_ in ids for pattern in patterns)
