"""
What a refusal says.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.wix.vocabulary import (
    LABELS,
    Creations,
    Outsiders,
    Refusals,
    Revisions,
    Sights,
    Story,
)

each_refusal = pytest.mark.parametrize("refusal", LABELS)


@pytest.fixture(scope="session")
def refusals(
    creations: Creations, revisions: Revisions, outsiders: Outsiders, sights: Sights
) -> Refusals:
    return Refusals(creations, revisions, outsiders, sights)


@verifies("refusal.message")
@each_refusal
def must_have_a_message(refusals: Refusals, refusal: str) -> None:
    assert isinstance(refusals[refusal].message, str)


@verifies("refusal.details")
@each_refusal
def should_explain_itself(refusals: Refusals, refusal: str) -> None:
    assert refusals[refusal].explained


@verifies("refusal.violations")
def should_list_the_fields_at_fault(refusals: Refusals) -> None:
    violations = refusals["invalid"].violations

    assert violations
    assert [one for one in violations if not one.get("field")] == []


@verifies(
    {
        "refusal.status.invalid": ("invalid", {400}),
        "refusal.status.unknown": ("unknown", {404}),
        "refusal.status.unauthenticated": ("unauthenticated", {401}),
        "refusal.status.forbidden": ("forbidden", {401, 403}),
    }
)
def must_have_the_status(refusals: Refusals, label: tuple[str, set[int]]) -> None:
    kind, statuses = label

    assert refusals[kind].status in statuses


@verifies("refusal.status.unknown")
@pytest.mark.parametrize("call", ["publish", "archive"])
def must_say_that_nothing_is_there_to_change(story: Story, call: str) -> None:
    story.unknown[call].needed_refused("lifecycle.unknown")

    assert story.unknown[call].status == 404


@depth("standard")
@verifies("refusal.status.unknown")
@pytest.mark.parametrize("call", ["end", "duplicate"])
def must_say_that_nothing_is_there(story: Story, call: str) -> None:
    assert story.unknown_to(call).status == 404


@depth("standard")
@verifies("refusal.malformed-id")
@pytest.mark.parametrize("call", ["update", "publish", "end", "archive", "duplicate", "delete"])
def must_not_fail_over_an_id_that_is_no_guid(story: Story, call: str) -> None:
    assert story.malformed_to(call).status < 500


@observes("refusal.violation")
def how_a_title_that_is_too_long_is_called(refusals: Refusals) -> list[str]:
    return [str(one.get("violatedRule")) for one in refusals["invalid"].violations]


@observes("refusal.stale-code")
def how_an_earlier_revision_is_called(refusals: Refusals) -> str:
    return refusals["stale"].reply.describe()
