"""
Dotdigitals whose reports of faults are wrong in one way each.
"""

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Fault,
    Refused,
    Wish,
)


@breaks("report.processing", also=["report.processing.token"], because="nothing is refused")
class ReportsWhileItIsProcessing(Dotdigital):
    def too_early(self, enrolment: Enrolment) -> str:
        return self.report(enrolment)


@breaks("report.processing")
class FindsNoReportYet(Dotdigital):
    def too_early(self, enrolment: Enrolment) -> str:
        raise Refused(404, "ERROR_ENROLMENT_IS_PROCESSING")


@breaks("report.processing.token")
class FindsNoEnrolmentYet(Dotdigital):
    def too_early(self, enrolment: Enrolment) -> str:
        raise Refused(400, "ERROR_ENROLMENT_NOT_FOUND")


@breaks("report.given")
class HasNoReportWhereNobodyFailed(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        if not enrolment.faults:
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return super().report(enrolment)


@breaks("report.given")
class SaysProcessingForEver(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        raise Refused(400, "ERROR_ENROLMENT_IS_PROCESSING")


@breaks("report.columns")
class ReportsInOtherWords(Dotdigital):
    columns = ("ContactId", "EmailAddress", "Phone", "Fault")


@breaks("report.columns")
class ReportsWithoutTelephoneNumbers(Dotdigital):
    columns = ("Id", "Email", "Reason")

    def row(self, fault: Fault) -> tuple[object, ...]:
        return fault.contact.id, fault.contact.email, fault.reason


@breaks("report.columns")
class PutsTheReasonFirst(Dotdigital):
    columns = ("Reason", "Id", "Email", "TelephoneNumber")

    def row(self, fault: Fault) -> tuple[object, ...]:
        *others, reason = super().row(fault)
        return reason, *others


@breaks("report.columns")
class SeparatesCellsBySemicolons(Dotdigital):
    delimiter = ";"


@breaks("report.columns")
class ReportsWithoutAHeader(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment).split("\r\n", maxsplit=1)[1]


@breaks("report.cells")
class WritesTheNumberBeforeTheAddress(Dotdigital):
    def row(self, fault: Fault) -> tuple[object, ...]:
        contact, email, number, reason = super().row(fault)
        return contact, number, email, reason


@breaks("report.failed")
class ReportsTheFirstFaultAlone(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        return super().reported(enrolment)[:1]


@breaks("report.failed")
class ReportsNobodyEver(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        return []


@breaks("report.nobody-else", "report.none-failed")
class ReportsEverybody(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        wish = Wish(enrolment.program, enrolment.contacts, enrolment.address_books)
        return [Fault(contact, contact.fault or "Enrolled") for contact in self.people(wish)]


@breaks("report.none-failed")
class ReportsTheFaultsOfAllEnrolments(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        if enrolment.faults:
            return super().reported(enrolment)
        return [fault for each in self.enrolments.values() for fault in each.faults]


@breaks("report.none-failed", "report.nobody-else")
class ReportsTheFirstContactAlways(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        first = self.contacts[min(self.contacts)]
        return [*super().reported(enrolment), Fault(first, "Unknown")]


@breaks("report.one-line")
class ReportsALineForEachReason(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        found = super().reported(enrolment)
        return [*found, *(Fault(fault.contact, "AlreadyInProgram") for fault in found)]


@breaks("report.reason")
class SaysNoReason(Dotdigital):
    def row(self, fault: Fault) -> tuple[object, ...]:
        return (*super().row(fault)[:3], "")


@breaks("report.unknown", also=["report.unknown.token"], because="nothing is refused")
class HasAnEmptyReportOfNoEnrolment(Dotdigital):
    def get_report(self, call: Call) -> str:
        which = call.segments["which"]
        if self.is_id(which) and which.lower() not in self.enrolments:
            return ",".join(self.columns)
        return super().get_report(call)


@breaks("report.unknown")
class RefusesReportsOfNoEnrolmentWith400(Dotdigital):
    def get_report(self, call: Call) -> str:
        if call.segments["which"].lower() not in self.enrolments:
            raise Refused(400, "ERROR_ENROLMENT_NOT_FOUND")
        return super().get_report(call)


@breaks("report.unknown.token")
class CallsTheReportOfNoEnrolmentUnready(Dotdigital):
    def get_report(self, call: Call) -> str:
        if call.segments["which"].lower() not in self.enrolments:
            raise Refused(404, "ERROR_REPORT_NOT_FOUND")
        return super().get_report(call)


@breaks("report.malformed")
class BreaksDownOverTheReportOfAWord(Dotdigital):
    def get_report(self, call: Call) -> str:
        if not self.is_id(call.segments["which"]):
            raise Refused(500, "ERROR_UNKNOWN")
        return super().get_report(call)


@breaks("report.malformed")
class HasAnEmptyReportOfAWord(Dotdigital):
    def get_report(self, call: Call) -> str:
        if not self.is_id(call.segments["which"]):
            return ",".join(self.columns)
        return super().get_report(call)


@breaks("report.again", depth="standard")
class CollectsFaultsWithEachReading(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        text = super().report(enrolment)
        enrolment.faults = [*enrolment.faults, *enrolment.faults]
        return text


@breaks("report.nobody-else", depth="standard")
class ReportsTheFaultsOfTheWholeProgram(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        alike = [each for each in self.enrolments.values() if each.program == enrolment.program]
        return list(dict.fromkeys(fault for each in alike for fault in each.faults))
