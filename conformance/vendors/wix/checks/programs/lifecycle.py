"""
From DRAFT to ARCHIVED, and never back.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import Cast, Joins, Story


@verifies(
    {
        "lifecycle.publish": ("DRAFT", "publish", "PUBLISHED"),
        "lifecycle.end": ("PUBLISHED", "end", "ENDED"),
    }
)
def must_change_to_the_status(story: Story, label: tuple[str, str, str]) -> None:
    before, name, status = label
    step = story.reached(before, name)

    assert step.reply.accepted
    assert step.reply.program.status == status
    assert step.after.status == status


@verifies(
    {
        "lifecycle.publish": ("DRAFT", "publish"),
        "lifecycle.end": ("PUBLISHED", "end"),
        "lifecycle.archive": ("ENDED", "archive"),
    }
)
def must_not_take_it_away(story: Story, label: tuple[str, str]) -> None:
    assert not story.lost(*label)


@verifies("lifecycle.publish")
def must_publish_what_is_about_to_start(cast: Cast) -> None:
    publication = cast.moves(("PRIVATE", "PUBLISHED"))["publish"]

    assert publication.accepted
    assert publication.program.status == "PUBLISHED"


@verifies("lifecycle.publish")
def must_publish_what_is_secret(cast: Cast) -> None:
    publication = cast.moves(("SECRET", "PUBLISHED"))["publish"]

    assert publication.accepted
    assert publication.program.status == "PUBLISHED"


@verifies("lifecycle.end")
def must_end_what_has_participants(joins: Joins) -> None:
    assert joins.end.accepted
    assert joins.end.program.status == "ENDED"


@verifies("lifecycle.archive")
def must_archive_an_ended_program(story: Story) -> None:
    step = story.reached("ENDED", "archive")

    assert step.reply.accepted
    assert step.reply.program.status == "ARCHIVED"
    assert step.after.status == "ARCHIVED"


@verifies("lifecycle.archive")
def must_archive_a_published_program(cast: Cast) -> None:
    role = ("PUBLIC", "ARCHIVED")
    cast.moves(role)["publish"].worked_for("lifecycle.publish")

    assert cast.moves(role)["archive"].accepted
    assert cast.got(role).needed_for("retrieval.by-id").status == "ARCHIVED"


@verifies("lifecycle.draft-not-ended")
def must_not_end_a_draft(story: Story) -> None:
    assert story["end as a draft"].after.status == "DRAFT"


@verifies("lifecycle.draft-not-ended.refused")
def should_refuse_to_end_a_draft(story: Story) -> None:
    assert story["end as a draft"].reply.denied


@verifies("lifecycle.published-again")
def must_stay_published_when_published_again(story: Story) -> None:
    assert story.reached("PUBLISHED", "publish again").after.status == "PUBLISHED"


@verifies("lifecycle.not-a-draft-again")
def must_not_become_a_draft_again(story: Story) -> None:
    assert story.reached("PUBLISHED", "draft again").after.status == "PUBLISHED"


@verifies("lifecycle.ended-not-reopened")
@pytest.mark.parametrize("call", ["publish when ended", "end again"])
def must_stay_ended(story: Story, call: str) -> None:
    assert story.reached("ENDED", call).after.status == "ENDED"


@verifies("lifecycle.archived-final")
@pytest.mark.parametrize("call", ["publish when archived", "end when archived", "archive again"])
def must_stay_archived(story: Story, call: str) -> None:
    assert story.reached("ARCHIVED", call).after.status == "ARCHIVED"


@verifies("lifecycle.past-start")
def must_not_publish_what_has_begun(story: Story) -> None:
    assert story.past.reply.denied
    assert story.past.after.status == "DRAFT"


@verifies("lifecycle.past-start.code")
def must_say_that_the_start_date_is_at_fault(story: Story) -> None:
    assert story.past.reply.denied
    assert story.past.reply.codes == ["INVALID_START_DATE"]


@verifies("lifecycle.past-start.status")
def must_say_that_a_precondition_failed(story: Story) -> None:
    assert story.past.reply.denied
    assert story.past.reply.status == 428


@verifies("lifecycle.archived-slug")
def must_have_its_id_as_slug_once_archived(story: Story) -> None:
    assert story.reached("ARCHIVED", "publish when archived").before.slug_is_its_id


@verifies("lifecycle.archived-slug")
def must_have_its_id_as_slug_once_archived_without_an_end(cast: Cast) -> None:
    assert cast.program(("PUBLIC", "ARCHIVED")).slug_is_its_id


@verifies("lifecycle.archived-slug.free")
def must_leave_its_slug_to_others_once_archived(story: Story) -> None:
    assert story.heir.accepted
    assert story.heir.program.slug == story.draft.slug


@verifies("lifecycle.nothing-else")
@pytest.mark.parametrize("call", ["publish", "end", "archive"])
def must_change_nothing_but_the_status(story: Story, call: str) -> None:
    assert story[call].after.content == story[call].before.content


@verifies("lifecycle.nothing-else")
@pytest.mark.parametrize("call", ["publish", "end"])
def must_keep_its_slug(story: Story, call: str) -> None:
    assert story[call].after.slug == story[call].before.slug


@verifies("lifecycle.unknown")
@pytest.mark.parametrize("call", ["publish", "archive"])
def must_refuse_an_id_that_no_program_has(story: Story, call: str) -> None:
    assert story.unknown[call].denied


@depth("standard")
@verifies("lifecycle.unknown")
def must_not_end_what_no_program_is(story: Story) -> None:
    assert story.unknown_to("end").denied


@observes(
    {
        "lifecycle.publish-again": "publish again",
        "lifecycle.publish-ended": "publish when ended",
        "lifecycle.publish-archived": "publish when archived",
        "lifecycle.end-draft": "end as a draft",
        "lifecycle.end-ended": "end again",
        "lifecycle.archive-again": "archive again",
    }
)
def how_a_call_is_answered_that_leads_nowhere(story: Story, label: str) -> str:
    return story[label].reply.describe()


@observes("lifecycle.archive-draft")
def how_the_archiving_of_a_draft_is_answered(story: Story) -> str:
    step = story.archived_draft
    return f"{step.reply.describe()}, then {step.after.status}"
