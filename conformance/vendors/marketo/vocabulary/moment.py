"""
Dates as Marketo writes them, and as it reads them.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from conformance.outcome import Garbled

# The vendor's specification says date-time, which may have fractions of a second and an offset.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z(\+0000)?|[+-]\d\d:?\d\d)", re.ASCII)
# Asset answers say `2015-05-21T22:45:13Z+0000`: both marks of UTC at once (field-types).
WRITTEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(\+0000)?", re.ASCII)


def read(text: object) -> datetime | None:
    """
    The instant that a date of an answer means, or None where it is none.
    """
    if not isinstance(text, str):
        return None
    plain = text.replace("Z+0000", "+00:00").replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day(text: object) -> date:
    """The day that a date of a cost begins with; raises Garbled where it is none."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError as problem:
        raise Garbled(f"the start date of a cost is no date: {text!r}") from problem


def utc(moment: datetime) -> str:
    """`2017-01-01T05:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def eastern(moment: datetime) -> str:
    """`2017-01-01T00:00:00-05:00`, the notation of the document's own example."""
    return moment.astimezone(timezone(timedelta(hours=-5))).isoformat(timespec="seconds")


def newfoundland(moment: datetime) -> str:
    """`2017-01-01T01:30:00-03:30`: not every offset is one of whole hours."""
    return moment.astimezone(timezone(-timedelta(hours=3.5))).isoformat(timespec="seconds")


def in_a_year(days: int = 0) -> str:
    """
    A `startDate` or `endDate` more than a year ahead: no email program of the suite ever runs.
    """
    today = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    ahead = today + timedelta(days=400 + days)
    return ahead.strftime("%Y-%m-%dT%H:%M:%S.000Z")
