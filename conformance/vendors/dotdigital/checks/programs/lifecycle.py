"""
Activating, deactivating and reactivating, as the API shows it.
"""

from conformance import depth, observes, verifies
from conformance.vendors.dotdigital.vocabulary import (
    Aftermath,
    Career,
    Ending,
    Hindrance,
    Refusals,
    Spare,
)


@verifies("lifecycle.draft")
def must_be_a_draft_while_it_is_built(career: Career) -> None:
    assert career.idle("built") == "Draft"


@verifies("lifecycle.activated")
def must_be_active_once_activated(career: Career) -> None:
    assert career.idle("activated") == "Active"


@verifies("lifecycle.activated.errors")
def must_stay_a_draft_with_errors(hindrance: Hindrance) -> None:
    assert hindrance.invalid("errors") == "Draft"


@verifies("lifecycle.activated.errors-resolved")
def must_be_activated_once_errors_are_resolved(hindrance: Hindrance) -> None:
    assert hindrance.invalid("resolved") == "Active"


@depth("standard")
@verifies("lifecycle.activated.saved")
def should_stay_a_draft_with_unsaved_changes(ending: Ending) -> None:
    assert ending.hasty.status == "Draft"


@depth("standard")
@verifies("lifecycle.activated")
def must_be_active_once_it_was_edited_and_saved(ending: Ending) -> None:
    assert ending.saved.status == "Active"


@verifies("lifecycle.active.fixed")
def must_not_be_edited_while_active(ending: Ending) -> None:
    assert ending.active.after.shown() == ending.active.before.shown()


@depth("standard")
@verifies("lifecycle.active.fixed")
def must_not_have_been_edited_once_it_stops(ending: Ending) -> None:
    assert ending.stopped["name"] == ending.active.before["name"]


@verifies("lifecycle.active.shown")
def must_be_shown_while_active(ending: Ending) -> None:
    assert ending.shown.accepted


@verifies("lifecycle.deactivated.never-enrolled")
def must_be_a_draft_again_without_enrolments(career: Career) -> None:
    assert career.idle("deactivated") == "Draft"


@verifies("lifecycle.deactivated.never-enrolled")
def must_be_a_draft_again_after_a_refused_enrolment(aftermath: Aftermath) -> None:
    assert aftermath.draft.status == "Draft"


@verifies("lifecycle.deactivated.never-enrolled")
def must_be_a_draft_again_after_an_unknown_contact(aftermath: Aftermath) -> None:
    assert aftermath.active.status == "Draft"


@verifies("lifecycle.deactivated.never-enrolled")
def must_be_a_draft_each_time(career: Career) -> None:
    assert career.idle("once more") == "Draft"


@verifies("lifecycle.deactivated.enrolled")
def must_be_deactivated_after_an_enrolment(career: Career) -> None:
    assert career.enrolled("deactivated") == "Deactivated"


@verifies("lifecycle.deactivated.enrolled")
def must_be_deactivated_after_an_enrolment_with_faults(refusals: Refusals) -> None:
    assert refusals.tried("other") == "Deactivated"


@depth("standard")
@verifies("lifecycle.deactivated.enrolled")
def must_be_deactivated_after_an_enrolment_at_last(spare: Spare) -> None:
    assert spare.deactivated.status == "Deactivated"


@verifies("lifecycle.deactivated.for-good")
def must_be_deactivated_again_without_a_further_enrolment(refusals: Refusals) -> None:
    assert refusals.tried("for good") == "Deactivated"


@depth("standard")
@verifies("lifecycle.deactivated.for-good")
def must_be_deactivated_again_after_an_edit(career: Career) -> None:
    assert career.mended("deactivated") == "Deactivated"


@verifies("lifecycle.reactivated")
def must_be_active_again(refusals: Refusals) -> None:
    assert refusals.tried("reactivated") == "Active"


@depth("standard")
@verifies("lifecycle.reactivated")
def must_be_active_again_once_it_is_saved(career: Career) -> None:
    assert career.mended("activated") == "Active"


@verifies("lifecycle.reactivated.draft")
def must_be_active_again_after_it_was_a_draft(career: Career) -> None:
    assert career.idle("reactivated") == "Active"


@verifies("lifecycle.reactivated.errors")
def must_stay_deactivated_with_errors(refusals: Refusals) -> None:
    assert refusals.tried("errors") == "Deactivated"


@verifies("lifecycle.reactivated.saved")
def must_stay_deactivated_with_unsaved_changes(refusals: Refusals) -> None:
    assert refusals.tried("unsaved") == "Deactivated"


@verifies("lifecycle.listed")
def must_be_listed_in_its_state(career: Career) -> None:
    assert career.idle("listed as built") == career.idle("built")
    assert career.idle("listed") == "Active"


@verifies("lifecycle.listed")
def must_be_listed_as_deactivated(aftermath: Aftermath) -> None:
    shown, listed = aftermath.deactivated

    assert listed == shown


@verifies("lifecycle.deleted.not-listed")
def must_not_be_listed_once_deleted(ending: Ending) -> None:
    assert ending.gone == {str(ending.deleted)}


@verifies("lifecycle.deleted.active")
def should_be_kept_while_active(ending: Ending) -> None:
    assert ending.kept is not None
    assert ending.kept.status == "Active"


@verifies("lifecycle.read-only.stays")
def must_stay_read_only(hindrance: Hindrance) -> None:
    assert hindrance.read_only.status != "Active"


@observes("lifecycle.deleted-by-id")
def how_a_deleted_program_is_answered_by_its_id(ending: Ending) -> str:
    return ending.deleted_by_id.describe()


@observes("lifecycle.unsaved")
def how_an_unsaved_draft_is_shown(ending: Ending) -> str:
    edited = ending.unsaved.after["name"] == ending.unsaved.wanted
    return "as it was edited" if edited else "as it was saved"
