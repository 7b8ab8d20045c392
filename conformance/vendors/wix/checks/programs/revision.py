"""
Revisions: no update is lost.
"""

import pytest

from conformance import observes, verifies
from conformance.vendors.wix.vocabulary import Revisions, Story


@verifies("revision.required")
def must_refuse_an_update_without_a_revision(revisions: Revisions) -> None:
    assert revisions.wrong["none"].denied
    assert "without a revision" not in str(revisions.afterwards.title)


@verifies("revision.differs")
@pytest.mark.parametrize("which", ["earlier", "later"])
def must_refuse_another_revision(revisions: Revisions, which: str) -> None:
    assert revisions.naming(which).denied
    assert which not in str(revisions.afterwards.title)


@verifies("revision.differs.status")
def must_answer_a_conflict_with_409(revisions: Revisions) -> None:
    revisions.wrong["earlier"].needed_refused("revision.differs")

    assert revisions.wrong["earlier"].status == 409


@verifies("revision.increased")
def must_increase_the_revision(revisions: Revisions) -> None:
    updated = revisions.second.needed_for("change.draft")
    before, after = revisions.first.revision or 0, updated.revision or 0

    assert after > before


@verifies("revision.by-one")
def should_increase_the_revision_by_1(revisions: Revisions) -> None:
    updated = revisions.second.needed_for("change.draft")
    before, after = revisions.first.revision or 0, updated.revision or 0

    assert after == before + 1


@verifies("revision.atomic")
def must_take_one_of_several_rivals(revisions: Revisions) -> None:
    assert len(revisions.winners) == 1
    assert len(revisions.losers) == len(revisions.rivals) - 1
    assert str(revisions.settled.title).endswith(revisions.winners[0])


@verifies("revision.transitions")
@pytest.mark.parametrize("step", ["publish", "end", "archive"])
def must_not_lower_the_revision(story: Story, step: str) -> None:
    assert (story[step].after.revision or 0) >= (story[step].before.revision or 0)


@observes("revision.first")
def how_the_first_revision_is(revisions: Revisions) -> str:
    return str(revisions.first["revision"])


@observes("revision.missing-answer")
def how_an_update_without_a_revision_is_answered(revisions: Revisions) -> str:
    return revisions.wrong["none"].describe()


@observes("revision.of-transitions")
def how_publishing_changes_the_revision(story: Story) -> str:
    step = story["publish"]
    same = step.after.revision == step.before.revision
    return "unchanged" if same else "increased"
