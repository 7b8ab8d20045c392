"""
Enrolling contacts in a program that is active.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from .call import Call, Refused, numbers, operation, whole
from .program import Programs
from .record import AddressBook, Contact, Enrolment, Fault, Json, Program


@dataclass(frozen=True)
class Wish:
    """What a creation asks for."""

    program: int
    contacts: list[int]
    address_books: list[int]


class Enrolling(Programs):
    most_address_books = 10
    allowance: int | None = None  # creations in an hour; None where they are not limited
    processing_time = 0.25  # seconds
    states_that_enrol = frozenset({"Active"})

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.contacts: dict[int, Contact] = {}
        self.address_books: dict[int, AddressBook] = {}
        self.enrolments: dict[str, Enrolment] = {}

    @operation("POST", "/v2/programs/enrolments")
    def create_enrolment(self, call: Call) -> Json:
        wish = self.wish(call)
        program = self.found(str(wish.program))
        self.is_active(program)
        self.names_somebody(wish)
        self.names_whom_there_are(wish)
        self.is_within_allowance()
        return self.created(self.enrol(program, wish))

    def created(self, enrolment: Enrolment) -> Json:
        return self.shown_enrolment(enrolment)

    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        raise NotImplementedError

    def wish(self, call: Call) -> Wish:
        asked = call.document()
        contacts, books = numbers(asked.get("contacts")), numbers(asked.get("addressbooks"))
        return Wish(whole(asked.get("programid")), contacts, books)

    def is_active(self, program: Program) -> None:
        if program.status not in self.states_that_enrol:
            raise Refused(422, "ERROR_PROGRAM_NOT_ACTIVE")

    def names_somebody(self, wish: Wish) -> None:
        if not wish.contacts and not wish.address_books:
            raise Refused(400, "ERROR_ENROLMENT_INVALID")

    def names_whom_there_are(self, wish: Wish) -> None:
        if len(wish.address_books) > self.most_address_books:
            raise Refused(400, "ERROR_ADDRESSBOOK_TOOMANY")
        self.are_address_books(wish.address_books)
        self.are_contacts(wish.contacts)

    def are_address_books(self, ids: Collection[int]) -> None:
        if not all(id_ in self.address_books for id_ in ids):
            raise Refused(400, "ERROR_ADDRESSBOOK_NOT_FOUND")

    def are_contacts(self, ids: Collection[int]) -> None:
        if not all(id_ in self.contacts for id_ in ids):
            raise Refused(400, "ERROR_CONTACT_NOT_FOUND")

    def is_within_allowance(self) -> None:
        since = self.clock() - timedelta(hours=1)
        lately = [each for each in self.enrolments.values() if each.created > since]
        if self.allowance is not None and len(lately) >= self.allowance:
            raise Refused(400, "ERROR_ENROLMENT_ALLOWANCE_EXCEEDED")

    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        enrolment = Enrolment(
            id=self.new_id(),
            program=program.id,
            created=self.clock(),
            finishes=self.clock() + timedelta(seconds=self.processing_time),
            contacts=wish.contacts,
            address_books=wish.address_books,
        )
        people = self.people(wish)
        enrolment.faults = [fault for one in people if (fault := self.fault(program, one))]
        if len(enrolment.faults) < len(people):
            self.note_enrolled(program)
        self.enrolments[enrolment.id] = enrolment
        return enrolment

    def people(self, wish: Wish) -> list[Contact]:
        """Name everybody once."""
        of_books = [id_ for book in wish.address_books for id_ in self.address_books[book].contacts]
        return [self.contacts[id_] for id_ in dict.fromkeys([*wish.contacts, *of_books])]

    def fault(self, program: Program, contact: Contact) -> Fault | None:  # noqa: ARG002
        """Say why a contact can't be enrolled, if that is so."""
        return Fault(contact, contact.fault) if contact.fault else None

    def note_enrolled(self, program: Program) -> None:
        program.ever_enrolled = True

    def new_id(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def capabilities(self) -> dict[str, bool]:
        """Give what the target file says of this instance under `capabilities`."""
        return {"enrolment_allowance": self.allowance is not None}
