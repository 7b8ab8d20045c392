"""
Dotdigitals that each get one thing wrong of whom an enrolment names, and whom not.
"""

import json
from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Program,
    Refused,
    Wish,
)


@breaks("payload.contacts", depth="standard")
class Refuses25Contacts(Dotdigital):
    def names_somebody(self, wish: Wish) -> None:
        super().names_somebody(wish)
        if len(wish.contacts) >= 25:
            raise Refused(400, "ERROR_ENROLMENT_INVALID")


@breaks("payload.program", depth="standard")
class EnrolsIntoTheLastProgram(Dotdigital):
    def wish(self, call: Call) -> Wish:
        if "programid" not in call.document():
            active = [each.id for each in self.programs.values() if each.status == "Active"]
            body = {**call.document(), "programid": max(active)}
            call = replace(call, body=json.dumps(body).encode())
        return super().wish(call)


@breaks("payload.malformed", depth="standard")
class TakesAContactForAList(Dotdigital):
    def wish(self, call: Call) -> Wish:
        body = call.document()
        if isinstance(body.get("contacts"), int):
            call = replace(
                call, body=json.dumps({**body, "contacts": [max(self.contacts)]}).encode()
            )
        return super().wish(call)


@breaks("enrolment.nobody", depth="standard")
class EnrolsWhereNoListIs(Dotdigital):
    def wish(self, call: Call) -> Wish:
        body = call.document()
        if not {"contacts", "addressbooks"} & {*body}:
            body["contacts"] = [max(self.contacts)]
            call = replace(call, body=json.dumps(body).encode())
        return super().wish(call)


@breaks("enrolment.empty-list", depth="standard")
class RefusesNull(Dotdigital):
    def wish(self, call: Call) -> Wish:
        if None in call.document().values():
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        return super().wish(call)


@breaks("enrolment.contact.unknown")
class PassesOverUnknownContacts(Dotdigital):
    """Unless there are no others."""

    def wish(self, call: Call) -> Wish:
        wish = super().wish(call)
        known = [id_ for id_ in wish.contacts if id_ in self.contacts]
        return replace(wish, contacts=known or wish.contacts)


@breaks("enrolment.address-book.unknown")
class LooksAtTheFirstAddressBookAlone(Dotdigital):
    def wish(self, call: Call) -> Wish:
        wish = super().wish(call)
        known = [id_ for id_ in wish.address_books if id_ in self.address_books]
        passed = known[:1] == wish.address_books[:1]
        return replace(wish, address_books=known) if passed else wish


@breaks("payload.malformed", depth="standard")
class BreaksDownOverAList(Dotdigital):
    def wish(self, call: Call) -> Wish:
        if call.body.startswith(b"["):
            raise Refused(500, "ERROR_UNKNOWN")
        return super().wish(call)


@breaks("payload.own", depth="standard")
class KeepsOneEnrolmentOfAProgram(Dotdigital):
    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        known = [each for each in self.enrolments.values() if each.program == program.id]
        return known[-1] if known else super().enrol(program, wish)


@breaks("lifecycle.deactivated.enrolled")
class LooksAtTheFirstContactAlone(Dotdigital):
    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        ever = program.ever_enrolled
        made = super().enrol(program, wish)
        first = self.people(wish)[0]
        program.ever_enrolled = ever or first not in [fault.contact for fault in made.faults]
        return made
