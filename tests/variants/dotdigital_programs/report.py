"""
Dotdigital accounts that chose differently: the report of faults.
"""

import csv
import io

from conformance.vendors.dotdigital.reference import (
    Dotdigital,
    Enrolment,
    Fault,
)


class WritesAMarkBeforeTheReport(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return f"\ufeff{super().report(enrolment)}"


class EndsLinesAsUnixDoes(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment).replace("\r\n", "\n")


class QuotesEverything(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        rows = csv.reader(io.StringIO(super().report(enrolment)))
        text = io.StringIO()
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
        return text.getvalue()


class SendsTheReportAsBytes(Dotdigital):
    report_type = "application/octet-stream"


class SendsTheReportWithACharset(Dotdigital):
    report_type = "text/csv; charset=utf-8"


class HasNothingWhereNobodyFailed(Dotdigital):
    """An empty report lacks its header as well."""

    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment) if self.reported(enrolment) else ""


class EndsTheReportWithoutALineEnd(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment).rstrip()


class EndsTheReportWithBlankLines(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return f"{super().report(enrolment)}\r\n\r\n"


class ReportsInAnotherOrder(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        return enrolment.faults[::-1]


class KnowsMoreOfTheFaults(Dotdigital):
    """Reasons are not published, so they may be sentences."""

    def row(self, fault: Fault) -> tuple[object, ...]:
        id_, email, telephone, reason = super().row(fault)
        return id_, email, telephone, f'Not enrolled, since "{reason}" is set'
