"""
Creating an enrolment.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    BOOKS,
    ENROLMENT,
    FAULTY,
    GOOD,
    LATER,
    STATUSES,
    WRONG,
    Aftermath,
    Archive,
    Enrolling,
    Refusals,
    Spare,
    instant,
    is_guid,
    is_list,
    is_whole_number,
)


@verifies("enrolment.accepted")
def must_enrol_contacts(enrolling: Enrolling) -> None:
    assert enrolling[GOOD].accepted


@depth("standard")
@verifies("enrolment.accepted")
def must_enrol_into_a_program_that_is_active_again(aftermath: Aftermath) -> None:
    assert aftermath.enrolled_again.accepted


@depth("standard")
@verifies("enrolment.accepted")
def must_enrol_into_a_program_that_was_deactivated(spare: Spare) -> None:
    assert spare.anew.accepted


@verifies("enrolment.status-201")
def must_answer_with_201(enrolling: Enrolling) -> None:
    assert enrolling[GOOD].needed("enrolment.accepted").status == 201


@verifies("enrolment.id.guid")
def must_give_a_guid(archive: Archive) -> None:
    assert [each for each in archive.known if not is_guid(each["id"])] == []


@verifies("enrolment.program")
def must_name_the_program(enrolling: Enrolling) -> None:
    program = enrolling[GOOD].record["programId"]

    assert is_whole_number(program)
    assert str(program) == str(enrolling.program)


@verifies("enrolment.status.word")
def must_call_a_status_by_its_word(archive: Archive) -> None:
    assert {each.spelt for each in archive.known} - {*STATUSES, LATER} == set()


@verifies("enrolment.created.date")
def must_show_when_an_enrolment_was_created(archive: Archive) -> None:
    assert [each for each in archive.known if not instant(each["dateCreated"])] == []


@verifies("enrolment.created.utc")
def must_date_a_new_enrolment_in_utc(enrolling: Enrolling) -> None:
    assert enrolling[GOOD].needed("enrolment.accepted").record.is_of_now


@verifies("enrolment.lists")
@pytest.mark.parametrize("member", ["contacts", "addressBooks"])
def must_list_ids_or_nothing(archive: Archive, member: str) -> None:
    assert [each for each in archive.known if not is_list(each[member])] == []


@verifies("enrolment.members.known")
def should_show_known_members_alone(archive: Archive) -> None:
    assert {name for each in archive.known for name in each.members} - ENROLMENT == set()


@verifies("enrolment.address-books")
def must_enrol_address_books(enrolling: Enrolling) -> None:
    assert enrolling[BOOKS].accepted


@verifies("enrolment.address-books.at-most-10")
def must_take_10_address_books(enrolling: Enrolling) -> None:
    enrolling.has_10_books()

    assert enrolling[BOOKS].accepted


@verifies("enrolment.address-books.at-most-10")
def must_refuse_11_address_books(refusals: Refusals) -> None:
    assert refusals["11 address books"].status == 400


@verifies("enrolment.empty-list")
def must_take_contacts_and_an_empty_list(enrolling: Enrolling) -> None:
    enrolling[GOOD].needed("enrolment.accepted")
    enrolling.knows_the_faulty()

    assert enrolling[FAULTY].accepted


@verifies(
    {
        "enrolment.nobody": "nobody",
        "enrolment.contact.unknown": "unknown contact",
        "enrolment.address-book.unknown": "unknown address book",
    }
)
def must_refuse_with_400(refusals: Refusals, label: str) -> None:
    assert refusals[label].status == 400


@verifies("enrolment.program.unknown")
def must_refuse_an_unknown_program_with_404(refusals: Refusals) -> None:
    assert refusals["unknown program"].status == 404


TOKENS = {
    "nobody": "ERROR_ENROLMENT_INVALID",
    "11 address books": "ERROR_ADDRESSBOOK_TOOMANY",
    "unknown contact": "ERROR_CONTACT_NOT_FOUND",
    "unknown address book": "ERROR_ADDRESSBOOK_NOT_FOUND",
    "unknown program": "ERROR_PROGRAM_NOT_FOUND",
}


@verifies(
    {
        "enrolment.nobody.token": "nobody",
        "enrolment.address-books.at-most-10.token": "11 address books",
        "enrolment.contact.unknown.token": "unknown contact",
        "enrolment.address-book.unknown.token": "unknown address book",
        "enrolment.program.unknown.token": "unknown program",
    }
)
def must_say_why_it_refuses(refusals: Refusals, label: str) -> None:
    assert refusals[label].tokens == [TOKENS[label]]


@verifies("enrolment.refused.nothing-recorded")
@pytest.mark.parametrize("label", [*WRONG, "unknown program"])
def must_record_nothing_where_it_refuses(refusals: Refusals, label: str) -> None:
    assert refusals.new(label) == set()


@observes("enrolment.first-status")
def how_an_enrolment_begins(enrolling: Enrolling) -> object:
    return enrolling[GOOD].record.status


@observes("enrolment.echo")
def how_an_enrolment_shows_its_contacts(enrolling: Enrolling) -> dict[str, str]:
    shown = enrolling.finished(GOOD)
    plain = {name: shown[name] for name in ("contacts", "addressBooks") if name in shown}
    return {name: "null" if value is None else str(len(value)) for name, value in plain.items()}
