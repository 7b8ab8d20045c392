"""
Moments and days, as programs write them.
"""

from datetime import UTC, date, datetime, timedelta

A_WHILE = 1.1  # seconds between two changes: more than a date may be rounded by


def read(text: object) -> datetime | None:
    """The moment that text in ISO 8601 says, in whatever zone and precision; None if it is none."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo and "T" in str(text) else None


def day(text: object) -> date | None:
    """The day that `2026-11-01` says; None for anything else, a moment included."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def midnight(day: date) -> datetime:
    """When a day begins in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def later(moment: datetime, days: int) -> date:
    """The day that is so many days after the one of a moment in UTC; negative ones are before."""
    return (moment.astimezone(UTC) + timedelta(days=days)).date()
