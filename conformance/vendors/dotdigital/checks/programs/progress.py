"""
From Processing to Finished.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    BOOKS,
    FAULTY,
    GOOD,
    LATER,
    STATUSES,
    UNKNOWN,
    Aftermath,
    Archive,
    Enrolling,
    Enrolments,
    Refusals,
    Spare,
)

MALFORMED = ["abc", UNKNOWN[:-1], f"{UNKNOWN[:-1]}x"]


@verifies("progress.by-id")
@pytest.mark.parametrize("label", [GOOD, FAULTY, BOOKS])
def must_find_an_enrolment_by_its_id(enrolling: Enrolling, label: str) -> None:
    created, look = enrolling.right(label), enrolling.wait(label)[0]

    assert look.accepted
    assert look.record.key == created.key
    assert str(look.record["programId"]) == str(created["programId"])


@verifies("progress.finishes")
@pytest.mark.parametrize("label", [GOOD, FAULTY, BOOKS])
def should_come_to_be_finished(enrolling: Enrolling, label: str) -> None:
    assert enrolling.wait(label)[-1].record.reads("Finished")


@verifies("progress.never-back")
def must_stay_finished(archive: Archive) -> None:
    assert archive.later
    assert [each for each in archive.later if each.reads("Processing")] == []


@depth("standard")
@verifies("progress.never-back")
def must_stay_finished_where_its_program_stops(aftermath: Aftermath) -> None:
    assert not aftermath.finished.reads("Processing")


@verifies("progress.listed.finished")
def must_list_a_finished_enrolment(archive: Archive) -> None:
    assert archive.sought(archive.finished) is not None


@verifies("progress.listed.finished")
def must_list_a_finished_enrolment_with_faults(archive: Archive) -> None:
    assert archive.sought(archive.with_faults) is not None


@verifies("progress.listed.finished")
def must_list_a_finished_enrolment_of_address_books(archive: Archive) -> None:
    assert archive.sought(archive.of_books) is not None


@depth("standard")
@verifies("progress.listed.finished")
def must_list_what_finishes_once_it_was_listed(spare: Spare) -> None:
    assert spare.shown is not None


@verifies("progress.listed.processing")
def must_list_an_enrolment_that_is_processing(enrolling: Enrolling) -> None:
    glimpse = enrolling.glimpse

    assert glimpse.listed.find(glimpse.after["id"]) is not None


@verifies("progress.listed.no-other")
@pytest.mark.parametrize("status", STATUSES)
def must_list_enrolments_of_a_status_alone(archive: Archive, status: str) -> None:
    assert archive.strays(status) == []


@verifies("progress.listed.no-other")
def must_not_list_what_is_finished_as_processing(
    refusals: Refusals, enrolments: Enrolments
) -> None:
    listed = refusals.finally_.listed("Processing")

    assert enrolments.strays("Processing", listed) == []


@depth("standard")
@verifies("progress.listed.no-other")
def must_not_list_what_nobody_looked_at_as_processing(spare: Spare, enrolments: Enrolments) -> None:
    assert enrolments.strays("Processing", spare.processing.records) == []


@verifies("progress.listed.array")
@pytest.mark.parametrize("status", STATUSES)
def must_list_enrolments_as_a_bare_array(archive: Archive, status: str) -> None:
    assert archive.of(status).bare


@verifies("progress.listed.once")
def must_list_an_enrolment_once(archive: Archive) -> None:
    assert [page for page in archive.listed if len(page.keys) != len({*page.keys})] == []


@verifies("progress.listed.same")
def must_show_by_id_what_the_list_shows(archive: Archive) -> None:
    assert archive.found(archive.finished).shown() == archive.finished.shown()


@verifies("progress.listed.same")
def must_show_by_id_what_the_list_shows_of_an_older_one(archive: Archive) -> None:
    assert archive.found(archive.older).shown() == archive.older.shown()


@verifies("progress.listed.same")
def must_not_list_as_finished_what_is_processing_by_its_id(archive: Archive) -> None:
    assert archive.listed[0].bare
    assert archive.torn == []


@verifies("progress.unknown")
def must_not_find_an_unknown_id(enrolments: Enrolments) -> None:
    assert enrolments.unknown.absent


@verifies("progress.unknown.token")
def must_say_that_an_enrolment_is_not_found(enrolments: Enrolments) -> None:
    assert enrolments.unknown.tokens == ["ERROR_ENROLMENT_NOT_FOUND"]


@verifies("progress.malformed")
@pytest.mark.parametrize("word", MALFORMED)
def must_refuse_what_is_neither_id_nor_status(enrolments: Enrolments, word: str) -> None:
    assert enrolments.odd(word).refused


@observes(
    {
        "progress.version-word": LATER,
        "progress.status-case": "finished",
        "progress.unknown-status": "Failed",
        "progress.malformed-guid": UNKNOWN[:-1],
    }
)
def how_another_word_is_answered(enrolments: Enrolments, label: str) -> str:
    return enrolments.odd(label).describe()


@observes("progress.guid-case")
def how_the_other_case_of_an_id_is_answered(archive: Archive, enrolments: Enrolments) -> str:
    return enrolments.by_id(str(archive.finished["id"]).swapcase()).describe()
