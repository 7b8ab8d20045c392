"""
When a program runs: at everybody's own pace, or in a period after which it ends by itself.
"""

from datetime import date, datetime, timedelta

from .field import day_of
from .program import Programs
from .record import Json, Program


class Timeline(Programs):
    def starts_on(self, content: Json) -> date | None:
        """Give the day on which a scheduled program starts; None for a self-paced one."""
        timeline = content.get("timeline") or {}
        if timeline.get("selfPaced") or not timeline.get("startDate"):
            return None
        return day_of(timeline["startDate"])

    def starts_in_the_past(self, content: Json) -> bool:
        starts = self.starts_on(content)
        return starts is not None and starts < self.today()

    def end_of(self, program: Program) -> datetime | None:
        """
        Give the instant at which a program is to end; None without an end date.

        Which it is, is open: here midnight after the last day, where the site is.
        """
        starts = self.starts_on(program.content)
        days = (program.content.get("timeline") or {}).get("durationInDays")
        if starts is None or not days or days < 1:
            return None
        try:
            return self.midnight(starts + timedelta(days=self.days_until_the_end(days)))
        except OverflowError:
            return None

    def days_until_the_end(self, days: int) -> int:
        return days

    def plan(self, program: Program) -> None:
        """Plan the end of a program that was published, or whose timeline was changed."""
        program.ends = self.end_of(program)

    def tick(self) -> None:
        """End what has come to its end."""
        super().tick()
        for program in [one for one in self.programs.values() if self.is_over(one)]:
            self.end_by_itself(program)

    def is_over(self, program: Program) -> bool:
        return (
            self.ends_by_itself(program)
            and program.ends is not None
            and (program.ends <= self.now())
        )

    def ends_by_itself(self, program: Program) -> bool:
        return program.status == "PUBLISHED"

    def end_by_itself(self, program: Program) -> None:
        self.enter(program, "ENDED")

    def enter(self, program: Program, status: str) -> None:
        """Bring a program into another status."""
        program.status = status
        program.status_updated = self.now()
        self.touch(program)
