"""
Dotdigitals that each get one thing about creating enrolments wrong.
"""

from collections.abc import Collection
from datetime import timedelta

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Json,
    Program,
    Refused,
    Wish,
)


@breaks(
    "enrolment.accepted",
    also=["enrolment.contact.unknown.token"],
    because="there are no contacts, known or unknown",
)
class ReadsContactsUnderAnotherName(Dotdigital):
    def wish(self, call: Call) -> Wish:
        wish = super().wish(call)
        return Wish(wish.program, call.document().get("contactids", []), wish.address_books)


@breaks("enrolment.status-201")
class CreatesWith200(Dotdigital):
    status_of_creation = 200


@breaks("enrolment.id.guid")
class WritesGuidsWithoutHyphens(Dotdigital):
    def new_id(self) -> str:
        return super().new_id().replace("-", "")

    def is_id(self, which: str) -> bool:
        return which in self.enrolments or super().is_id(which)


@breaks("enrolment.id.guid")
class NumbersItsEnrolments(Dotdigital):
    def new_id(self) -> str:
        return str(40_000 + len(self.enrolments))

    def is_id(self, which: str) -> bool:
        return which in self.enrolments or super().is_id(which)


@breaks("enrolment.program", also=["progress.by-id"], because="its id shows the right one")
class WritesTheProgramOfAnEnrolmentAsText(Dotdigital):
    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "programId": str(enrolment.program)}


@breaks("enrolment.program", also=["progress.by-id"], because="its id shows the right one")
class NamesAnotherProgram(Dotdigital):
    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "programId": min(self.programs)}


@breaks("enrolment.status.word")
class SaysQueuedAtFirst(Dotdigital):
    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "status": "Queued"}


@breaks("enrolment.status.word")
class WritesStatusesOfEnrolmentsInCapitals(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {**shown, "status": shown["status"].upper()}


@breaks("enrolment.created.date")
class GivesSecondsForTheDateOfEnrolments(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        seconds = int(enrolment.created.timestamp())
        return {**super().shown_enrolment(enrolment), "dateCreated": seconds}


@breaks("enrolment.created.utc")
class DatesEnrolmentsByTheSummerOfLondon(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        local = self.time(enrolment.created + timedelta(hours=1))
        return {**super().shown_enrolment(enrolment), "dateCreated": local}


@breaks("enrolment.lists")
class ShowsContactsAsObjects(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        contacts = [{"id": id_} for id_ in enrolment.contacts]
        return {**super().shown_enrolment(enrolment), "contacts": contacts}


@breaks("enrolment.lists")
class JoinsAddressBooksToText(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        joined = ",".join(map(str, enrolment.address_books))
        return {**super().shown_enrolment(enrolment), "addressBooks": joined}


@breaks("enrolment.members.known")
class ShowsHowManyFailed(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "faultCount": len(enrolment.faults)}


@breaks(
    "enrolment.address-books",
    also=[
        "enrolment.address-books.at-most-10",
        "enrolment.address-books.at-most-10.token",
        "enrolment.address-book.unknown.token",
    ],
    because="whatever they are, they are nobody",
)
class LooksAtContactsAlone(Dotdigital):
    def names_somebody(self, wish: Wish) -> None:
        super().names_somebody(Wish(wish.program, wish.contacts, []))


@breaks(
    "enrolment.address-books.at-most-10",
    also=["enrolment.address-books.at-most-10.token"],
    because="nothing is refused",
)
class TakesElevenAddressBooks(Dotdigital):
    most_address_books = 11


@breaks(
    "enrolment.address-books.at-most-10",
    also=["enrolment.address-books"],
    because="it is looked at with ten of them",
)
class StopsAtTheTenthAddressBook(Dotdigital):
    most_address_books = 9


@breaks("enrolment.address-books.at-most-10.token")
class CallsTooManyAddressBooksInvalid(Dotdigital):
    def names_whom_there_are(self, wish: Wish) -> None:
        if len(wish.address_books) > self.most_address_books:
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        super().names_whom_there_are(wish)


@breaks("enrolment.empty-list")
class RefusesBothListsEvenIfOneIsEmpty(Dotdigital):
    def wish(self, call: Call) -> Wish:
        if {"contacts", "addressbooks"} <= call.document().keys():
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        return super().wish(call)


@breaks("enrolment.nobody", also=["enrolment.nobody.token"], because="nothing is refused")
class EnrolsNobody(Dotdigital):
    def names_somebody(self, wish: Wish) -> None:
        pass


@breaks("enrolment.nobody.token")
class CallsNobodyAMalformedRequest(Dotdigital):
    def names_somebody(self, wish: Wish) -> None:
        if not wish.contacts and not wish.address_books:
            raise Refused(400, "ERROR_MALFORMED_REQUEST")


@breaks(
    "enrolment.contact.unknown",
    also=["enrolment.contact.unknown.token"],
    because="nothing is refused",
)
class LeavesUnknownContactsOut(Dotdigital):
    def names_whom_there_are(self, wish: Wish) -> None:
        known = [id_ for id_ in wish.contacts if id_ in self.contacts]
        wish.contacts[:] = known
        super().names_whom_there_are(wish)


@breaks("enrolment.contact.unknown")
class FindsNoUnknownContact(Dotdigital):
    def are_contacts(self, ids: Collection[int]) -> None:
        if not all(id_ in self.contacts for id_ in ids):
            raise Refused(404, "ERROR_CONTACT_NOT_FOUND")


@breaks("enrolment.contact.unknown.token")
class CallsUnknownContactsInvalid(Dotdigital):
    def are_contacts(self, ids: Collection[int]) -> None:
        if not all(id_ in self.contacts for id_ in ids):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")


@breaks(
    "enrolment.address-book.unknown",
    also=["enrolment.address-book.unknown.token"],
    because="nothing is refused",
)
class TakesUnknownAddressBooksForEmpty(Dotdigital):
    def names_whom_there_are(self, wish: Wish) -> None:
        wish.address_books[:] = [id_ for id_ in wish.address_books if id_ in self.address_books]
        super().names_whom_there_are(wish)


@breaks("enrolment.address-book.unknown")
class FindsNoUnknownAddressBook(Dotdigital):
    def are_address_books(self, ids: Collection[int]) -> None:
        if not all(id_ in self.address_books for id_ in ids):
            raise Refused(404, "ERROR_ADDRESSBOOK_NOT_FOUND")


@breaks("enrolment.address-book.unknown.token")
class CallsAnUnknownAddressBookAContact(Dotdigital):
    def are_address_books(self, ids: Collection[int]) -> None:
        if not all(id_ in self.address_books for id_ in ids):
            raise Refused(400, "ERROR_CONTACT_NOT_FOUND")


@breaks("enrolment.program.unknown")
class RefusesUnknownProgramsWith400(Dotdigital):
    def create_enrolment(self, call: Call) -> Json:
        if self.wish(call).program not in self.programs:
            raise Refused(400, "ERROR_PROGRAM_NOT_FOUND")
        return super().create_enrolment(call)


@breaks("enrolment.program.unknown", "enrolment.program.unknown.token")
class CallsUnknownProgramsInactive(Dotdigital):
    def create_enrolment(self, call: Call) -> Json:
        if self.wish(call).program not in self.programs:
            raise Refused(422, "ERROR_PROGRAM_NOT_ACTIVE")
        return super().create_enrolment(call)


@breaks("enrolment.program.unknown.token")
class FindsNoEnrolmentOfUnknownPrograms(Dotdigital):
    def create_enrolment(self, call: Call) -> Json:
        if self.wish(call).program not in self.programs:
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return super().create_enrolment(call)


@breaks("enrolment.refused.nothing-recorded")
class WritesEnrolmentsDownFirst(Dotdigital):
    """It asks whether all that it names is there when the enrolment is made."""

    def names_whom_there_are(self, wish: Wish) -> None:
        try:
            super().names_whom_there_are(wish)
        except Refused:
            self.enrol(self.programs[wish.program], Wish(wish.program, [], []))
            raise


@breaks("enrolment.refused.nothing-recorded")
class KeepsAnEmptyEnrolment(Dotdigital):
    def names_somebody(self, wish: Wish) -> None:
        if not wish.contacts and not wish.address_books:
            self.enrol(self.programs[wish.program], wish)
        super().names_somebody(wish)


@breaks(
    "enrolment.accepted",
    also=["enrolment.empty-list", "enrolment.nobody", "payload.contacts"],
    because="that program is asked for more",
    depth="standard",
)
class EnrolsUntilItIsDeactivated(Dotdigital):
    def status_when_deactivated(self, program: Program) -> str:
        self.__dict__.setdefault("stopped", set()).add(program.id)
        return super().status_when_deactivated(program)

    def is_active(self, program: Program) -> None:
        if program.id in self.__dict__.get("stopped", ()):
            raise Refused(422, "ERROR_PROGRAM_NOT_ACTIVE")
        super().is_active(program)


@breaks("enrolment.accepted", depth="standard")
class EnrolsUntilItReadsDeactivated(Dotdigital):
    """A program that was a draft again enrols when it is active again, any other does not."""

    def status_when_deactivated(self, program: Program) -> str:
        status = super().status_when_deactivated(program)
        if status == "Deactivated":
            self.__dict__.setdefault("stopped", set()).add(program.id)
        return status

    def is_active(self, program: Program) -> None:
        if program.id in self.__dict__.get("stopped", ()):
            raise Refused(422, "ERROR_PROGRAM_NOT_ACTIVE")
        super().is_active(program)
