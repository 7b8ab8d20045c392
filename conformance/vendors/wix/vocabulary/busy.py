"""
Updates of a program while somebody takes part in it.
"""

import contextlib
from dataclasses import dataclass

from conformance.once import once, once_each
from conformance.outcome import NotJudged
from conformance.vendors.wix.vocabulary.application import Application
from conformance.vendors.wix.vocabulary.edit import Edit
from conformance.vendors.wix.vocabulary.joins import Joins
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Busy:
    """
    The PUBLIC program that one member has joined, and nobody else can until its limit is raised.
    """

    joins: Joins

    @once
    def retimed(self) -> Edit:
        """
        A change of its timeline, with the revision that it has then: whether that became another
        one by a participant is open.
        """
        before = self.joins.taken
        edit = self._retimed(before)
        stale = edit.reply.denied and edit.after.revision != before.revision
        return self._retimed(edit.after) if stale else edit

    def _retimed(self, before: Program) -> Edit:
        timeline = self.joins.cast.period(60, 9)
        reply = self.joins.programs.update(before.id, before["revision"], timeline=timeline)
        return Edit(before, {"timeline": timeline}, reply, self._look(before))

    @once
    def lengthened(self) -> Edit:
        """An update that only gives it a duration."""
        before = self.retimed.after
        timeline = {"selfPaced": before.timeline[0], "durationInDays": 17}
        reply = self.joins.programs.update(before.id, before["revision"], timeline=timeline)
        return Edit(before, {"timeline": timeline}, reply, self._look(before))

    @once
    def limited(self) -> Reply:
        """An update to a limit of as many participants as there are."""
        last = self.lengthened.after
        restrictions = {"accessType": last.access_type or "PUBLIC", "maxParticipants": 1}
        return self.joins.programs.update(last.id, last["revision"], restrictions=restrictions)

    @once
    def moved_in_bulk(self) -> Edit:
        """A bulk update whose mask names the timeline alone."""
        before = self._look(self.limited.needed_for("change.participants.limit"))
        timeline = self.joins.cast.period(80, 4)
        named = {"id": before.id, "revision": before["revision"], "timeline": timeline}
        reply = self.joins.programs.bulk_update([{"program": named, "fieldMask": "timeline"}])
        return Edit(before, {"timeline": timeline}, reply, self._look(before))

    @once_each
    def by_the_participant(self, verb: str) -> Reply:
        """The attempt of the member who takes part to `update` the program, or to `end` it."""
        last, programs = self.moved_in_bulk.after, self.joins.programs
        if verb == "end":
            return programs.end(last.id, by="member")
        described = {"title": programs.ledger.name("update is not allowed")}
        return programs.update(last.id, last["revision"], by="member", description=described)

    @once
    def second(self) -> Application:
        """Another member's application, once the limit was raised to two."""
        for verb in ("update", "end"):
            with contextlib.suppress(NotJudged):
                assert self.by_the_participant(verb)
        last = self._look(self.moved_in_bulk.after)
        restrictions = {"accessType": last.access_type or "PUBLIC", "maxParticipants": 2}
        raised = self.joins.programs.update(last.id, last["revision"], restrictions=restrictions)
        raised.worked_for("change.published")
        return self.joins.apply("second", last.id, by="participant")

    def _look(self, program: Program) -> Program:
        return self.joins.programs.get(program.id).needed_for("retrieval.by-id")
