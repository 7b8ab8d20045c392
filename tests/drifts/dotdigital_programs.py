"""
Dotdigital's automated programs, changed in one way each.
"""

from datetime import datetime
from typing import Any

from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Fault,
    Json,
    Program,
    Refused,
)
from tests.drifts import drifts


@drifts(
    "vanished breaking dateCreated",
    "verdict breaking program.created.date",
    "verdict breaking program.members.known",
    "appeared additive created",
    "observation cosmetic program.date-spelling",
)
class RenamesTheDate(Dotdigital):
    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return {"created": shown.pop("dateCreated"), **shown}


@drifts(
    "verdict breaking program.members.known",
    "appeared additive createdBy",
)
class ShowsWhoMadeAProgram(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "createdBy": "someone@example.com"}


@drifts(
    "verdict breaking enrolment.members.known",
    "appeared additive total",
)
class CountsEverybodyInAnEnrolment(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "total": len(enrolment.contacts)}


@drifts(
    "vanished breaking addressBooks",
    "observation cosmetic enrolment.echo",
)
class LeavesAddressBooksOut(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {name: value for name, value in shown.items() if name != "addressBooks"}


@drifts(
    "type breaking programId",
    "verdict breaking enrolment.program",
)
class WritesIdsAsText(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "programId": str(enrolment.program)}


@drifts(
    "observation cosmetic enrolment.echo",
)
class ShowsEmptyArrays(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {**shown, "contacts": enrolment.contacts, "addressBooks": enrolment.address_books}


@drifts(
    "format breaking dateCreated",
    "observation cosmetic program.date-spelling",
)
class WritesDatesWithMilliseconds(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}.123Z"


@drifts(
    "verdict breaking gate.token",
)
class RefusesInactiveProgramsWithAnotherCode(Dotdigital):
    def message(self, refused: Refused) -> str:
        return super().message(refused).replace("ERROR_PROGRAM_NOT_ACTIVE", "ERROR_PROGRAM_STOPPED")


@drifts(
    "code breaking 400 ERROR_PARAMETER_INVALID",
    "verdict breaking page.bounds.token",
)
class RefusesBadParametersWithAnotherCode(Dotdigital):
    def message(self, refused: Refused) -> str:
        return super().message(refused).replace("ERROR_PARAMETER_INVALID", "ERROR_PAGE_INVALID")


@drifts(
    "observation cosmetic answer.error.words",
)
class WordsItsMessagesAnew(Dotdigital):
    def message(self, refused: Refused) -> str:
        return super().message(refused).replace("Error: ", "Refused: ")


@drifts(
    "verdict breaking enrolment.address-books.at-most-10",
)
class Takes20AddressBooks(Dotdigital):
    most_address_books = 20


@drifts(
    "verdict breaking page.select.most.enrolments",
    "verdict breaking page.select.most.programs",
)
class MovesItsCapTo2000(Dotdigital):
    largest_page = 2000


@drifts(
    "verdict breaking page.select.least.enrolments",
    "verdict breaking page.select.least.programs",
    "verdict breaking page.select.most.enrolments",
    "verdict breaking page.select.most.programs",
)
class CutsPagesThatAreTooLarge(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        return max(1, min(size, self.largest_page))


@drifts(
    "verdict breaking program.status.word",
    "value additive status",
)
class PausesAProgram(Dotdigital):
    def word(self, program: Program) -> str:
        return "Paused" if program.name.startswith("Mower") else program.status


@drifts(
    "observation cosmetic program.order",
)
class ListsTheLastFirst(Dotdigital):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: -program.id)


@drifts(
    "observation cosmetic access.challenge",
)
class AsksForCredentialsByItsName(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Any:
        response = super().refusal(call, refused)
        if refused.status == 401:
            response.headers["www-authenticate"] = 'Basic realm="Dotdigital"'
        return response


@drifts(
    "observation cosmetic report.reasons",
)
class ExplainsFaultsInOtherWords(Dotdigital):
    def row(self, fault: Fault) -> tuple[object, ...]:
        return *super().row(fault)[:-1], f"Contact is {fault.reason}"


@drifts(
    "verdict breaking enrolment.status-201",
)
class CreatesWith200(Dotdigital):
    status_of_creation = 200


@drifts(
    "observation cosmetic enrolment.first-status",
)
class FinishesAtOnce(Dotdigital):
    processing_time = 0


@drifts(
    "observation additive lifecycle.deleted-by-id",
    "observation additive program.deleted-by-id",
)
class ShowsWhatWasDeleted(Dotdigital):
    def get_program(self, call: Call) -> Json:
        segment = call.segments["id"]
        program = self.programs.get(int(segment)) if segment.isdecimal() else None
        return self.got(program) if program else super().get_program(call)


@drifts(
    "null breaking name",
)
class NamesNothingThatIsReadOnly(Dotdigital):
    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return {**shown, "name": None} if program.status == "ReadOnly" else shown


@drifts(
    "appeared additive correlationId",
    "observation cosmetic access.refusal-body",
    "observation cosmetic answer.error.members",
)
class AnswersWithMoreThanAMessage(Dotdigital):
    def error(self, refused: Refused) -> Json:
        return {**super().error(refused), "correlationId": "4b1f"}
