"""
Known deviations (contract, section 5): what a user accepts, why, and until when.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any


@dataclass(frozen=True)
class Waiver:
    """
    Covers what has this requirement or fingerprint, in one suite or in all; `where` is its line.
    """

    where: str
    reason: str
    expires: date
    requirement: str | None = None
    fingerprint: str | None = None
    suite: str | None = None

    def covers(self, result: dict[str, Any]) -> bool:
        return (
            self.suite in {None, result["api"]}
            and self.requirement in {None, result["requirement"]}
            and self.fingerprint in {None, result["fingerprint"]}
        )

    @property
    def told(self) -> str:
        """Why what it covers is accepted."""
        return f"{self.reason} (until {self.expires})"

    @property
    def expired(self) -> str:
        """What to say of it past its date."""
        return f"it expired on {self.expires}"

    @property
    def title(self) -> str:
        return f"{self.where}: {self.requirement or self.fingerprint}"


@dataclass(frozen=True)
class Waivers:
    """
    The waivers of a file, on a day: one lasts until the end of the day that it expires on.
    """

    all: tuple[Waiver, ...] = ()
    today: date = field(default_factory=lambda: datetime.now(UTC).date())

    def covering(self, result: dict[str, Any]) -> Waiver | None:
        """The current waiver that covers a result, if there is one."""
        current = (waiver for waiver in self.all if not self.past(waiver))
        return next((waiver for waiver in current if waiver.covers(result)), None)

    def past(self, waiver: Waiver) -> bool:
        """Whether its last day is over."""
        return waiver.expires < self.today

    def stale(self, results: list[dict[str, Any]]) -> list[str]:
        """
        Those that are past their date, and those that waive nothing any more, each in words.

        A waiver that covers several results is needed as long as one of them is broken, and what
        was not judged says nothing about it.
        """
        return [
            f"stale waiver: {waiver.title}: {why}"
            for waiver in self.all
            if (why := self._why(waiver, results))
        ]

    def _why(self, waiver: Waiver, results: list[dict[str, Any]]) -> str | None:
        if self.past(waiver):
            return waiver.expired
        outcomes = {result["outcome"] for result in results if waiver.covers(result)}
        idle = "pass" in outcomes and outcomes <= {"pass", "skip"}
        return "what it covers was judged, and is kept" if idle else None
