"""
The report of an enrolment: everybody who could not be enrolled, and why.
"""

import csv
import io

from .call import Call, Refused, operation
from .progress import Progress
from .record import Enrolment, Fault


class Reports(Progress):
    columns: tuple[str, ...] = ("Id", "Email", "TelephoneNumber", "Reason")
    delimiter = ","

    @operation("GET", "/v2/programs/enrolments/{which}/report-faults")
    def get_report(self, call: Call) -> str:
        enrolment = self.enrolment(call.segments["which"])
        if not self.is_finished(enrolment):
            return self.too_early(enrolment)
        return self.report(enrolment)

    def too_early(self, enrolment: Enrolment) -> str:  # noqa: ARG002
        raise Refused(400, "ERROR_ENROLMENT_IS_PROCESSING")

    def report(self, enrolment: Enrolment) -> str:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter)
        writer.writerow(self.columns)
        writer.writerows(self.row(fault) for fault in self.reported(enrolment))
        return text.getvalue()

    def reported(self, enrolment: Enrolment) -> list[Fault]:
        return enrolment.faults

    def row(self, fault: Fault) -> tuple[object, ...]:
        contact = fault.contact
        return contact.id, contact.email, contact.telephone, fault.reason
