"""
Sites that each get one thing about what ends by itself wrong.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Wix


@breaks(
    "schedule.ends",
    "schedule.duration",
    "schedule.status-date",
    also=["schedule.time-zone"],
    because="nothing ends anywhere",
)
class EndsNothing(Wix):
    def is_over(self, program: Program) -> bool:
        return False


@breaks("schedule.not-early", also=["schedule.duration", "schedule.time-zone"], because="it ended")
class EndsAtTheStart(Wix):
    def days_until_the_end(self, days: int) -> int:
        return 0


@breaks("schedule.duration")
class EndsEverythingAfterAWeek(Wix):
    def days_until_the_end(self, days: int) -> int:
        return 7


@breaks("schedule.duration")
class CountsWeeksForDays(Wix):
    def days_until_the_end(self, days: int) -> int:
        return days * 7


@breaks("schedule.self-paced")
class EndsWhatIsSelfPaced(Wix):
    """A date and a duration are enough."""

    def starts_on(self, content: Json) -> date | None:
        timeline = {**(content.get("timeline") or {}), "selfPaced": False}
        return super().starts_on({**content, "timeline": timeline})


@breaks("schedule.draft")
class EndsDraftsByThemselves(Wix):
    def create_program(self, call: Call) -> Json:
        answer = super().create_program(call)
        self.plan(self.programs[answer["program"]["id"]])
        return answer

    def ends_by_itself(self, program: Program) -> bool:
        return program.status in {"DRAFT", "PUBLISHED"}


@breaks("schedule.archived")
class EndsTheArchiveByItself(Wix):
    """The plan outlives the archiving."""

    def archive_program(self, call: Call) -> Json:
        ends = self.existing(call).ends
        answer = super().archive_program(call)
        self.existing(call).ends = ends
        return answer

    def ends_by_itself(self, program: Program) -> bool:
        return program.status in {"ARCHIVED", "PUBLISHED"}


@breaks("schedule.ended-by-hand")
class EndsTwice(Wix):
    """The plan outlives the end by hand."""

    def end_program(self, call: Call) -> Json:
        ends = self.existing(call).ends
        answer = super().end_program(call)
        self.existing(call).ends = ends
        return answer

    def end_by_itself(self, program: Program) -> None:
        super().end_by_itself(program)
        program.ends = None

    def ends_by_itself(self, program: Program) -> bool:
        return program.status in {"ENDED", "PUBLISHED"}


@breaks("schedule.time-zone")
class EndsAtMidnightInLondon(Wix):
    def midnight(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)


@breaks("schedule.time-zone")
class EndsAtMidnightInNewYork(Wix):
    """The zone that it once had."""

    def midnight(self, day: date) -> datetime:
        zone = ZoneInfo(self.home_zone)
        return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


@breaks("schedule.time-zone")
class TurnsTheZoneAround(Wix):
    """What is east, is west."""

    def midnight(self, day: date) -> datetime:
        plain = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return plain + (plain - super().midnight(day))


@breaks("schedule.status-date")
class DatesTheEndFromTheStart(Wix):
    def end_by_itself(self, program: Program) -> None:
        before = program.status_updated - timedelta(seconds=5)
        super().end_by_itself(program)
        program.status_updated = before
