"""
Dotdigitals whose programs take enrolments, or refuse them, in one wrong way each.
"""

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

REFUSALS = ["gate.status-422", "gate.token", "gate.nothing-recorded"]


@breaks("gate.draft", also=REFUSALS, because="nothing is refused")
class EnrolsIntoDrafts(Dotdigital):
    states_that_enrol = frozenset({"Active", "Draft"})


@breaks("gate.deactivated", also=REFUSALS, because="nothing is refused")
class EnrolsIntoDeactivatedPrograms(Dotdigital):
    states_that_enrol = frozenset({"Active", "Deactivated"})


@breaks("gate.read-only", also=REFUSALS, because="nothing is refused")
class EnrolsIntoReadOnlyPrograms(Dotdigital):
    states_that_enrol = frozenset({"Active", "ReadOnly"})


@breaks("gate.deactivated", also=REFUSALS, because="nothing is refused")
class EnrolsAddressBooksIntoDeactivatedPrograms(Dotdigital):
    """That a program is active is asked for each contact that is named."""

    def takes_enrolments(self, program: Program, wish: Wish) -> None:
        if wish.contacts or program.status != "Deactivated":
            self.is_active(program)


@breaks("gate.deleted", also=["gate.nothing-recorded"], because="nothing is refused")
class EnrolsIntoDeletedPrograms(Dotdigital):
    def create_enrolment(self, call: Call) -> Json:
        wish = self.wish(call)
        program = self.programs.get(wish.program)
        if program and program.deleted:
            return self.created(self.enrol(program, wish))
        return super().create_enrolment(call)


@breaks("gate.status-422")
class RefusesInactiveProgramsWith400(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status != "Active":
            raise Refused(400, "ERROR_PROGRAM_NOT_ACTIVE")


@breaks("gate.status-422")
class RefusesDraftsWith409(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status == "Draft":
            raise Refused(409, "ERROR_PROGRAM_NOT_ACTIVE")
        super().is_active(program)


@breaks("gate.token", "gate.status-422")
class FindsNoInactiveProgram(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status != "Active":
            raise Refused(404, "ERROR_PROGRAM_NOT_FOUND")


@breaks("gate.token")
class InventsAnErrorForInactivePrograms(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status != "Active":
            raise Refused(422, "ERROR_PROGRAM_INVALID_STATUS")


@breaks("gate.unchanged")
class ActivatesDraftsByAnAttempt(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status == "Draft":
            program.status = "Active"
            raise Refused(422, "ERROR_PROGRAM_NOT_ACTIVE")
        super().is_active(program)


@breaks("gate.unchanged")
class ReactivatesByAnAttempt(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status == "Deactivated":
            program.status = "Active"
            raise Refused(422, "ERROR_PROGRAM_NOT_ACTIVE")
        super().is_active(program)


@breaks("gate.nothing-recorded")
class RecordsWhatItRefuses(Dotdigital):
    def is_active(self, program: Program) -> None:
        if program.status != "Active":
            self.enrol(program, Wish(program.id, self.told["faulty_contact_ids"][:1], []))
        super().is_active(program)


@breaks(
    "gate.active.stays",
    also=["enrolment.empty-list", "lifecycle.deactivated.enrolled"],
    because="it takes no second enrolment, and can't be deactivated",
)
class LocksTheProgramWithItsFirstEnrolment(Dotdigital):
    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        made = super().enrol(program, wish)
        program.status = "ReadOnly"
        return made


@breaks("gate.active.stays", also=["enrolment.empty-list"], because="it takes no second enrolment")
class EndsAProgramWithItsEnrolment(Dotdigital):
    def note_enrolled(self, program: Program) -> None:
        super().note_enrolled(program)
        program.status = "Deactivated"


class _EnrolsInOneWay(Dotdigital):
    """Asks whether a program is active only where contacts are named, or only where none are."""

    state, by_books = "Draft", True

    def takes_enrolments(self, program: Program, wish: Wish) -> None:
        if program.status != self.state or bool(wish.address_books) is not self.by_books:
            super().takes_enrolments(program, wish)


@breaks(
    "gate.draft",
    also=["lifecycle.deactivated.never-enrolled"],
    because="the draft has enrolled somebody",
    depth="standard",
)
class EnrolsAddressBooksIntoDrafts(_EnrolsInOneWay):
    pass


@breaks("gate.read-only", depth="standard")
class EnrolsAddressBooksIntoReadOnlyPrograms(_EnrolsInOneWay):
    state = "ReadOnly"


@breaks("gate.deactivated", depth="standard")
class EnrolsContactsIntoDeactivatedPrograms(_EnrolsInOneWay):
    state, by_books = "Deactivated", False
