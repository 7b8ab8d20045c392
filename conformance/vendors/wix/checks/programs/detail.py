"""
What few programs have: a price, rewards, badges, SEO settings, and settings of videos.
"""

import re

import pytest

from conformance import depth, verifies
from conformance.vendors.wix.vocabulary import Adorned, Cast, Creations, Furnished, Programs


@pytest.fixture(scope="session")
def adorned(programs: Programs, cast: Cast) -> Adorned:
    return Adorned(programs, cast)


@pytest.fixture(scope="session")
def furnished(programs: Programs) -> Furnished:
    return Furnished(programs)


@depth("standard")
@verifies(
    {
        "creation.limit.badges": "51 badges",
        "creation.limit.numbers": "a price below 0",
        "creation.limit.text": "1001 characters about an image",
    }
)
def must_refuse_what_few_programs_try(furnished: Furnished, label: str) -> None:
    assert furnished.attempts[label].denied
    assert furnished.attempts[label].left == []


@depth("standard")
@verifies("creation.limit.badges")
def must_take_a_reward_with_50_badges(furnished: Furnished) -> None:
    assert furnished.takes_50_badges


@depth("standard")
@verifies("detail.slug-unique")
def should_not_create_two_programs_of_one_slug(creations: Creations) -> None:
    namesake = creations.namesake

    assert namesake.denied or namesake.program.slug != creations.slug


@depth("standard")
@verifies("detail.trigger")
def must_reward_joining_unless_told_otherwise(furnished: Furnished) -> None:
    assert furnished.creation("a reward without a trigger").accepted
    assert furnished["a reward without a trigger"].triggers == ["JOINED_TO_PROGRAM"]


@depth("standard")
@verifies("detail.settings")
def must_keep_its_settings(furnished: Furnished) -> None:
    assert furnished.creation("settings").accepted
    program = furnished["settings"]

    assert program["shouldSendInvoice"] is True
    assert program["videoStepsSettings.autoNavigate"] is True
    assert program.number("videoStepsSettings.requiredCompletionPercentage") == 62.5


@depth("standard")
@verifies("change.draft")
def must_change_price_and_rewards(adorned: Adorned) -> None:
    edit = adorned.priced

    assert edit.reply.accepted
    assert edit.after.number("price.value") == 20
    assert edit.after.triggers == ["ALL_STEPS_COMPLETED"]


@depth("standard")
@verifies("shape.currency")
def should_say_the_currency_of_a_price_that_was_changed(adorned: Adorned) -> None:
    currency = str(adorned.priced.after["price.currency"])

    assert adorned.priced.reply.accepted
    assert re.fullmatch("[A-Z]{3}", currency)


@depth("standard")
@verifies("change.draft")
def must_change_the_seo_settings(adorned: Adorned) -> None:
    edit = adorned.optimised

    assert edit.reply.accepted
    assert edit.after.slug == edit.sent["seo"]["slug"]
    assert edit.after.keywords == ["lanterns"]
    assert edit.after["seo.imageAlt"] == edit.sent["seo"]["imageAlt"]
    assert ("title", "A title after") in edit.after.tags


@depth("standard")
@verifies("change.draft")
def must_schedule_what_was_self_paced(adorned: Adorned) -> None:
    edit = adorned.scheduled
    sent = edit.sent["timeline"]

    assert edit.reply.accepted
    assert edit.before.timeline[0] is True
    assert edit.after.timeline == (False, sent["startDate"], sent["durationInDays"])


@depth("standard")
@verifies("detail.settings")
def must_change_its_settings(adorned: Adorned) -> None:
    program = adorned.optimised.after
    adorned.optimised.reply.worked_for("change.draft")

    assert program["shouldSendInvoice"] is True
    assert program["videoStepsSettings.autoNavigate"] is True
    assert program.number("videoStepsSettings.requiredCompletionPercentage") == 37.5


@depth("standard")
@verifies("change.unsent")
def must_keep_price_rewards_and_seo_settings(adorned: Adorned) -> None:
    draft, priced, optimised = adorned.draft, adorned.priced, adorned.optimised

    assert (priced.answer.slug, priced.answer.keywords) == (draft.slug, draft.keywords)
    assert priced.answer["seo.imageAlt"] == draft["seo.imageAlt"]
    assert optimised.answer["price.value"] == priced.after["price.value"]
    assert optimised.answer.triggers == priced.after.triggers


@depth("standard")
@verifies("change.draft")
def must_empty_the_details(adorned: Adorned) -> None:
    assert adorned.optimised.after.details
    adorned.emptied.worked_for("change.slug-own")

    assert not adorned.emptied.program.details


@depth("standard")
@verifies("lifecycle.nothing-else")
def must_be_published_with_all_it_has(adorned: Adorned) -> None:
    before, after = adorned.published

    assert (after.slug, after.keywords) == (before.slug, before.keywords)
    assert (after["price.value"], after.triggers) == (before["price.value"], before.triggers)


@depth("standard")
@verifies("lifecycle.nothing-else")
def must_be_archived_with_price_and_rewards(adorned: Adorned) -> None:
    before, after = adorned.archived

    assert (after["price.value"], after.triggers) == (before["price.value"], before.triggers)


@depth("standard")
@verifies("change.slug-own")
def must_take_its_own_slug_again(adorned: Adorned) -> None:
    assert adorned.optimised.after.slug
    assert adorned.with_its_own_slug.accepted
