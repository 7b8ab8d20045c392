"""
Dotdigital accounts that chose differently: what enrols whom.
"""

import json
from datetime import timedelta

from starlette.types import Receive, Scope, Send

from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Json,
    Program,
    Refused,
    Wish,
)


class StopsEnrolmentsWithTheirProgram(Dotdigital):
    """What is not finished when a program stops is never finished."""

    def deactivate(self, call: Call) -> Json:
        seen = super().deactivate(call)
        for each in self.enrolments.values():
            if each.program == int(seen["id"]) and not self.is_finished(each):
                each.finishes = self.clock() + timedelta(days=3650)
        return seen


class CountsNobodyUntilItIsFinished(Dotdigital):
    """Whether a program ever enrolled anybody is known when an enrolment is done with."""

    def note_enrolled(self, program: Program) -> None:
        pass

    def status_when_deactivated(self, program: Program) -> str:
        program.ever_enrolled |= any(
            each.program == program.id and self.is_finished(each) and self.enrolled(each)
            for each in self.enrolments.values()
        )
        return super().status_when_deactivated(program)

    def enrolled(self, enrolment: Enrolment) -> bool:
        wish = Wish(enrolment.program, enrolment.contacts, enrolment.address_books)
        return len(self.people(wish)) > len(enrolment.faults)


class CountsFaultsAsEnrolments(Dotdigital):
    """An enrolment that enrolled nobody counts as one."""

    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        program.ever_enrolled = True
        return super().enrol(program, wish)


class ForgetsEnrolmentsOfProgramsThatStopped(Dotdigital):
    def enrolment(self, id_: str) -> Enrolment:
        found = super().enrolment(id_)
        if self.programs[found.program].status != "Active":
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return found


class LooksAtContactsFirst(Dotdigital):
    """Of two mistakes in one call, it finds another one first."""

    def create_enrolment(self, call: Call) -> Json:
        wish = self.wish(call)
        self.names_somebody(wish)
        self.are_contacts(wish.contacts)
        self.are_address_books(wish.address_books)
        return super().create_enrolment(call)


class TakesOneKindAtATime(Dotdigital):
    """At most 25 contacts, and never together with address books."""

    def names_somebody(self, wish: Wish) -> None:
        super().names_somebody(wish)
        if len(wish.contacts) > 25 or (wish.contacts and wish.address_books):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")


class TakesWhatIsDocumentedAlone(Dotdigital):
    """Nothing of what only clients send: other cases, digits as text, null, other addresses."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def wish(self, call: Call) -> Wish:
        asked = json.loads(call.body)
        if not isinstance(asked, dict):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        lists = [asked[name] for name in ("contacts", "addressBooks") if name in asked]
        if any(type(each) is not list for each in lists):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        whole = [asked.get("programId"), *(one for each in lists for one in each)]
        known = set(asked) <= {"programId", "contacts", "addressBooks"}
        if not known or any(type(one) is not int for one in whole):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        return super().wish(call)


class MakesNoSecondEnrolmentOfTheSame(Dotdigital):
    """Who asks again for what there is, is given that."""

    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        for each in self.enrolments.values():
            if wish == Wish(each.program, each.contacts, each.address_books):
                return each
        return super().enrol(program, wish)
