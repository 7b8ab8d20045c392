"""
Dotdigital accounts that chose differently: what the account holds, and what HTTP leaves open.
"""

from datetime import timedelta
from typing import Any

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from conformance.vendors.dotdigital.reference import (
    AddressBook,
    Call,
    Contact,
    Dotdigital,
    Json,
    Login,
    Program,
    Wish,
)


class Compresses(Dotdigital):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.app.add_middleware(GZipMiddleware, minimum_size=1)


class HasNoHooks(Dotdigital):
    def hooks(self) -> dict[str, Json]:
        return {}


class CanNeitherDeleteNorMakeErrors(Dotdigital):
    def hooks(self) -> dict[str, Json]:
        left_out = {"delete", "set_validation_errors", "edit"}
        return {name: hook for name, hook in super().hooks().items() if name not in left_out}


class HasNoRestrictedUser(Dotdigital):
    def is_restricted(self, login: Login) -> bool:
        return False

    def credentials(self) -> dict[str, dict[str, str]]:
        return {}


class HasFewContacts(Dotdigital):
    """The target file names one contact, one address book and one that is faulty."""

    def fixtures(self) -> dict[str, Any]:
        told = super().fixtures()
        few = ("contact_ids", "address_book_ids", "faulty_contact_ids")
        return told | {name: told[name][-1:] for name in few}


class HasNoEnrolmentsToLookAt(Dotdigital):
    """No enrolment was ever made, so the target file can name none."""

    def plant_enrolments(self) -> None:
        pass


class HasTwoThousandPrograms(Dotdigital):
    """More than fit in a page."""

    def plant_programs(self) -> None:
        super().plant_programs()
        for number in range(10_000, 12_000):
            created = self.this_second() - timedelta(minutes=number)
            self.programs[number] = Program(number, f"Campaign {number}", created, "Deactivated")


class IsBusyWithOthers(Dotdigital):
    """Other users build programs, and enrol contacts into one of their own, all the time."""

    def respond(self, call: Call) -> Response:
        if not call.is_hook and self.random.random() < 0.5:
            theirs = self.programs[self.told["active_program_id"] + 35]
            self.enrol(theirs, Wish(theirs.id, [8100 + self.random.randrange(30)], []))
            created = self.this_second()
            number = self.next_id()
            self.programs[number] = Program(number, f"Somebody's {number}", created)
        return super().respond(call)


class IsTidiedByOthers(Dotdigital):
    """Another user deletes programs of their own, now and then while the run deletes one."""

    def plant_programs(self) -> None:
        super().plant_programs()
        created = self.this_second()
        self.theirs = [
            Program(number, f"Old {number}", created) for number in range(10_000, 10_050)
        ]
        self.programs |= {each.id: each for each in self.theirs}

    def delete(self, call: Call) -> Json:
        seen = super().delete(call)
        if len(self.theirs) % 2 == 0:
            self.theirs[-1].deleted = True
        self.theirs.pop()
        return seen


class CountsFromTwoBillion(Dotdigital):
    """Ids are as high as those that one takes for nobody's: of contacts, books and programs."""

    first = 2_000_000_011

    def plant_programs(self) -> None:
        super().plant_programs()
        self.programs[self.first] = Program(self.first, "Kept", self.this_second(), "Active")

    def plant_contacts(self) -> None:
        super().plant_contacts()
        self.contacts[self.first] = Contact(self.first, "high@example.com")
        self.address_books[self.first] = AddressBook(self.first, "High", [self.first])
        self.told["contact_ids"].append(self.first)
        self.told["address_book_ids"].append(self.first)


class HasForgottenTheFaulty(Dotdigital):
    """The contacts that could not be enrolled were removed since the target file was written."""

    def fixtures(self) -> dict[str, Any]:
        told = super().fixtures()
        for contact in told["faulty_contact_ids"]:
            self.contacts.pop(contact, None)
        return told
