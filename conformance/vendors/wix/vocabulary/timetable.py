"""
What time does to programs: the target's clock is advanced, and programs are looked at again.

The exact instant of an automatic end is left open. Programs whose periods pass a day apart show it
all the same: how many of them have ended at one moment depends on where a day begins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import partial
from typing import Any, TypeVar

from conformance.context import Context
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.clock import CLOCK, Clock
from conformance.vendors.wix.vocabulary.program import Program

EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"  # a day begins 25 hours earlier in the east

# The moment at which all are looked at: hours after a midnight in UTC, so many days from now. The
# end of a period may come with its last day, after it, or with the day after it, and a day is
# another one elsewhere.
DAY, HOURS = 11, 10.5

# Programs by access type, days from now to the start, and days that they last. Whatever is meant by
# the end, at the moment the periods of the first have passed, and those of the last have not; of
# those around it, which pass a day apart, more have ended in the east than in the west.
PAST = [("PUBLIC", DAY - 8, 6), ("SECRET", DAY - 3, 1)]
AROUND = [("PUBLIC", DAY - 6, 6), ("PUBLIC", DAY, 1)]
AHEAD = [("PUBLIC", DAY - 3, 6)]

Told = TypeVar("Told")
Plan = tuple[str, int, int]
Look = dict[Any, Program]


@dataclass
class Journey:
    """Programs that are published in a zone, and the moment at which they are looked at."""

    cast: Cast

    @property
    def _context(self) -> Context:
        return self.cast.programs.site.context

    @property
    def _clock(self) -> Clock:
        return Clock(self._context)

    def published(self, zone: str, *plans: Plan) -> list[Program]:
        """Programs as they were published, in a zone where the target can be told to be in one."""
        if self._clock.can_be_elsewhere:
            self._clock.move(zone)
        return self._context.at_once([partial(_published, self.cast, *plan) for plan in plans])

    def advance(self, made: list[Program], days: int = 0) -> None:
        """Go to the moment, or to one so many days later, from when programs were made."""
        now = max((each.created for each in made if each.created), default=self.cast.now)
        then = moment.midnight(moment.later(self.cast.now, DAY + days)) + timedelta(hours=HOURS)
        self._clock.advance((then - now).total_seconds())

    def count_ended(self, zone: str, plans: list[Plan], days: int = 0) -> int:
        """How many of such programs have ended then, where all of it begins today."""
        self._clock.be_as_it_was()
        made = self.published(zone, *plans)
        self.advance(made, days)
        return len(ended(made, self.cast.programs.shown([each.id for each in made])))


@dataclass(frozen=True)
class Timetable:
    """
    Published programs, as they were then; and what was `seen` at the moment in the east, of those
    of the cast as well.
    """

    cast: Cast
    past: list[Program]
    around: list[Program]
    ahead: list[Program]
    seen: Look

    @classmethod
    def told(cls, cast: Cast) -> "Timetable":
        """What the others have made is removed meanwhile: this story comes last of all."""
        cast.programs.site.context.allow("publish-programs")
        return cleared(cast, partial(cls._told, cast), {*cast.made.values()})

    @classmethod
    def _told(cls, cast: Cast) -> "Timetable":
        journey, programs = Journey(cast), cast.programs
        made = journey.published(EAST, *PAST, *AROUND, *AHEAD)
        past, rest = made[: len(PAST)], made[len(PAST) :]
        around, ahead = rest[: len(AROUND)], rest[len(AROUND) :]
        journey.advance(made)
        others = [id_ for role, id_ in cast.made.items() if role[0] != "SECRET"]
        bystanders = [id_ for id_ in others if cast.shows(id_)]
        due = {each.id for each in past}
        due |= {*bystanders} & {cast.made.get(("PRIVATE", "PUBLISHED"))}
        seen = programs.site.eventually(
            lambda: cast.seen([*(each.id for each in made), *bystanders]),
            lambda seen: due <= {*_ended(seen)} and bool(ended(around, seen)),
        )
        looks = [programs.get(id_) for id_ in others if not cast.shows(id_)]
        hidden = {look.program.id: look.program for look in looks if look.accepted}
        return cls(cast, past, around, ahead, {**seen, **hidden})

    def of(self, access: str, status: str) -> Program:
        """One of the cast, once its period has passed."""
        found = self.seen.get(self.cast[access, status])
        if found is None:
            raise Blocked(f"nothing shows what is {status}")
        return found

    def statuses(self, programs: list[Program]) -> list[Any]:
        """What some of them read at the moment; None of what is gone."""
        return [self.seen[each.id].status if each.id in self.seen else None for each in programs]

    @property
    def ended_by_hand(self) -> tuple[Program, Program]:
        """One of the cast as it was when it was ended, and once its period has passed."""
        role = ("PUBLIC", "ENDED")
        ended = self.cast.moves(role)["end"].needed_for("lifecycle.end")
        return ended, self.of(*role)

    @property
    def dates_of_the_ended(self) -> list[tuple[str, str]]:
        """When the status of each was last updated, before it ended and after: as text in UTC."""
        looks = [(each, self.seen[each.id]) for each in self.past if each.id in self.seen]
        ended_ones = [look for look in looks if look[1].status == "ENDED"]
        return [(_stamp(early), _stamp(after)) for early, after in ended_ones]


def ended_in_the_west(timetable: Timetable) -> bool:
    """
    Whether what ended last in the east, of programs whose periods pass a day apart, has ended in
    the west at the same moment; raises Blocked where no moment tells. The cast is removed.
    """
    kept = {each.id for each in (*timetable.past, *timetable.around, *timetable.ahead)}
    return cleared(timetable.cast, partial(_ended_in_the_west, timetable), kept)


def _ended_in_the_west(timetable: Timetable) -> bool:
    # Where none had ended, or all have here and there, the end comes later or earlier, and another
    # moment may tell more.
    journey, number = Journey(timetable.cast), len(ended(timetable.around, timetable.seen))
    western = bool(number) and journey.count_ended(WEST, [AROUND[number - 1]]) == 1
    if _tells_nothing(number, western):
        days = -1 if number else 1
        number = journey.count_ended(EAST, AROUND, days)
        western = bool(number) and journey.count_ended(WEST, [AROUND[number - 1]], days) == 1
    if _tells_nothing(number, western):
        raise Blocked("schedule.ends (the end is more than a day off)")
    return western


def cleared(cast: Cast, story: Callable[[], Told], kept: set[Any]) -> Told:
    """What a story returns, which waits a lot: all but some programs is removed meanwhile."""
    ledger = cast.programs.ledger
    done = [made for made in ledger.made if made.kind != CLOCK and made.id not in kept]
    calls: list[Callable[[], Any]] = [story, partial(ledger.remove_early, done)]
    told: Told = cast.programs.site.context.at_once(calls)[0]
    return told


def _tells_nothing(number: int, western: bool) -> bool:
    return not number or (number == len(AROUND) and western)


def ended(programs: list[Program], seen: Look) -> list[Any]:
    """Which of them have ended at a look."""
    return [each.id for each in programs if each.id in seen and seen[each.id].status == "ENDED"]


def _ended(seen: Look) -> list[Any]:
    return [id_ for id_, program in seen.items() if program.status == "ENDED"]


def _stamp(program: Program) -> str:
    return program.status_updated.astimezone(UTC).isoformat() if program.status_updated else ""


def _published(cast: Cast, access: str, start: int, days: int) -> Program:
    fields: dict[str, Any] = {
        "timeline": cast.period(start, days),
        "restrictions": {"accessType": access},
    }
    made = cast.programs.create("series", **fields).needed_for("creation.accepted")
    published = cast.programs.publish(made.id).needed_for("lifecycle.publish")
    return published if published.id == made.id else made  # that it is answered is another rule
