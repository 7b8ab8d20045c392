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
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

MOST_CONTACTS = 25
STEPS = 10  # looks at an enrolment that goes on
TAKEN = (
    "25 contacts",
    "null beside contacts",
    "no contacts beside address books",
    "null beside address books",
)
REFUSED = ("neither list", "a number for a list", "no program")


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
        assert self.aftermath.enrolled_again
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
            "a number for a list": {"contacts": 7},
            "no program": {"program": OMIT, "contacts": contacts[-1:]},
        }
        form = {"program": program} | forms[label]
        return form | ({"address_books": enrolling.books[:1]} if "address books" in label else {})

    @once
    def deactivated(self) -> Record:
        """The program, once what it enrolled then is finished and it was deactivated again."""
        enrolling = self.aftermath.refusals.enrolling
        created = self.aftermath.enrolled_again.needed("enrolment.accepted").record
        for label in (*TAKEN, *REFUSED):
            with contextlib.suppress(NotJudged):
                assert self[label]  # as long as it is active
        for _ in range(STEPS):
            enrolling.workshop.context.client.pace.sleep(1.0)
            look = enrolling.enrolments.by_id(created["id"]).needed("progress.by-id").record
            if look.reads("Finished"):
                break
        else:
            raise Blocked("progress.finishes")
        if enrolling.enrolments.report(created["id"]).table.lines:
            raise Blocked("contact_ids: the last of them could not be enrolled")
        return enrolling.workshop.deactivated(enrolling.idle_program)
