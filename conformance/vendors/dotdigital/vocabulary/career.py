"""
Programs that go through their states by hooks, and what each step brought them to.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.dotdigital.vocabulary.archive import Archive
from conformance.vendors.dotdigital.vocabulary.cast import FAULTY, GOOD
from conformance.vendors.dotdigital.vocabulary.enrolling import Enrolling
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.workshop import OUTSTANDING, Workshop

# What the steps of the programs that enrol a contact bring them to: each builds on those before it.
EXPECTED = {
    "deactivated": ("Deactivated", "lifecycle.deactivated.enrolled"),
    "reactivated": ("Active", "lifecycle.reactivated"),
    "for good": ("Deactivated", "lifecycle.deactivated.for-good"),
    "other": ("Deactivated", "lifecycle.deactivated.enrolled"),
    "unsaved": ("Deactivated", "lifecycle.reactivated.saved"),
    "errors": ("Deactivated", "lifecycle.reactivated.errors"),
}

Steps = dict[str, Record | None]  # what a program was like after each step


@dataclass
class Career:
    """
    One program enrols a contact, one never does, one has errors, one stays a draft.
    """

    workshop: Workshop
    enrolling: Enrolling
    archive: Archive

    @once
    def draft(self) -> Any:
        """A program that stays a draft: a new one, or the one of the target file."""
        if self.workshop.makes("create_draft"):
            return self.workshop.draft("stays a draft")
        return self.workshop.programs.named("draft_program_id")

    @once
    def deactivated(self) -> Any:
        """A program that is deactivated: the run's own, or the one of the target file."""
        try:
            if self.enrolled("for good") == "Deactivated":
                return self.enrolling.program
        except NotJudged:
            pass
        return self.workshop.programs.named("deactivated_program_id")

    def enrolled(self, step: str) -> Any:
        """
        The status of the program that enrolled a contact, after a step; the last two are steps of
        the other one that did. Where there is none, they are for when nobody needs a program any
        more that is deactivated.
        """
        steps = self._tried if step in {"unsaved", "errors"} else self._enrolled
        if step not in steps:
            raise Blocked("a hook that this builds on was declined")
        order = list(EXPECTED)
        for before in order[: order.index(step)]:
            state, requirement = EXPECTED[before]
            if before in steps and _state(steps[before]) != state:
                raise Blocked(requirement)
        return _state(steps[step])

    @once
    def _enrolled(self) -> Steps:
        shop, program = self.workshop, self.enrolling.program
        self._must_have_enrolled()
        steps: Steps = {"deactivated": shop.deactivated(program)}
        steps["reactivated"] = shop.activated(program)
        return steps | {"for good": shop.deactivated(program)}

    @once
    def _tried(self) -> Steps:
        shop, steps, program = self.workshop, Steps(), self.other
        if program is None:
            steps, program = dict(self._enrolled), self.enrolling.program
        else:
            steps = {"other": shop.deactivated(program)}
        if shop.can("edit", "save") and shop.edit(program)[1]:
            steps |= {"unsaved": shop.tried(program)}
            shop.save(program)
        if shop.can("set_validation_errors") and shop.set_errors(program, OUTSTANDING):
            steps |= {"errors": shop.tried(program)}
        return self._enrolled | steps

    @once
    def other(self) -> Any:
        """Another program that enrolled a contact; None where it is not known to have done so."""
        enrolling, shop = self.enrolling, self.workshop
        self.archive.settle()
        with contextlib.suppress(NotJudged):
            shop.must_own(enrolling.mixed_program)
            failed = enrolling.report(FAULTY).table.contacts
            if {*map(str, enrolling.mixed)} - {*failed}:
                return enrolling.mixed_program
        return None

    def _must_have_enrolled(self) -> None:
        """Whether a contact that could not be enrolled counts is open."""
        self.workshop.must_own(self.enrolling.program)
        self.archive.settle()
        if self.enrolling.report(GOOD).table.lines:
            raise Blocked("contact_ids: the first of them could not be enrolled")

    def idle(self, step: str) -> Any:
        """The status of the program that never enrols anybody, after a step."""
        later = {"listed", "deactivated", "reactivated", "once more"}
        if step in later and self.idle("activated") != "Active":
            raise Blocked("lifecycle.activated")
        if step == "once more" and self.idle("reactivated") != "Active":
            raise Blocked("lifecycle.reactivated.draft")
        return _state(self._idle[step])

    @property
    def built(self) -> Record:
        """The same program when it was just made."""
        built = self._idle["built"]
        assert built
        return built

    @once
    def _idle(self) -> Steps:
        shop = self.workshop
        program = shop.draft("never enrols")
        steps: Steps = {"built": shop.programs.look(program)}
        steps["listed as built"] = shop.programs.now(program)
        steps["activated"] = shop.activated(program)
        steps["listed"] = shop.programs.now(program)
        if shop.can("deactivate"):
            steps["deactivated"] = shop.deactivated(program)
            steps["reactivated"] = shop.activated(program)
            steps["once more"] = shop.deactivated(program)
        return steps

    def invalid(self, step: str) -> Any:
        """The status of the program that has errors, after a step."""
        if self.idle("built") != "Draft":
            raise Blocked("lifecycle.draft")
        if step == "resolved" and self.idle("activated") != "Active":
            raise Blocked("lifecycle.activated")
        return _state(self._invalid[step])

    @once
    def _invalid(self) -> Steps:
        shop = self.workshop
        if not shop.can("set_validation_errors"):
            return {"errors": self._tried_twice(self._invalid_of_the_file)}
        program = shop.draft("has errors")
        if not shop.set_errors(program, OUTSTANDING):
            raise Blocked("hooks.set_validation_errors was declined")
        steps: Steps = {"errors": self._tried_twice(program)}
        shop.set_errors(program, [])
        return steps | {"resolved": shop.activated(program)}

    def _tried_twice(self, program: Any) -> Record:
        """Who tries twice is refused twice."""
        self.workshop.context.hook("activate", id=program)
        return self.workshop.activated(program)

    @property
    def _invalid_of_the_file(self) -> Any:
        """A draft that has errors and is not the run's own."""
        shop = self.workshop
        program = shop.programs.named("invalid_draft_program_id")
        shop.context.allow("write-probes")
        if shop.programs.look(program).status != "Draft":
            raise Blocked("fixtures.invalid_draft_program_id: it is no draft")
        return program

    @once
    def read_only(self) -> Record:
        """A read-only program after an attempt to activate it."""
        return self.workshop.activated(self.workshop.programs.named("read_only_program_id"))


def _state(look: Record | None) -> Any:
    return look.status if look else None
