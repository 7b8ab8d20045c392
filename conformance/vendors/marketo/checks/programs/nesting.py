"""
Programs in programs.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary.programs import (
    ALLOWED,
    FORBIDDEN,
    Cast,
    Nest,
    Programs,
    inside,
)

IN_ENGAGEMENT = [child for parent, child in ALLOWED if parent == "Engagement"]
HOLDING_EMAIL = [parent for parent, _ in ALLOWED if parent != "Engagement"]


@verifies("nesting.engagement.parents")
@pytest.mark.parametrize("child", IN_ENGAGEMENT)
def must_hold_in_an_engagement_program(nest: Nest, cast: Cast, child: str) -> None:
    created = nest.child("Engagement", child)

    assert created.accepted
    assert nest.parent_of(created) == ("program", str(cast["Engagement"].id))


@verifies("nesting.others.email")
@pytest.mark.parametrize("parent", HOLDING_EMAIL)
def must_hold_an_email_program_in(nest: Nest, cast: Cast, parent: str) -> None:
    created = nest.child(parent, "Email")

    assert created.accepted
    assert nest.parent_of(created) == ("program", str(cast[parent].id))


@depth("standard")
@verifies("clone.program.new-id")
def must_clone_a_program_that_is_in_a_program(nest: Nest) -> None:
    assert nest.cloned.accepted


@verifies("create.description.kept")
@pytest.mark.parametrize("parent", HOLDING_EMAIL)
def must_keep_the_description_in_a_program(nest: Nest, parent: str) -> None:
    created = nest.child(parent, "Email")
    created.worked_for("nesting.others.email")

    assert nest.seen(created).description == created.asked["description"]


@verifies("nesting.others.nothing-else")
@pytest.mark.parametrize(("parent", "child"), FORBIDDEN)
def must_refuse_another_program_in(nest: Nest, parent: str, child: str) -> None:
    attempt = nest.attempt(parent, child)

    assert attempt.rejected
    assert attempt.left == []


@observes("nesting.engagement-in-engagement")
def how_an_engagement_program_in_another_is_answered(programs: Programs, cast: Cast) -> str:
    return programs.create("Engagement", folder=inside(cast["Engagement"])).describe()


@observes("nesting.in-email")
def how_a_program_in_an_email_program_is_answered(programs: Programs, cast: Cast) -> str:
    return programs.create("Default", folder=inside(cast["Email"])).describe()


@depth("standard")
@observes("nesting.two-deep")
def how_a_program_in_a_nested_program_is_answered(nest: Nest) -> str:
    return nest.deeper.describe()
