"""
A second look at what time does: how a self-paced program that lasts for days fares, and when a
start date is past where a day begins early.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.application import Application
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.clock import Clock
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.timetable import EAST, Timetable

LASTS = 4  # days that the self-paced program is for
NOON = timedelta(hours=12)  # in UTC: where a day begins earliest, the next one has begun


def updated_late(timetable: Timetable) -> Reply:
    """An update of a program that ended by itself; raises Blocked without one."""
    id_, programs = timetable.past[0].id, timetable.cast.programs
    seen = programs.get(id_).needed_for("retrieval.by-id")
    if seen.status != "ENDED":
        raise Blocked("schedule.ends")
    return programs.update(id_, seen["revision"], description={"title": programs.ledger.name()})


@dataclass(frozen=True)
class Season:
    """
    `paced` is the self-paced program once those days have passed. `begun` is how the publication of
    a scheduled one was answered, whose start date is still today in UTC and was yesterday in the
    east, and `then` what it is afterwards. `due` is a scheduled program that is over by then, as
    another one would be that was published as well, and deleted. `dated` is a self-paced one with
    the dates of that, where such a one is published.
    """

    due: Program
    paced: Program
    dated: Program | None
    begun: Reply
    then: Program

    @classmethod
    def told(cls, cast: Cast) -> "Season":
        programs, context = cast.programs, cast.programs.site.context
        context.allow("publish-programs")
        clock = Clock(context)
        clock.put_back()
        clock.move(EAST)
        doomed, due = (cls._scheduled(cast) for _ in range(2))
        programs.delete(doomed).worked_for("deletion.published")
        today = moment.later(cast.now, LASTS + 2)
        paced = cls._made(cast, {"selfPaced": True, "durationInDays": LASTS})
        programs.publish(paced).worked_for("lifecycle.publish")
        dated = programs.create("season", timeline=cast.period(2, 1) | {"selfPaced": True})
        taken = dated.accepted and programs.publish(dated.program.id).accepted
        dates = {"startDate": today.isoformat(), "durationInDays": LASTS}
        begun = cls._made(cast, {"selfPaced": False, **dates})
        ahead = moment.midnight(today) + NOON - cast.now
        clock.advance(ahead.total_seconds())
        reply = programs.publish(begun)
        seen = [programs.get(id_).needed_for("retrieval.by-id") for id_ in (paced, begun)]
        over = programs.site.eventually(
            lambda: programs.get(due), lambda reply: reply.program.status == "ENDED"
        )
        late = programs.get(dated.program.id).needed_for("retrieval.by-id") if taken else None
        clock.be_as_it_was()
        return cls(over.needed_for("retrieval.by-id"), seen[0], late, reply, seen[1])

    @property
    def dated_status(self) -> Any:
        """Raises NotApplicable where no program is self-paced and has a start date."""
        if self.dated is None or self.dated["timeline.selfPaced"] is not True:
            raise NotApplicable("no self-paced program has a start date")
        return self.dated.status

    @classmethod
    def _scheduled(cls, cast: Cast) -> Any:
        """The id of a program that is published, and over before the season is."""
        id_ = cls._made(cast, cast.period(2, 1))
        cast.programs.publish(id_).worked_for("lifecycle.publish")
        return id_

    @staticmethod
    def _made(cast: Cast, timeline: dict[str, Any]) -> Any:
        made = cast.programs.create("season", timeline=timeline)
        return made.needed_for("creation.accepted").id


def ended_by_status(timetable: Timetable) -> tuple[set[Any], set[Any]]:
    """
    Which programs of a timetable read ENDED, and which of them a query for that status finds;
    raises Blocked where none has ended.
    """
    programs, ids = timetable.cast.programs, [each.id for each in timetable.past]
    ended = {id_ for id_, one in programs.shown(ids).items() if one.status == "ENDED"}
    if not ended:
        raise Blocked("schedule.ends")
    page = programs.site.eventually(
        lambda: programs.query({"id": {"$in": ids}, "status": "ENDED"}),
        lambda page: {*page.ids} == ended,
    )
    return ended, ended & {*page.ids}


def joined_late(timetable: Timetable) -> Application:
    """A member's application for a program that ended by itself; raises Blocked without one."""
    id_, programs = timetable.past[0].id, timetable.cast.programs
    if programs.get(id_).needed_for("retrieval.by-id").status != "ENDED":
        raise Blocked("schedule.ends")
    form = {"joinApplication": {"programId": id_}}
    return Application(programs.site.call("createJoinApplication", by="member", json=form))
