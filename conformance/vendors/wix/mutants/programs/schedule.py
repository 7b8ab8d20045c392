"""
Sites that each get one thing about what ends by itself wrong.
"""

from datetime import UTC, date, datetime, timedelta

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Wix


@breaks(
    "schedule.ends",
    "schedule.status-date",
    also=["schedule.time-zone"],
    because="nothing ends anywhere",
)
class EndsNothing(Wix):
    def is_over(self, program: Program) -> bool:
        return False


@breaks(
    "schedule.ends",
    also=["schedule.status-date", "schedule.time-zone"],
    because="nothing is there that has ended",
)
class RemovesWhatIsOver(Wix):
    def end_by_itself(self, program: Program) -> None:
        self.remove(program.id)


@breaks(
    "schedule.not-early",
    also=["schedule.status-date", "schedule.time-zone"],
    because="it has ended before",
)
class EndsAtTheStart(Wix):
    def days_until_the_end(self, days: int) -> int:
        return 0


@breaks("schedule.self-paced")
class EndsWhatIsSelfPaced(Wix):
    """A week is enough."""

    def end_of(self, program: Program) -> datetime | None:
        paced = self.value(program, "timeline.selfPaced")
        return self.now() + timedelta(days=7) if paced else super().end_of(program)


class _Spares(Wix):
    """Some programs never end by themselves."""

    def spared(self, program: Program) -> bool:
        return self.is_secret(program)

    def is_over(self, program: Program) -> bool:
        return super().is_over(program) and not self.spared(program)


@breaks("schedule.ends")
class EndsNoSecrets(_Spares):
    """Whoever looks for what is over is not shown them."""


@breaks("schedule.ends")
class EndsNothingThatNeedsApproval(_Spares):
    def spared(self, program: Program) -> bool:
        return self.access_type(program) == "PRIVATE"


@breaks("schedule.ends")
class EndsNothingAfterOneDay(_Spares):
    def spared(self, program: Program) -> bool:
        return bool(self.value(program, "timeline.durationInDays") == 1)


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
    """The plan outlives the end by hand, once."""

    def end_program(self, call: Call) -> Json:
        self.__dict__.setdefault("planned", {})[call.id] = self.now() + timedelta(days=5)
        return super().end_program(call)

    def tick(self) -> None:
        super().tick()
        for id_, ends in list(self.__dict__.get("planned", {}).items()):
            if ends <= self.now() and id_ in self.programs:
                del self.__dict__["planned"][id_]
                self.end_by_itself(self.programs[id_])


@breaks("schedule.time-zone")
class EndsAtMidnightInLondon(Wix):
    def midnight(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)


@breaks("schedule.status-date")
class DatesTheEndFromTheStart(Wix):
    def end_by_itself(self, program: Program) -> None:
        before = program.status_updated - timedelta(seconds=5)
        super().end_by_itself(program)
        program.status_updated = before


@breaks("schedule.ends", depth="standard")
class FindsNothingThatEndedByItself(Wix):
    def end_by_itself(self, program: Program) -> None:
        super().end_by_itself(program)
        self.__dict__.setdefault("over", set()).add(program.id)

    def kept_by_query(self, programs: list[Program], asked: Json) -> list[Program]:
        over = self.__dict__.get("over", set()) if "ENDED" in str(asked.get("filter")) else ()
        return [one for one in super().kept_by_query(programs, asked) if one.id not in over]


@breaks("schedule.self-paced", depth="standard")
class EndsWhatIsSelfPacedAfterItsDays(Wix):
    def end_of(self, program: Program) -> datetime | None:
        days = self.value(program, "timeline.durationInDays")
        paced = self.value(program, "timeline.selfPaced") and days
        return self.now() + timedelta(days=days) if paced else super().end_of(program)


@breaks("schedule.self-paced", depth="standard")
class EndsWhatIsSelfPacedAfterItsDates(Wix):
    def end_of(self, program: Program) -> datetime | None:
        start, days = (
            self.value(program, f"timeline.{name}") for name in ("startDate", "durationInDays")
        )
        if not (start and days):
            return super().end_of(program)
        return self.midnight(date.fromisoformat(start) + timedelta(days=days))


@breaks("schedule.past-start", depth="standard")
class TakesTheDayOfTheServer(Wix):
    def today(self) -> date:
        return self.now().date()


@breaks("change.ended", depth="standard")
class UpdatesWhatEndedByItself(Wix):
    def end_by_itself(self, program: Program) -> None:
        super().end_by_itself(program)
        self.__dict__.setdefault("over", set()).add(program.id)

    def is_open(self, program: Program) -> bool:
        return program.id in self.__dict__.get("over", ()) or super().is_open(program)


@breaks("schedule.ends", depth="standard")
class StumblesOverWhatWasDeleted(Wix):
    """The plan of a deleted program stays, and stops whoever goes through the plans."""

    def remove(self, program: str) -> None:
        self.__dict__["stuck"] = self.__dict__.get("stuck") or self.programs[program].ends
        super().remove(program)

    def is_over(self, program: Program) -> bool:
        return not self.__dict__.get("stuck") and super().is_over(program)
