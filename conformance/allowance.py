"""
What a vendor lets an account do only so often: the suite's share of it, remembered across runs.

All integrations of an account live on one allowance, and so do all runs. Each call that is sent is
noted in a file of the target's, and none is sent that the file has no room for.
"""

import fcntl
import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from conformance import state
from conformance.outcome import Blocked, Misconfigured
from conformance.reading import Readings
from conformance.target import Target


@dataclass
class Allowance:
    """
    At most so many `calls` in any `seconds`; `of` is what they make, in the vendor's word, and
    `capability` says in a target file whether they are limited at all.

    `file` holds the time of each call, one a line, and may be shared by runs at the same time.
    """

    calls: int
    seconds: float
    of: str
    capability: str
    file: Path
    clock: Callable[[], float] = time.time
    sent: int = 0

    def take(self) -> None:
        """
        Note that a call is sent now. Raises Blocked where there were too many.
        """
        try:
            with self.file.open("a+", encoding="ascii") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                self._take(file)
        except (OSError, ValueError) as problem:
            raise Blocked(f"{self.file} can't be used to count {self.of}: {problem}") from problem

    def note(self) -> str | None:
        """What a report says of it; None where this run neither used it nor found it used up."""
        try:
            used = len(self._recent(self.file.read_text("ascii")))
        except (OSError, ValueError):
            return None
        if not self.sent and used < self.calls:
            return None
        return (
            f"{self.of}: {self.sent} sent in this run; {used} of the {self.calls} used that the "
            f"suite allows itself on this target in {self._period}"
        )

    def _take(self, file: IO[str]) -> None:
        file.seek(0)
        recent = self._recent(file.read())
        if len(recent) >= self.calls:
            wait = recent[-self.calls] + self.seconds - self.clock()
            raise Blocked(
                f"the {self.calls} {self.of} in {self._period} that the suite allows itself on "
                f"this target are used up; in {math.ceil(wait / 60)} minutes there is one again "
                f"(`capabilities: {{{self.capability}: false}}` says that there is no limit)"
            )
        file.truncate(0)
        file.writelines(f"{moment:.3f}\n" for moment in [*recent, self.clock()])
        self.sent += 1

    def _recent(self, text: str) -> list[float]:
        moments = sorted(float(line) for line in text.split())
        if not all(map(math.isfinite, moments)):
            raise ValueError("it holds what is no time; delete it")
        return [moment for moment in moments if moment > self.clock() - self.seconds]

    @property
    def _period(self) -> str:
        return f"{self.seconds / 60:g} minutes"


def allowances(readings: Readings, target: Target) -> dict[str, Allowance]:
    """
    The allowances of a target by operation: none for what its file says is not limited.

    Raises Misconfigured where there is no place to remember them in.
    """
    return {
        name: Allowance(file=_file(target, name), **known)
        for name, operation in readings.operations.items()
        if (known := operation.allowance)
        if target.capabilities.get(known["capability"]) is not False
    }


def _file(target: Target, operation: str) -> Path:
    # A digest: what a target is called is nobody's business who looks into the folder.
    digest = hashlib.sha256(f"{target.url.casefold()}\n{operation}".encode()).hexdigest()[:16]
    try:
        return state.folder() / f"allowance-{digest}.txt"
    except (OSError, RuntimeError) as problem:
        raise Misconfigured(
            f"CONFORMANCE_STATE: no folder to count {operation} in: {problem}"
        ) from problem
