"""
The report of faults.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    COLUMNS,
    FAULTY,
    GOOD,
    UNKNOWN,
    Archive,
    Enrolling,
    Enrolments,
    Spare,
)


@verifies("report.processing")
def must_refuse_a_report_that_is_not_ready(enrolling: Enrolling) -> None:
    assert enrolling.glimpse.report.status == 400


@verifies("report.processing.token")
def must_say_that_an_enrolment_is_processing(enrolling: Enrolling) -> None:
    assert enrolling.glimpse.report.tokens == ["ERROR_ENROLMENT_IS_PROCESSING"]


@verifies("report.given")
def must_report_of_an_enrolment_that_is_finished(archive: Archive) -> None:
    assert archive.report.accepted


@verifies("report.given")
def must_report_of_an_enrolment_with_faults(archive: Archive) -> None:
    assert archive.report_with_faults.accepted


@depth("standard")
@verifies("report.again")
def must_report_the_same_again(archive: Archive) -> None:
    first, again = archive.reports

    assert again.accepted
    assert sorted(again.table.contacts) == sorted(first.table.contacts)


@verifies("report.columns")
def must_begin_with_four_columns(archive: Archive) -> None:
    assert archive.report_with_faults.table.columns[:4] == COLUMNS


@verifies("report.cells")
def must_hold_addresses_under_their_own_word(archive: Archive) -> None:
    lines = archive.report_with_faults.table.lines
    others = [line.get(word, "") for line in lines for word in ("Id", "TelephoneNumber")]

    assert [cell for cell in others if "@" in cell] == []


@verifies("report.failed")
def must_list_all_that_failed(enrolling: Enrolling, archive: Archive) -> None:
    enrolling.finished(FAULTY)
    reported = archive.report_with_faults.table.contacts

    assert {str(contact) for contact in enrolling.faulty} - set(reported) == set()


@verifies("report.nobody-else")
def must_list_nobody_else(enrolling: Enrolling, archive: Archive) -> None:
    enrolling.finished(FAULTY)
    reported = archive.report_with_faults.table.contacts

    assert set(reported) - {str(contact) for contact in enrolling.faulty} == set()


@depth("standard")
@verifies("report.nobody-else")
def must_list_nobody_of_another_enrolment(spare: Spare) -> None:
    spare["faulty contact"].needed("enrolment.accepted")

    assert {str(contact) for contact in spare.faulty} & {*spare.reported} == set()


@verifies("report.none-failed")
def must_list_nobody_where_nobody_failed(enrolling: Enrolling, archive: Archive) -> None:
    enrolling.finished(GOOD)

    assert archive.report.table.contacts == []


@verifies("report.one-line")
def must_have_one_line_a_contact(archive: Archive) -> None:
    reported = archive.report_with_faults.table.contacts

    assert len(reported) == len(set(reported))


@verifies("report.reason")
def should_say_a_reason(archive: Archive) -> None:
    lines = archive.report_with_faults.table.lines

    assert [line for line in lines if not line.get("Reason", "").strip()] == []


@verifies("report.unknown")
def must_not_report_of_an_unknown_id(enrolments: Enrolments) -> None:
    assert enrolments.unknown_report.absent


@verifies("report.unknown.token")
def must_say_that_an_enrolment_is_not_found(enrolments: Enrolments) -> None:
    assert enrolments.unknown_report.tokens == ["ERROR_ENROLMENT_NOT_FOUND"]


@verifies("report.malformed")
@pytest.mark.parametrize("word", ["abc", UNKNOWN[:-1]])
def must_refuse_what_is_no_id(enrolments: Enrolments, word: str) -> None:
    assert enrolments.report(word).refused


@observes("report.content-type")
def how_the_content_type_of_a_report_is_given(archive: Archive) -> str:
    response = archive.report_with_faults.needed().exchange.response
    return response.headers.get("content-type", "none") if response else "none"


@observes("report.form")
def how_the_lines_of_a_report_end(archive: Archive) -> str:
    response = archive.report_with_faults.needed().exchange.response
    body = response.body if response else b""
    ends = "CRLF" if b"\r\n" in body else "LF"
    mark = "with" if body.startswith(b"\xef\xbb\xbf") else "without"
    return f"{ends}, {mark} a byte order mark"


@observes("report.empty")
def how_a_report_of_nobody_looks(enrolling: Enrolling, archive: Archive) -> str:
    enrolling.finished(GOOD)
    return archive.report.table.text.strip() or "nothing at all"


@observes("report.reasons")
def how_faults_are_explained(archive: Archive) -> list[str]:
    return sorted({line.get("Reason", "") for line in archive.report_with_faults.table.lines})
