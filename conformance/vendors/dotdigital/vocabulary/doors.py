"""
Programs that take no enrolments, asked in the other way: for address books where the first attempt
was for a contact, and for a contact where it was for address books.
"""

import contextlib
from dataclasses import dataclass

from conformance.once import once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.dotdigital.vocabulary.aftermath import Aftermath
from conformance.vendors.dotdigital.vocabulary.cast import BOOKS, GOOD
from conformance.vendors.dotdigital.vocabulary.refusals import CLOSED
from conformance.vendors.dotdigital.vocabulary.reply import Reply


@dataclass
class Doors:
    """
    `doors["draft"]` is the answer to such an enrolment, made after all the others.
    """

    aftermath: Aftermath

    @once_each
    def __getitem__(self, label: str) -> Reply:
        refusals = self.aftermath.refusals
        enrolling = refusals.enrolling
        enrolling.has_room()
        assert refusals.after
        with contextlib.suppress(NotJudged):
            assert self.aftermath.draft  # is a draft again
        kind = GOOD if label == "deactivated" else BOOKS
        enrolling.must_work(kind)
        program = refusals.program(label)
        if enrolling.workshop.programs.look(program).status != CLOSED[label]:
            raise Blocked(f"the program does not read {CLOSED[label]}")
        return enrolling.enrolments.create(program, **enrolling.enrolled(kind))
