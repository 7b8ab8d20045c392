"""
Who is enrolled, and into what.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import NeedsFixture
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop

# What is enrolled: one good contact; another one with all that can't be enrolled; address books.
GOOD, FAULTY, BOOKS = "good", "faulty", "books"
MOST_BOOKS = 10
MOST_FAULTY = 20  # a call of more than 25 contacts may be too large


@dataclass
class Cast:
    """
    Contacts, address books, and active programs to enrol them into: the run's own programs where
    there are hooks to make them by, else the active one of the target file.

    Each enrolment goes into a program that nobody else enrols into: what is reported of the ones
    must not come from the others.
    """

    workshop: Workshop

    @once
    def program(self) -> Any:
        """The program that a contact is enrolled into."""
        return self.workshop.an_active_program("enrols contacts")

    @once
    def mixed_program(self) -> Any:
        """The program that another is enrolled into, with those that can't be."""
        return self.workshop.an_active_program("enrols some contacts")

    @once
    def other_program(self) -> Any:
        """The program that address books are enrolled into, and where most wrong calls are made."""
        return self.workshop.an_active_program("enrols address books")

    @once
    def strange_program(self) -> Any:
        """The program that strangers try to enrol into."""
        return self.workshop.an_active_program("is tried by strangers")

    @once
    def idle_program(self) -> Any:
        """The program that enrols nobody, for all that it is asked to."""
        return self.workshop.an_active_program("enrols nobody")

    def program_of(self, label: str) -> Any:
        if label == FAULTY:
            return self.mixed_program
        return self.other_program if label == BOOKS else self.program

    def enrolled(self, label: str) -> dict[str, Any]:
        """Whom an enrolment is of. Beside the faulty contacts stands a list that is empty."""
        if label == GOOD:
            return {"contacts": self.contacts[:1]}
        if label == FAULTY:
            return {"contacts": [*self.faulty, *self.mixed], "address_books": []}
        return {"address_books": self.books[:MOST_BOOKS]}

    @property
    def mixed(self) -> list[Any]:
        """
        The contact that stands beside those that can't be enrolled. Where only one can be, it is
        the same, but not twice in one program: who is in it already may be a fault.
        """
        alike = self.program == self.mixed_program
        return self.contacts[1:2] or ([] if alike else self.contacts[:1])

    @property
    def contacts(self) -> list[Any]:
        """Contacts that can be enrolled."""
        return self._listed("contact_ids")

    @property
    def faulty(self) -> list[Any]:
        """Contacts that can't be."""
        return self._listed("faulty_contact_ids")[:MOST_FAULTY]

    @property
    def books(self) -> list[Any]:
        return self._listed("address_book_ids")

    def has_10_books(self) -> None:
        """Raises NeedsFixture where there are too few to show the limit."""
        if len(self.books) < MOST_BOOKS:
            raise NeedsFixture(f"address_book_ids: {MOST_BOOKS} of them")

    def has_room(self) -> None:
        """Raises NeedsFixture where enrolments are limited: the run makes as many as it may."""
        if self.workshop.context.target.capabilities.get("enrolment_allowance") is not False:
            raise NeedsFixture(
                "other checks use up the enrolments that the suite allows itself in an hour; "
                "if this target does not limit them, set `capabilities: "
                "{enrolment_allowance: false}`"
            )

    def _listed(self, key: str) -> list[Any]:
        found = list(dict.fromkeys(self.workshop.context.fixture(key)))
        if not found:
            raise NeedsFixture(key)
        return found
