"""
Wix sites that chose differently: when programs begin and end.
"""

from datetime import timedelta

from conformance.vendors.wix.reference import (
    Call,
    Json,
    Program,
    Refused,
    Wix,
)


class EndsWhenItsLastDayBegins(Wix):
    def days_until_the_end(self, days: int) -> int:
        return days - 1


class EndsADayLater(Wix):
    def days_until_the_end(self, days: int) -> int:
        return days + 1


class EndsTenMinutesLate(Wix):
    def is_over(self, program: Program) -> bool:
        late = program.ends is not None and program.ends + timedelta(minutes=10) <= self.now()
        return super().is_over(program) and late


class EndsInTheZoneOfToday(Wix):
    """The end is reckoned in the zone that the site has now, not in the one it had."""

    def tick(self) -> None:
        for program in self.programs.values():
            if program.ends is not None:
                self.plan(program)
        super().tick()


class StartsTomorrowAtTheEarliest(Wix):
    def starts_in_the_past(self, content: Json) -> bool:
        starts = self.starts_on(content)
        return starts is not None and starts <= self.today()


class StartsNothingInThePast(Wix):
    """A start in the past is refused wherever it is written."""

    def create_program(self, call: Call) -> Json:
        if self.starts_in_the_past(call.needed("program")):
            raise Refused(400, "WRONG_START_DATE", "The start date lies in the past")
        return super().create_program(call)


class MovesStartsFreely(Wix):
    """A start in the past is refused when the program is published, and not before."""

    def starts_too_early(self, program: Program, wanted: Json) -> bool:
        return False


class IsOnAnotherSideOfTheWorld(Wix):
    home_zone = "Pacific/Auckland"
