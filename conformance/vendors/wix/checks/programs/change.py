"""
Updating a program.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import (
    READ_ONLY,
    Adoption,
    Busy,
    Crossing,
    Edits,
    Programs,
    Story,
    Turns,
)


@pytest.fixture(scope="session")
def crossing(programs: Programs) -> Crossing:
    return Crossing(programs)


@verifies("change.draft")
def must_change_title_and_details(edits: Edits) -> None:
    edit = edits["information"]

    assert edit.reply.itself.accepted
    assert edit.after.title == edit.sent["description"]["title"]
    assert edit.after.details == edit.sent["description"]["details"]


@verifies("change.draft")
def must_change_the_timeline(edits: Edits) -> None:
    edit = edits["timeline"]
    sent = edit.sent["timeline"]

    assert edit.reply.accepted
    assert edit.after.timeline == (False, sent["startDate"], sent["durationInDays"])


@verifies("change.draft")
def must_change_restrictions_and_access_type(edits: Edits) -> None:
    edit = edits["restrictions"]

    assert edit.reply.accepted
    assert edit.after.restrictions == (7, False, True, False)
    assert edit.after.access_type == "SECRET"


@verifies("change.answer")
@pytest.mark.parametrize("update", ["information", "timeline", "restrictions"])
def must_answer_with_what_it_is_now(edits: Edits, update: str) -> None:
    edit = edits[update]
    edit.reply.worked_for("change.draft")

    assert edit.truthful


@verifies("change.unsent")
@pytest.mark.parametrize(
    ("update", "kept"),
    [
        ("information", ("timeline", "restrictions", "access type")),
        ("timeline", ("title", "details", "restrictions", "access type")),
        ("restrictions", ("title", "details", "timeline")),
    ],
)
def must_keep_what_is_not_sent(edits: Edits, update: str, kept: tuple[str, ...]) -> None:
    before, after = edits.kept(update, kept)

    assert after == before


@depth("standard")
@verifies("change.read-only")
def must_not_give_it_to_who_updates_it(adoption: Adoption) -> None:
    assert adoption.updated["ownerUserId"] == adoption.created["ownerUserId"]


@depth("standard")
@verifies("change.path-id")
def must_change_no_other_program_than_the_path_names(crossing: Crossing) -> None:
    one, other = crossing.afterwards

    assert other.title == crossing.drafts[1].title
    assert crossing.reply.denied or one.title == crossing.title


@verifies("change.published")
def must_update_a_published_program(story: Story) -> None:
    edit = story.reached("PUBLISHED", "edit")

    assert edit.reply.accepted
    assert edit.after.details == "Edited once it was published."


@verifies("change.status-date")
def must_not_move_the_date_of_the_status(story: Story) -> None:
    edit = story.reached("PUBLISHED", "edit")
    edit.reply.worked_for("change.published")

    assert edit.after.status_updated == edit.before.status_updated


@verifies("change.status-date")
def must_not_move_the_date_of_the_status_by_a_refusal(story: Story) -> None:
    past = story.past
    past.reply.needed_refused("lifecycle.past-start")

    assert past.after.status_updated == past.before.status_updated


@depth("standard")
@verifies("change.status-date")
def must_move_the_date_of_the_status_with_it(turns: Turns) -> None:
    dates = [date for date in turns.dates if date]

    assert len(dates) == len(turns.dates)
    assert dates == sorted({*dates})


@depth("standard")
@verifies("change.date")
def must_move_the_date_of_the_last_update(turns: Turns) -> None:
    before, after = turns.published.updated, turns.secret.updated

    assert before
    assert after
    assert after > before


@verifies({"change.ended": "ENDED", "change.archived": "ARCHIVED"})
def must_not_update_a_closed_program(edits: Edits, label: str) -> None:
    assert edits.closed(label).reply.denied
    assert edits.closed(label).after.content == edits.closed(label).before.content


@depth("standard")
@verifies({"change.ended": "ENDED", "change.archived": "ARCHIVED"})
def must_not_give_a_closed_program_another_slug(edits: Edits, label: str) -> None:
    edit = edits.closed(label, "slug")

    assert edit.reply.denied
    assert edit.after.slug == edit.before.slug


@verifies("change.category-ids")
def must_not_take_categories_by_an_update(edits: Edits) -> None:
    edit = edits["category ids"]

    assert edit.after.categories == edit.before.categories


@verifies("change.read-only")
@pytest.mark.parametrize("name", READ_ONLY)
def must_not_take_what_is_read_only(edits: Edits, name: str) -> None:
    assert not edits["read-only"].after.took(name, READ_ONLY[name])


@verifies("change.read-only")
def must_not_move_the_date_of_creation(edits: Edits) -> None:
    edit = edits["information"]
    edit.reply.worked_for("change.draft")

    assert edit.after.created
    assert edit.after.created == edit.before.created


@verifies("change.others")
def must_leave_other_programs_alone(edits: Edits) -> None:
    before, after = edits.bystander

    assert after.content == before.content
    assert after.revision == before.revision


@verifies("change.unknown")
def must_refuse_an_update_of_an_unknown_id(edits: Edits) -> None:
    assert edits.unknown.denied


@verifies("change.limit.title")
def must_refuse_a_title_of_151_characters(edits: Edits) -> None:
    edit = edits["title of 151 characters"]

    assert edit.reply.denied
    assert edit.after.content == edit.before.content
    assert edit.after.revision == edit.before.revision


@verifies("change.participants")
def must_not_move_what_has_participants(busy: Busy) -> None:
    assert busy.retimed.reply.denied
    assert busy.retimed.after.timeline == busy.retimed.before.timeline


@depth("standard")
@verifies("change.participants")
def must_not_lengthen_what_has_participants(busy: Busy) -> None:
    assert busy.lengthened.after.timeline == busy.lengthened.before.timeline


@depth("standard")
@verifies("change.participants")
def must_not_move_what_has_participants_in_bulk(busy: Busy) -> None:
    assert busy.moved_in_bulk.after.timeline == busy.moved_in_bulk.before.timeline


@depth("standard")
@verifies("change.participants.limit")
def must_take_a_limit_of_as_many_as_take_part(busy: Busy) -> None:
    assert busy.limited.accepted
    assert busy.limited.program.restrictions[0] == 1


@verifies("change.slug-unique")
def should_not_take_the_slug_of_another_program(edits: Edits) -> None:
    assert edits.taking_a_slug.reply.denied
    assert edits.taking_a_slug.after.slug == edits.taking_a_slug.before.slug
    assert edits.taking_a_slug.after.content == edits.taking_a_slug.before.content


@observes("change.null")
def how_a_null_changes_a_field(edits: Edits) -> str:
    edit = edits["null"]
    return f"{edit.reply.describe()}, then {edit.after.form_of('restrictions.maxParticipants')}"


@observes("change.nested")
def how_the_rest_of_an_object_is_treated(edits: Edits) -> str:
    edit = edits["nested"]
    kept = "kept" if edit.after.details == edit.before.details else "dropped"
    return f"{edit.reply.describe()}, {kept}"


@observes({"change.ended-answer": "ENDED", "change.archived-answer": "ARCHIVED"})
def how_an_update_of_a_closed_program_is_answered(edits: Edits, label: str) -> str:
    return edits.closed(label).reply.describe()


@observes("change.read-only-answer")
def how_read_only_fields_are_answered(edits: Edits) -> dict[str, str]:
    labels = ("category ids", "read-only")
    return {label: edits[label].reply.describe() for label in labels}


@observes("change.participants-answer")
def how_a_move_is_answered_while_there_are_participants(busy: Busy) -> str:
    return busy.retimed.reply.describe()
