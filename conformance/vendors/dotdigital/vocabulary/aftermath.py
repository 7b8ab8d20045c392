"""
What programs are like once every enrolment that must be refused was tried.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.dotdigital.vocabulary.cast import GOOD
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.refusals import Refusals
from conformance.vendors.dotdigital.vocabulary.reply import Reply


@dataclass
class Aftermath:
    """
    Programs that were refused all they were asked for are taken through their states after that.
    """

    refusals: Refusals

    @once
    def draft(self) -> Record:
        """The draft, once it was activated and deactivated."""
        shop, program = self.refusals.enrolling.workshop, self.refusals.program("draft")
        shop.context.need("hook", "create_draft")
        if self.refusals.new("draft"):  # looks at all of them before this one changes
            raise Blocked("gate.nothing-recorded")
        if shop.activated(program).status != "Active":
            raise Blocked("lifecycle.activated")
        return shop.deactivated(program)

    @once
    def active(self) -> Record:
        """The active program that was to enrol an unknown contact, once it was deactivated."""
        shop, program = self.refusals.enrolling.workshop, self.refusals.program("unknown contact")
        shop.must_own(program)
        if self.refusals.new("unknown contact"):
            raise Blocked("enrolment.refused.nothing-recorded")
        return shop.deactivated(program)

    @once
    def enrolled_again(self) -> Reply:
        """An enrolment into the active program, once it was deactivated and activated again."""
        enrolling, program = self.refusals.enrolling, self.refusals.program("unknown contact")
        enrolling.has_room()
        assert self.active
        if enrolling.workshop.activated(program).status != "Active":
            raise Blocked("lifecycle.reactivated.draft")
        enrolling.must_work(GOOD)
        return enrolling.enrolments.create(program, contacts=enrolling.contacts[-1:])

    @once
    def finished(self) -> Record:
        """
        The first enrolment, once its program was deactivated; raises Blocked where it can't be read
        any more, which is open.
        """
        enrolling = self.refusals.enrolling
        id_ = enrolling.finished(GOOD)["id"]
        if self.refusals.tried("for good") != "Deactivated":
            raise Blocked("lifecycle.deactivated.for-good")
        return enrolling.enrolments.by_id(id_).needed().record

    @once
    def deletion(self) -> tuple[Reply, Reply]:
        """
        The attempt to delete the first enrolment after all that, and what its id shows then; raises
        Blocked where it can't be read any more before.
        """
        enrolling = self.refusals.enrolling
        enrolling.workshop.context.allow("write-probes")
        id_ = enrolling.finished(GOOD)["id"]
        self.refusals.career.archive.settle()
        with contextlib.suppress(NotJudged):
            assert self.finished
        enrolments = enrolling.enrolments
        enrolments.by_id(id_).needed()
        reply = enrolments.account.call("deleteEnrolment", path={"enrolmentId": id_})
        return reply, enrolments.by_id(id_)

    @property
    def deactivated(self) -> tuple[Any, Any]:
        """The state of a program that was deactivated, by its id and in the list after that."""
        shown = self.refusals.career.enrolled("deactivated")
        return shown, self.refusals.before.program(self.refusals.enrolling.program).status
