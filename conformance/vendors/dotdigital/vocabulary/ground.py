"""
Right calls of the operations, and a look at the enrolments: what generated cases start from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.exchange import Exchange
from conformance.ground import ABSENT, IMPOSTOR, NOBODY, Call
from conformance.once import once
from conformance.outcome import Deselected, NotApplicable
from conformance.vendors.dotdigital.vocabulary.account import OWN, Account
from conformance.vendors.dotdigital.vocabulary.enrolling import Enrolling
from conformance.vendors.dotdigital.vocabulary.record import STATUSES

MADE_UP = {"username": "apiuser-0a1b2c3d4e5f@apiconnector.com", "password": "not-the-password"}
ENROL = "createProgramEnrolment"


@dataclass
class Ground:
    """
    Calls of one account. An enrolment reaches people and counts in an allowance that the other
    checks use up: it is generated only where it is allowed, and not limited.
    """

    account: Account
    enrolling: Enrolling

    def right(self, operation: str) -> Call:
        programs = self.enrolling.workshop.programs
        calls: dict[str, Callable[[], Call]] = {
            "getPrograms": lambda: Call(query={"select": "100", "skip": "0"}),
            "getProgramById": lambda: Call({"id": programs.listed[0]["id"]}),
            ENROL: lambda: Call(body=self._enrolment),
            "getProgramEnrolment": lambda: Call(
                {"enrolmentIdOrStatus": "Finished"}, {"select": "100", "skip": "0"}
            ),
            "getProgramEnrolmentReportFaults": lambda: Call({"enrolmentId": self._finished}),
        }
        return calls[operation]()

    def send(
        self, operation: str, call: Call, *, stranger: str = ""
    ) -> tuple[Exchange, str, list[str]]:
        if operation == ENROL:
            self._may_enrol()
        users = {"": OWN, NOBODY: None, IMPOSTOR: MADE_UP}
        if stranger not in users:
            raise NotApplicable("a password that is almost right is tried by access.credentials")
        reply = self.account.call(
            operation,
            path=call.path,
            params=call.query,
            json=None if call.body is ABSENT else call.body,
            user=users[stranger],
        )
        return reply.exchange, reply.reading, reply.found_tokens

    def state(self) -> Any:
        """The enrolments of the program that calls act on, and its status."""
        self._may_enrol()
        pages = [page for s in STATUSES for page in self.enrolling.enrolments.pages(s)]
        found = [record for page in pages for record in page.records]
        ours = {each.key for each in found if str(each["programId"]) == str(self.program)}
        look = self.enrolling.workshop.programs.look(self.program)
        return {"enrolments": sorted(ours), "status": look.status}

    def life(self) -> Any:
        raise NotApplicable("nothing is made and deleted by the API")

    @once
    def program(self) -> Any:
        """The program that calls act on, and nobody else."""
        return self.enrolling.workshop.an_active_program("meets generated calls")

    @property
    def _enrolment(self) -> dict[str, Any]:
        self._may_enrol()
        return {"programId": self.program, "contacts": self.enrolling.contacts[:1]}

    @property
    def _finished(self) -> Any:
        return self.account.context.fixture("finished_enrolment_id")

    def _may_enrol(self) -> None:
        self.account.context.allow("enrol-contacts")
        if self.account.context.target.capabilities.get("enrolment_allowance") is not False:
            raise Deselected("generated enrolments would use up the allowance")
