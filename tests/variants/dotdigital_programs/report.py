"""
Dotdigital accounts that chose differently: the report of faults.
"""

import csv
import io
from typing import Any

from starlette.responses import Response

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


class HasMoreColumns(Dotdigital):
    columns = ("Id", "Email", "TelephoneNumber", "Reason", "DateFailed")

    def row(self, fault: Fault) -> tuple[object, ...]:
        return (*super().row(fault), "2026-09-14")


class _WritesTheReportIn(KnowsMoreOfTheFaults):
    charset: str

    def sent(self, content: Any, status: int = 200) -> Response:
        response = super().sent(content, status)
        if isinstance(content, str):
            report = content.replace("Not enrolled", "Größtenteils gültig")
            return Response(report.encode(self.charset), status, {"content-type": self.report_type})
        return response


class WritesTheReportInLatin1(_WritesTheReportIn):
    """It does not say so: its type has no characters."""

    report_type = "application/octet-stream"
    charset = "iso-8859-1"


class WritesTheReportForASpreadsheet(_WritesTheReportIn):
    report_type = "text/csv; charset=utf-16"
    charset = "utf-16"
