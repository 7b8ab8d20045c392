"""
Enrolments, as the four operations on them make and show them.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.dotdigital.vocabulary.account import OMIT, OWN, Account, User
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.long_list import MOST
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

MOST_PAGES = 5  # that the suite reads of a list before it gives up
UNKNOWN = "6f1c2a54-3b7e-4d19-9c40-8e5d7a1b2c3d"  # the id of no enrolment


@dataclass
class Enrolments:
    """
    The enrolments of an account. Creating one reaches people, so it has to be allowed.
    """

    account: Account
    _odd: Attempts[Reply] = field(default_factory=Attempts[Reply])

    def create(
        self,
        program: Any,
        *,
        contacts: Any = OMIT,
        address_books: Any = OMIT,
        user: User | None = OWN,
    ) -> Reply:
        """A program is named by a whole number, even where a hook told it as text."""
        number = int(program) if str(program).isdecimal() else program
        body = {"programId": number, "contacts": contacts, "addressBooks": address_books}
        sent = {name: value for name, value in body.items() if value is not OMIT}
        return self.send(sent, user=user)

    def send(self, body: Any, *, user: User | None = OWN) -> Reply:
        """A creation of any form."""
        self.account.context.allow("enrol-contacts")
        return self.account.call("createProgramEnrolment", json=body, user=user)

    def by_id(self, enrolment: Any, **how: Any) -> Reply:
        """
        A list is what the same address gives for a status: for an id it is no answer.
        """
        path = {"enrolmentIdOrStatus": enrolment}
        reply: Reply = self.account.call("getProgramEnrolment", path=path, **how)
        given = reply.reading == "accepted" and not isinstance(reply.exchange.document, dict)
        return replace(reply, reading="garbled") if given else reply

    def by_status(self, status: Any, *, user: User | None = OWN, **parameters: Any) -> Reply:
        """`select` and `skip`."""
        path = {"enrolmentIdOrStatus": status}
        operation = "getProgramEnrolmentsByStatus"
        return self.account.call(operation, path=path, params=parameters, user=user)

    def finished(self, **parameters: Any) -> Reply:
        return self.by_status("Finished", **parameters)

    @once
    def unknown(self) -> Reply:
        return self.by_id(UNKNOWN)

    @once
    def unknown_report(self) -> Reply:
        return self.report(UNKNOWN)

    def odd(self, word: str) -> Reply:
        """The answer to a word where an id or a status should be."""
        self._odd.make(word, self.by_status, word)
        return self._odd[word]

    def report(self, enrolment: Any, **how: Any) -> Reply:
        path = {"enrolmentId": enrolment}
        return self.account.call("getProgramEnrolmentReportFaults", path=path, **how)

    def strays(self, status: str, listed: list[Record]) -> list[Record]:
        """
        What a list of a status shows of another one. What moved on between being looked for and
        being shown is no more in the list that is read then.
        """
        strays = {each.key for each in listed if not each.reads(status)}
        again = self.by_status(status).records if strays else []
        return [each for each in again if each.key in strays and not each.reads(status)]

    def pages(self, status: str) -> list[Reply]:
        """The whole list of a status; raises Blocked where it is too long."""
        pages = [self.by_status(status)]
        while len(pages[-1].records) >= MOST:
            if len(pages) == MOST_PAGES:
                raise Blocked(f"there are more than {MOST * MOST_PAGES} enrolments")
            pages.append(self.by_status(status, skip=MOST * len(pages)))
        return pages
