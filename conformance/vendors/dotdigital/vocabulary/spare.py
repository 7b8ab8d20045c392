"""
Enrolments for which there is room only where a target does not limit them.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NeedsFixture, NotJudged
from conformance.vendors.dotdigital.vocabulary.account import OMIT
from conformance.vendors.dotdigital.vocabulary.aftermath import Aftermath
from conformance.vendors.dotdigital.vocabulary.cast import BOOKS, GOOD
from conformance.vendors.dotdigital.vocabulary.listing import shown
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

MOST_CONTACTS = 25
OTHERS = ("25 contacts", "no contacts beside address books")  # than the first one enrols
STEPS = 10  # looks at an enrolment that goes on
TAKEN = (
    "25 contacts",
    "null beside contacts",
    "no contacts beside address books",
    "null beside address books",
    "faulty contact",
)
REFUSED = ("neither list", "a number for a list", "no program", "a list for an object")


@dataclass
class Spare:
    """
    `spare["null beside contacts"]` is the answer to an enrolment into the program that had enrolled
    nobody before, once it is active again.
    """

    aftermath: Aftermath

    @once_each
    def __getitem__(self, label: str) -> Reply:
        enrolling = self.aftermath.refusals.enrolling
        enrolling.has_room()
        enrolling.must_work(BOOKS if "address books" in label else GOOD)
        self.aftermath.enrolled_again.needed("enrolment.accepted")
        if label == "a list for an object":
            return enrolling.enrolments.send([])
        return enrolling.enrolments.create(**self._form(label))

    def _form(self, label: str) -> dict[str, Any]:
        enrolling = self.aftermath.refusals.enrolling
        program, contacts = enrolling.idle_program, enrolling.contacts
        if label == "25 contacts" and len(contacts) < MOST_CONTACTS:
            raise NeedsFixture(f"contact_ids: {MOST_CONTACTS} of them")
        forms: dict[str, dict[str, Any]] = {
            "25 contacts": {"contacts": contacts[-MOST_CONTACTS:]},
            "null beside contacts": {"contacts": contacts[-1:], "address_books": None},
            "no contacts beside address books": {"contacts": []},
            "null beside address books": {"contacts": None},
            "neither list": {},
            "faulty contact": {"contacts": self.faulty},
            "a number for a list": {"contacts": 7},
            "no program": {"program": OMIT, "contacts": contacts[-1:]},
        }
        form = {"program": program} | forms[label]
        return form | ({"address_books": enrolling.books[:1]} if "address books" in label else {})

    @property
    def faulty(self) -> list[Any]:
        """Whom another enrolment into the same program is of."""
        return self.aftermath.refusals.enrolling.faulty[:1]

    @property
    def ids(self) -> list[Any]:
        """What those that were taken are known by, and the first one into the same program."""
        replies = [self[label] for label in OTHERS if self[label].reading == "accepted"]
        first = self.aftermath.enrolled_again.needed("enrolment.accepted")
        return [first.record["id"], *(reply.record["id"] for reply in replies)]

    @once
    def finished(self) -> Record:
        """The first enrolment into the program, once it is finished, and all others were made."""
        created = self.aftermath.enrolled_again.needed("enrolment.accepted").record
        for label in (*TAKEN, *REFUSED):
            with contextlib.suppress(NotJudged):
                assert self[label]  # as long as it is active
        return self._finished(created)

    def _finished(self, created: Record) -> Record:
        enrolling = self.aftermath.refusals.enrolling
        for _ in range(STEPS):
            enrolling.workshop.context.client.pace.sleep(1.0)
            look = enrolling.enrolments.by_id(created["id"]).needed("progress.by-id").record
            if look.reads("Finished"):
                return look
        raise Blocked("progress.finishes")

    @once
    def anew(self) -> Reply:
        """
        An enrolment into a program that was deactivated after its first one, once it is active
        again; it is waited for, since lists that change are read by nobody.
        """
        refusals = self.aftermath.refusals
        enrolling, career = refusals.enrolling, refusals.career
        enrolling.has_room()
        program = career.other
        if program is None:
            enrolling.workshop.must_own(enrolling.mixed_program)  # or says why the run makes none
            raise Blocked("no other contact is known to be enrolled")
        if career.mended("deactivated") != "Deactivated":
            raise Blocked("lifecycle.deactivated.for-good")
        if enrolling.workshop.activated(program).status != "Active":
            raise Blocked("lifecycle.reactivated")
        enrolling.must_work(GOOD)
        reply = enrolling.enrolments.create(program, contacts=enrolling.contacts[-1:])
        if reply.reading == "accepted":
            with contextlib.suppress(NotJudged):
                self._finished(reply.record)
        return reply

    @once
    def reported(self) -> list[str]:
        """Whom the report of the same enrolment holds."""
        enrolments = self.aftermath.refusals.enrolling.enrolments
        return enrolments.report(self.finished["id"]).table.contacts

    @property
    def shown(self) -> Record | None:
        """The same enrolment, as the list shows it then."""
        return shown(self.listed, self.finished["id"])

    @once
    def listed(self) -> list[Reply]:
        """What is listed as finished then, and was before: all of it."""
        archive = self.aftermath.refusals.career.archive
        with contextlib.suppress(NotJudged):
            assert archive.listed
        assert self.finished
        return self.aftermath.refusals.enrolling.enrolments.pages("Finished")

    @once
    def processing(self) -> Reply:
        """What is listed as being worked on then."""
        assert self.finished
        return self.aftermath.refusals.enrolling.enrolments.by_status("Processing")

    @once
    def deactivated(self) -> Record:
        """The program, once it was deactivated again after all that."""
        enrolling = self.aftermath.refusals.enrolling
        for look in ("processing", "listed"):
            with contextlib.suppress(NotJudged):
                getattr(self, look)
        if self.reported:
            raise Blocked("contact_ids: the last of them could not be enrolled")
        return enrolling.workshop.deactivated(enrolling.idle_program)
