"""
Updates of a program while somebody takes part in it.
"""

from dataclasses import dataclass

from conformance.once import once
from conformance.vendors.wix.vocabulary.edits import Edit
from conformance.vendors.wix.vocabulary.joins import Joins
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Busy:
    """
    The PUBLIC program that one member has joined, and nobody else can.
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
        restrictions = {"accessType": last.access_type, "maxParticipants": 1}
        return self.joins.programs.update(last.id, last["revision"], restrictions=restrictions)

    def _look(self, program: Program) -> Program:
        return self.joins.programs.get(program.id).needed_for("retrieval.by-id")
