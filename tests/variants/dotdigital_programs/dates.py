"""
Dotdigital accounts that chose differently: how dates are written.
"""

from datetime import datetime

from conformance.vendors.dotdigital.reference import (
    Dotdigital,
    Json,
    Program,
)


class WritesDatesWithABlank(Dotdigital):
    """As the example of the specification has it: six decimals, and no zone."""

    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat(' ')[:19]}.000000"


class WritesDatesWithAnOffset(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}+00:00"


class WritesDatesWithSevenDecimals(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}.1234567Z"


class WritesDatesWithMilliseconds(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}.123Z"


class WritesDatesWithoutAZone(Dotdigital):
    def time(self, instant: datetime) -> str:
        return instant.isoformat()[:19]


class HasAClockThatStandsStill(Dotdigital):
    """All dates are of one day, as those of an account that was set up for trials may be."""

    def time(self, instant: datetime) -> str:
        return "2025-11-03T08:00:00Z"


class WritesDatesOtherwiseInLists(Dotdigital):
    """With milliseconds, which an answer of one program has not."""

    def listed(self, program: Program) -> Json:
        shown = super().listed(program)
        return {**shown, "dateCreated": shown["dateCreated"].replace("Z", ".000Z")}


class WritesDatesToTheMinute(Dotdigital):
    """ISO 8601 lets seconds be left out."""

    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:16]}Z"


class WritesDatesWithAComma(Dotdigital):
    """ISO 8601 prefers it to a point."""

    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]},123+00"


class WritesDatesInSmallLetters(Dotdigital):
    def time(self, instant: datetime) -> str:
        return super().time(instant).lower()


class WritesDatesInAZoneThatItDoesNotKnow(Dotdigital):
    """In which no place is known, and UTC is meant."""

    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}-00:00"
