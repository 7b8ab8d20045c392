"""
What time does to programs: the target's clock is advanced, and programs are looked at again.

The exact instant of an automatic end is left open. Programs whose periods pass a day apart show it
all the same: how many of them have ended at one moment depends on where a day begins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.program import Program

EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"  # a day begins 25 hours earlier in the east
SERIES = 2  # programs whose periods pass a day apart
SOON = 4  # days from now to the start of the first of them
DAYS = 6  # that it lasts; the other one is SECRET, begins when it is over, and lasts one day

# Around the midnight in UTC when the period of the first has passed. The end may come with the last
# day, after it, or with the day after it, and a day is another one elsewhere: before EARLY none can
# have ended, and by AFTER all must have. At DURING, whichever it is, more have ended in the east
# than in the west.
EARLY = timedelta(days=-2)
DURING = timedelta(hours=10, minutes=30)
AFTER = timedelta(days=SERIES + 1, hours=12)

Look = dict[Any, Program]


@dataclass
class Series:
    """
    Published programs of which each ends a day after the one before it, and what time it is.
    """

    cast: Cast
    ids: list[Any]
    passed: datetime
    now: datetime

    @classmethod
    def begun(cls, cast: Cast, zone: str) -> "Series":
        """Make the programs, in a zone where the target can be told to be in one."""
        context = cast.programs.site.context
        if {"set_timezone", "reset_clock"} <= {*context.target.hooks}:
            context.hook("set_timezone", timezone=zone)
        plans = [("PUBLIC", SOON, DAYS), ("SECRET", SOON + DAYS, 1)]
        passed = moment.midnight(moment.later(cast.now, SOON + DAYS))
        made = context.at_once([partial(_published, cast, *plan) for plan in plans])
        return cls(cast, made, passed, cast.now)

    def go_to(self, then: datetime) -> None:
        """Advance the target's clock."""
        seconds = round((then - self.now).total_seconds())
        self.cast.programs.site.context.hook("advance_clock", seconds=seconds)
        self.now = then

    def look(self, others: list[Any], holds: Callable[[Look], bool]) -> Look:
        """The series and others, once it holds: whoever ends programs may come round later."""
        return self.cast.programs.site.eventually(
            lambda: self.cast.programs.shown([*self.ids, *others]), holds
        )


@dataclass(frozen=True)
class Timetable:
    """
    What was seen in the east at the three moments; at the last one of the cast, too, whose periods
    have passed by then.
    """

    cast: Cast
    series: list[Any]
    early: Look
    during: Look
    after: Look

    @classmethod
    def told(cls, cast: Cast) -> "Timetable":
        cast.programs.site.context.allow("publish-programs")
        others = [id_ for role, id_ in cast.made.items() if role[0] != "SECRET"]
        bystanders = [id_ for id_ in others if cast.shows(id_)]
        east = Series.begun(cast, EAST)
        east.go_to(east.passed + EARLY)
        early = east.look([], lambda _: True)
        east.go_to(east.passed + DURING)
        during = east.look([], lambda seen: ended(seen) > 0)
        east.go_to(east.passed + AFTER)
        due = {*east.ids} | {*bystanders} & {cast.made.get(("PRIVATE", "PUBLISHED"))}
        after = east.look(bystanders, lambda seen: due <= {*_ended(seen)})
        looks = [cast.programs.get(id_) for id_ in others if not cast.shows(id_)]
        hidden = {look.program.id: look.program for look in looks if look.accepted}
        return cls(cast, east.ids, early, during, {**after, **hidden})

    def of(self, access: str, status: str) -> Program:
        """One of the cast, once its period has passed."""
        found = self.after.get(self.cast[access, status])
        if found is None:
            raise Blocked(f"nothing shows what is {status}")
        return found

    @property
    def ended_by_hand(self) -> tuple[Program, Program]:
        """One of the cast as it was when it was ended, and once its period has passed."""
        role = ("PUBLIC", "ENDED")
        return self.cast.moves(role)["end"].program, self.of(*role)

    @property
    def dates_of_the_ended(self) -> list[tuple[str, str]]:
        """When the status of each was last updated, before it ended and after: as text in UTC."""
        looks = [(self.early[id_], self.after[id_]) for id_ in self.series]
        ended_ones = [look for look in looks if look[1].status == "ENDED"]
        return [(_stamp(early), _stamp(after)) for early, after in ended_ones]


def seen_in(cast: Cast, zone: str, then: timedelta = DURING) -> Look:
    """The same series in a zone, at a moment like that one; the clock is as it was then."""
    context = cast.programs.site.context
    context.hook("reset_clock")
    series = Series.begun(cast, zone)
    series.go_to(series.passed + then)
    seen = series.look([], lambda _: True)
    context.hook("reset_clock")
    return seen


def compared(timetable: Timetable) -> tuple[Look, Look]:
    """
    The series in the east and in the west, at one moment. Where all have ended or none has, here
    and there, the end comes earlier or later, and another moment may tell more of the zone; raises
    Blocked where it does not.
    """
    cast, east = timetable.cast, timetable.during
    west = seen_in(cast, WEST)
    if tells_nothing(east, west):
        then = DURING + timedelta(days=-1 if ended(east) else 1)
        east, west = seen_in(cast, EAST, then), seen_in(cast, WEST, then)
    if tells_nothing(east, west):
        raise Blocked("schedule.ends (the end is more than a day off)")
    return east, west


def tells_nothing(east: Look, west: Look) -> bool:
    return ended(east) == ended(west) and ended(east) in {0, SERIES}


def ended(look: Look) -> int:
    """How many have ended at a look."""
    return len(_ended(look))


def _ended(look: Look) -> list[Any]:
    return [id_ for id_, program in look.items() if program.status == "ENDED"]


def _stamp(program: Program) -> str:
    return program.status_updated.astimezone(UTC).isoformat() if program.status_updated else ""


def _published(cast: Cast, access: str, start: int, days: int) -> Any:
    fields: dict[str, Any] = {
        "timeline": cast.period(start, days),
        "restrictions": {"accessType": access},
    }
    made = cast.programs.create("series", **fields).needed_for("creation.accepted")
    cast.programs.publish(made.id).worked_for("lifecycle.publish")
    return made.id
