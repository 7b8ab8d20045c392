"""
The site's clock: it can be moved ahead, and it has a time zone.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .record import Json


def real_time() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Carry what every part needs as well: the time and the dice."""

    home_zone = "America/New_York"

    def __init__(self, *, seed: int = 0, clock: Callable[[], datetime] = real_time) -> None:
        self.clock = clock
        self.ahead = timedelta()
        self.zone = ZoneInfo(self.home_zone)
        self.random = Random(seed)  # noqa: S311

    def now(self) -> datetime:
        return self.clock() + self.ahead

    def today(self) -> date:
        """Give the date that the site's calendar shows."""
        return self.now().astimezone(self.zone).date()

    def midnight(self, day: date) -> datetime:
        """Give the instant at which a day begins where the site is."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    def new_id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def hooks(self) -> dict[str, Any]:
        """How a suite moves the clock, apart from the API."""
        hook = {"method": "POST", "path": "/__clock"}
        return {
            "advance_clock": {**hook, "json": {"seconds": "{seconds}"}},
            "set_timezone": {**hook, "json": {"timezone": "{timezone}"}},
            "reset_clock": {**hook, "json": {"reset": True}},
        }

    def move(self, wish: Any) -> Json | None:
        """Do what a hook asks for; None where it makes no sense."""
        try:
            if wish.get("reset"):
                self.ahead, self.zone = timedelta(), ZoneInfo(self.home_zone)
            if "timezone" in wish:
                self.zone = ZoneInfo(wish["timezone"])
            if (seconds := float(wish.get("seconds", 0))) < 0:
                return None
            self.ahead += timedelta(seconds=seconds)
        except (AttributeError, OverflowError, TypeError, ValueError, ZoneInfoNotFoundError):
            return None
        return {"now": self.written(self.now()), "timezone": self.zone.key}

    def written(self, instant: datetime) -> str:
        """Write an instant as answers do: in UTC, with milliseconds."""
        return f"{instant.astimezone(UTC).isoformat(timespec='milliseconds')[:23]}Z"
