"""
Programs that must not be activated: with validation errors, or read-only.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.dotdigital.vocabulary.career import Career, Steps, state
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.workshop import OUTSTANDING, Workshop


@dataclass
class Hindrance:
    """
    What another program showed that nothing hinders is what these are held against.
    """

    career: Career

    def invalid(self, step: str) -> Any:
        """The status of the program that has errors, after a step."""
        steps = self._invalid
        if self.career.idle("built") != "Draft":
            raise Blocked("lifecycle.draft")
        if step == "resolved" and self.career.idle("activated") != "Active":
            raise Blocked("lifecycle.activated")
        return state(steps[step])

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
        self.workshop.activate(program)
        return self.workshop.pressed(program)

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
        return self.workshop.pressed(self.workshop.programs.named("read_only_program_id"))

    @property
    def workshop(self) -> Workshop:
        return self.career.workshop
