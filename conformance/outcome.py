"""
Why a check did not simply pass or break: whose fault it is decides which exception is raised.

A check judges by `assert`. Everything else that can end it is one of these:

- `Garbled`: the target began an answer that nobody can read. The target's fault, so a broken rule.
- `NotJudged`: the check could not be held to the target, for one of five reasons. Nobody's fault.
- `Unanswered`: nobody answered, or only "not now". Nobody could judge.
- `Ended`: the whole run is over; every later check is left unjudged.
"""

import contextlib
from collections.abc import Iterator


class Garbled(Exception):
    """The target's answer is cut off, too large, too slow, undecodable or of no known shape."""


class Unanswered(Exception):
    """Nothing came back, or the target was still busy after waiting and retrying."""


class Ended(Exception):
    """The run can't go on: credentials refused, nobody there, budget used up."""


class NotJudged(Exception):
    """A check was not judged; `reason` is one of the contract's words, the text names the rest."""

    reason = ""

    def __str__(self) -> str:
        detail = super().__str__()
        return f"{self.reason}: {detail}" if detail else self.reason


class NotApplicable(NotJudged):
    """The target does not offer what the rule is about."""

    reason = "not-applicable"


class Deselected(NotJudged):
    """The user's profile, level, basis or pattern leaves the check out."""

    reason = "deselected"


class NeedsFixture(NotJudged):
    """The target file lacks a value, named by its key."""

    reason = "needs-fixture"


class NeedsAllow(NotJudged):
    """Something that can't be undone, is bulky or reaches people was not allowed."""

    reason = "needs-allow"


class Blocked(NotJudged):
    """What the check builds on did not work; the text names the requirement or the operation."""

    reason = "blocked"


class Misconfigured(Exception):
    """A mistake in words or files of the user's: one line with what, where, and what to do."""


@contextlib.contextmanager
def built_on(requirement: str) -> Iterator[None]:
    """An answer that nobody can read is a fault of what was called, not of what builds on it."""
    try:
        yield
    except Garbled as fault:
        raise Blocked(f"{requirement} ({fault})") from fault
