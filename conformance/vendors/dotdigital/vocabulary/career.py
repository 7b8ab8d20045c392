"""
Programs that go through their states by hooks, and what each step brought them to.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture, NotJudged
from conformance.plain import plain
from conformance.vendors.dotdigital.vocabulary.archive import Archive
from conformance.vendors.dotdigital.vocabulary.cast import FAULTY, GOOD
from conformance.vendors.dotdigital.vocabulary.enrolling import Enrolling
from conformance.vendors.dotdigital.vocabulary.record import Record, instant
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

OF_THE_OTHER = {"other", "unsaved", "errors"}

Steps = dict[str, Record | None]  # what a program was like after each step


@dataclass
class Career:
    """
    One program enrols a contact, another one too, one never does, one stays a draft.
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
            if self.enrolled("deactivated") == "Deactivated":
                return self.enrolling.program
        except NotJudged:
            pass
        return self.workshop.programs.named("deactivated_program_id")

    def enrolled(self, step: str) -> Any:
        """
        The status of the program that enrolled a contact, after a step; the last two are steps of
        the other one that did. All but the first are for when nobody needs the program any more as
        one that is deactivated.
        """
        steps = self._enrolled if step == "deactivated" else self._enrolled | self._returned
        if step in OF_THE_OTHER:
            steps |= self._tried
        if step == "other" and self.other is None:
            raise Blocked("no other contact is known to be enrolled")
        if step not in steps:
            raise Blocked("a hook that this builds on was declined")
        order = list(EXPECTED)
        for before in order[: order.index(step)]:
            expected, requirement = EXPECTED[before]
            if before in steps and state(steps[before]) != expected:
                raise Blocked(requirement)
        return state(steps[step])

    def try_other(self, step: str) -> None:
        """Take the other program through its steps, if there is one and this step is its own."""
        if step in OF_THE_OTHER and self.other is not None:
            self._tried  # noqa: B018

    @once
    def _enrolled(self) -> Steps:
        self._must_have_enrolled()
        return {"deactivated": self.workshop.deactivated(self.enrolling.program)}

    @once
    def _returned(self) -> Steps:
        shop, program = self.workshop, self.enrolling.program
        steps: Steps = {"reactivated": shop.activated(program)}
        return steps | {"for good": shop.deactivated(program)}

    @once
    def _tried(self) -> Steps:
        shop, steps, program = self.workshop, Steps(), self.other
        if program is None:
            program = self.enrolling.program
        else:
            steps = {"other": shop.deactivated(program)}
        if shop.can("edit", "save") and shop.edit(program)[1]:
            steps |= {"unsaved": shop.tried(program)}
            shop.save(program)
        if shop.can("set_validation_errors") and shop.set_errors(program, OUTSTANDING):
            steps |= {"errors": shop.tried(program)}
        return steps

    def mended(self, step: str) -> Any:
        """
        The status of a program that enrolled a contact, once it was edited and saved, its errors
        were resolved, and it was activated; then once it was deactivated, twice.
        """
        if step not in self._mended:
            raise Blocked("lifecycle.reactivated")
        return state(self._mended[step])

    @once
    def _mended(self) -> Steps:
        shop, program = self.workshop, self.other or self.enrolling.program
        if self.other is None:
            self._must_have_enrolled()
        if "errors" not in self._tried:
            raise Blocked("a hook that this builds on was declined")
        shop.set_errors(program, [])
        look = shop.activated(program)
        if look.status != "Active":
            return {"activated": look}
        shop.context.hook("deactivate", id=program)
        return {"activated": look, "deactivated": shop.deactivated(program)}

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
        if step not in self._idle:
            raise Blocked("hooks.deactivate was declined")
        return state(self._idle[step])

    @property
    def built(self) -> Record:
        """The same program when it was just made."""
        built = self._idle["built"]
        assert built
        return built

    @property
    def dates(self) -> list[Any]:
        """
        When it says that it was created, after each step that brought it somewhere: as an instant,
        or as it is written where that is none.
        """
        dates = [look["dateCreated"] for look in self._idle.values() if look]
        return [instant(date) or plain(date) for date in dates]

    @once
    def _idle(self) -> Steps:
        shop = self.workshop
        program = shop.draft("never enrols")
        steps: Steps = {"built": shop.programs.look(program)}
        steps["listed as built"] = shop.programs.now(program)
        steps["activated"] = shop.activated(program)
        steps["listed"] = shop.programs.now(program)
        with contextlib.suppress(Blocked, NeedsFixture):  # what was seen before that is seen
            steps["deactivated"] = shop.deactivated(program)
            steps["reactivated"] = shop.activated(program)
            steps["once more"] = shop.deactivated(program)
        return steps


def state(look: Record | None) -> Any:
    """The status that was seen, if anything was."""
    return look.status if look else None
