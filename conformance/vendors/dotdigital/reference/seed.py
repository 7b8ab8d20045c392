"""
What an instance holds at first: the programs of a shop for garden tools, in every state.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from .enrolment import Wish
from .lifecycle import Lifecycle
from .record import AddressBook, Contact, Enrolment, Program
from .report import Reports

FIRST_PROGRAM = 5201
OPENED = datetime(2025, 3, 3, 9, 15, 30, tzinfo=UTC)
PROGRAMS = (  # name, status, key of the fixture
    ("Spring bulbs reminder", "Draft", "draft_program_id"),
    ("Welcome to the garden club", "Active", "active_program_id"),
    ("Abandoned wheelbarrow", "Deactivated", "deactivated_program_id"),
    ("Hedge trimmer recall", "ReadOnly", "read_only_program_id"),
    ("Black Friday 2024", "Deactivated", "deleted_program_id"),
    ("Loyalty points expiry", "Draft", "invalid_draft_program_id"),
    ("Order follow-up", "Active", ""),
    ("Win back after a year", "Active", ""),
    ("Birthday voucher", "Deactivated", ""),
    ("Greenhouse guide, three parts", "Draft", ""),
    ("Mower service interval", "Active", ""),
    ("Seed catalogue request", "ReadOnly", ""),
)
REASONS = ("Unsubcribed", "AlreadyInProgram", "Suppressed")  # the first is spelt as the vendor does
GOOD, BOOKS = 30, 12
FAR_AHEAD = timedelta(days=3650)


class Seed(Reports, Lifecycle):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.told: dict[str, Any] = {}

    def fixtures(self) -> dict[str, Any]:
        """Give what can't be provisioned through the API, by the keys of a target file."""
        return dict(self.told)

    def plant(self) -> None:
        self.plant_programs()
        self.plant_contacts()
        self.plant_enrolments()

    def plant_programs(self) -> None:
        for place, (name, status, key) in enumerate(PROGRAMS):
            created = OPENED + timedelta(days=17 * place, minutes=41 * place)
            program = Program(FIRST_PROGRAM + 7 * place, name, created, status)
            program.ever_enrolled = status in {"Deactivated", "ReadOnly"}
            program.deleted = key == "deleted_program_id"
            program.errors = ["Email is not set"] if key == "invalid_draft_program_id" else None
            self.programs[program.id] = program
            if key:
                self.told[key] = program.id

    def plant_contacts(self) -> None:
        good = [Contact(8100 + n, f"gardener{n}@example.com", "") for n in range(GOOD)]
        faulty = [
            Contact(8900 + n, f"stranger{n}@example.com", f"+4420794600{n}" if n else "", reason)
            for n, reason in enumerate(REASONS)
        ]
        self.contacts = {contact.id: contact for contact in [*good, *faulty]}
        for n in range(BOOKS):
            people = [good[2 * n].id, good[2 * n + 1].id]
            self.address_books[610 + n] = AddressBook(610 + n, f"Club {n}", people)
        self.told["contact_ids"] = [contact.id for contact in good]
        self.told["address_book_ids"] = list(self.address_books)
        self.told["faulty_contact_ids"] = [contact.id for contact in faulty]

    def plant_enrolments(self) -> None:
        """Plant old ones, and one that goes on for years."""
        program = self.programs[FIRST_PROGRAM + 7 * 6]
        good, faulty = self.told["contact_ids"], self.told["faulty_contact_ids"]
        self.told["finished_enrolment_id"] = self.planted(program, good[:3]).id
        self.told["finished_enrolment_with_faults_id"] = self.planted(
            program, good[3:5] + faulty
        ).id
        for contact in good[5:9]:
            self.planted(program, [contact])
        endless = self.planted(program, good[9:12])
        endless.finishes = self.clock() + FAR_AHEAD
        self.told["processing_enrolment_id"] = endless.id

    def planted(self, program: Program, contacts: list[int]) -> Enrolment:
        enrolment = self.enrol(program, Wish(program.id, contacts, []))
        enrolment.created -= timedelta(days=1, minutes=len(self.enrolments))
        enrolment.finishes = enrolment.created + timedelta(minutes=1)
        return enrolment
