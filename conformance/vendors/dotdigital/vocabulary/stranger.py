"""
Somebody who calls the six operations with credentials that are no good, or with none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.once import once
from conformance.outcome import NotJudged
from conformance.vendors.dotdigital.vocabulary.account import User
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.cast import GOOD
from conformance.vendors.dotdigital.vocabulary.programs import Programs
from conformance.vendors.dotdigital.vocabulary.refusals import Refusals
from conformance.vendors.dotdigital.vocabulary.reply import Reply

OPERATIONS = (
    "createProgramEnrolment",
    "getPrograms",
    "getProgramById",
    "getProgramEnrolmentReportFaults",
    "getProgramEnrolment",
    "getProgramEnrolmentsByStatus",
)


@dataclass
class Stranger:
    """
    `stranger["getPrograms"]` is the answer to that call, which is right but for its `user`. `label`
    names the enrolment among the refusals that was made as this user.
    """

    programs: Programs
    refusals: Refusals
    user: User | None
    label: str
    answers: Attempts[Reply] = field(default_factory=Attempts[Reply])

    def __getitem__(self, operation: str) -> Reply:
        if operation == "createProgramEnrolment":
            return self.refusals[self.label]
        self.answers.make(operation, self._call, operation)
        return self.answers[operation]

    def _call(self, operation: str) -> Reply:
        enrolments, user = self.refusals.enrolling.enrolments, self.user
        calls: dict[str, Callable[[], Reply]] = {
            "getPrograms": lambda: self.programs.page(user=user),
            "getProgramById": lambda: self.programs.by_id(self._program, user=user),
            "getProgramEnrolmentReportFaults": lambda: enrolments.report(
                self._enrolment, user=user
            ),
            "getProgramEnrolment": lambda: enrolments.by_id(self._enrolment, user=user),
            "getProgramEnrolmentsByStatus": lambda: enrolments.by_status("Finished", user=user),
        }
        return calls[operation]()

    @property
    def _program(self) -> Any:
        return self.programs.listed[0]["id"]

    @once
    def _enrolment(self) -> Any:
        """One that there is: the run's own, or that of the target file."""
        try:
            return self.refusals.enrolling.finished(GOOD)["id"]
        except NotJudged:
            return self.programs.named("finished_enrolment_id")
