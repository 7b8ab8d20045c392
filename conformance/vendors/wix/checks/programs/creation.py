"""
Creating programs: what is kept, what is refused, and what is never taken.
"""

import pytest

from conformance import observes, verifies
from conformance.vendors.wix.vocabulary import (
    ACCESS_TYPES,
    GUID,
    SERVER_SET,
    TRIGGERS,
    Cast,
    Creations,
    Edits,
    Outsiders,
)


@verifies("creation.accepted")
def must_create_a_program_of_its_own(cast: Cast) -> None:
    one, other = (cast.creation((access, "DRAFT")) for access in ("PUBLIC", "SECRET"))

    assert one.accepted
    assert other.accepted
    assert GUID.fullmatch(str(one.program.id))
    assert one.program.id != other.program.id


@verifies("creation.accepted")
def must_create_a_program_with_details_timeline_and_restrictions(creations: Creations) -> None:
    assert creations.creation("rich").accepted


@verifies("creation.draft")
@pytest.mark.parametrize("access", ACCESS_TYPES)
def must_create_a_draft(cast: Cast, access: str) -> None:
    assert cast.creation((access, "DRAFT")).needed_for("creation.accepted").status == "DRAFT"
    assert cast.got((access, "DRAFT")).needed_for("retrieval.by-id").status == "DRAFT"


@verifies("creation.draft")
def must_create_a_draft_for_an_app(outsiders: Outsiders) -> None:
    created = outsiders.created_by_the_app.needed_for("permission.app")

    assert created.status == "DRAFT"


@verifies("creation.stored")
def must_show_what_was_stored(creations: Creations) -> None:
    answer = creations.creation("rich").needed_for("creation.accepted")

    assert creations.again("rich").accepted
    assert creations["rich"].content == answer.content
    assert creations["rich"].revision == answer.revision


@verifies("creation.information")
@pytest.mark.parametrize("label", ["rich", "at its limits"])
def must_keep_title_and_details(creations: Creations, label: str) -> None:
    sent, program = creations.sent(label)["description"], creations[label]

    assert program.title == sent["title"]
    assert program.details == sent["details"]


@verifies("creation.timeline")
def must_keep_a_period(creations: Creations) -> None:
    sent = creations.sent("rich")["timeline"]

    assert creations["rich"].timeline == (False, sent["startDate"], sent["durationInDays"])


@verifies("creation.timeline")
def must_be_self_paced_where_asked_to(cast: Cast) -> None:
    got = cast.got(("PUBLIC", "DRAFT")).needed_for("retrieval.by-id")

    assert got.timeline[0] is True


@verifies("creation.access-type")
@pytest.mark.parametrize("access", ACCESS_TYPES)
def must_keep_its_access_type(cast: Cast, access: str) -> None:
    got = cast.got((access, "DRAFT")).needed_for("retrieval.by-id")
    unsaid = access == "PUBLIC"  # a default may be left out

    assert got.access_type == access or (unsaid and got.access_type is None)


@verifies("creation.access-type")
@pytest.mark.parametrize("access", ACCESS_TYPES)
def must_keep_its_access_type_once_published(cast: Cast, access: str) -> None:
    assert cast.publication(access).access_type in (access, None)


@verifies("creation.access-type.no-other")
def must_not_take_another_access_type(creations: Creations) -> None:
    left = creations.attempts["unknown access type"].left

    assert [one for one in left if one.access_type not in (None, *ACCESS_TYPES)] == []


@verifies("creation.access-type.default")
def should_be_public_unless_told_otherwise(creations: Creations) -> None:
    assert creations["at its limits"].access_type == "PUBLIC"


@verifies("creation.restrictions")
def must_keep_its_restrictions(creations: Creations) -> None:
    assert creations["rich"].restrictions == (12, True, False, True)
    assert creations["at its limits"].restrictions == (1, False, False, False)


@verifies("creation.price")
def must_keep_its_price(creations: Creations) -> None:
    assert creations.may_have("priced")
    assert creations["priced"].number("price.value") == 12.125


@verifies("creation.seo")
def must_keep_its_seo_settings(creations: Creations) -> None:
    seo = creations.sent("adorned")["seo"]
    terms = [keyword["term"] for keyword in seo["seoData"]["settings"]["keywords"]]

    assert creations.may_have("adorned")
    assert creations["adorned"].slug == seo["slug"]
    assert creations["adorned"].keywords == sorted(terms)
    assert ("title", "A title for search engines") in creations["adorned"].tags
    assert creations["adorned"]["seo.imageAlt"] == seo["imageAlt"]


@verifies("creation.rewards")
def must_keep_its_rewards(creations: Creations) -> None:
    assert creations.may_have("rewarding")
    assert {*creations["rewarding"].triggers} == {*TRIGGERS}
    assert len(creations["rewarding"].triggers) == 10


@verifies("creation.server-set.status")
def must_not_take_a_status(creations: Creations) -> None:
    assert [one for one in creations.with_server_set("status") if one.status != "DRAFT"] == []


@verifies("creation.server-set.category-ids")
def must_not_take_categories(creations: Creations) -> None:
    assert [one for one in creations.with_categories if one.categories] == []


@verifies("creation.server-set.others")
@pytest.mark.parametrize("name", SERVER_SET)
def must_not_take_what_the_server_sets(creations: Creations, name: str) -> None:
    left = creations.with_server_set(name)

    assert [one for one in left if one.took(name, SERVER_SET[name])] == []


@verifies("creation.limit.text")
def must_take_150_characters_and_8000(creations: Creations) -> None:
    creations.for_one.worked_for("creation.limit.numbers")

    assert creations.creation("at its limits").accepted


@verifies("creation.limit.text")
def must_take_1000_characters_about_an_image(creations: Creations) -> None:
    assert creations.takes("adorned")


@verifies("creation.limit.text")
@pytest.mark.parametrize("label", ["title of 151 characters", "details of 8001 characters"])
def must_refuse_one_character_more(creations: Creations, label: str) -> None:
    assert creations.attempts[label].denied
    assert creations.attempts[label].left == []


@verifies("creation.limit.numbers")
def must_take_one_participant_and_three_decimals(creations: Creations) -> None:
    assert creations.for_one.accepted
    assert creations.takes("priced")


@verifies("creation.limit.numbers")
@pytest.mark.parametrize(
    "label", ["at most 0 participants", "a price of 0", "a price of four decimals"]
)
def must_refuse_a_number_out_of_bounds(creations: Creations, label: str) -> None:
    assert creations.attempts[label].denied
    assert creations.attempts[label].left == []


@verifies("creation.limit.lists")
def must_take_ten_rewards_and_five_keywords(creations: Creations) -> None:
    assert creations.takes("rewarding")
    assert creations.takes("adorned")


@verifies("creation.limit.lists")
@pytest.mark.parametrize("label", ["11 rewards", "6 keywords"])
def must_refuse_one_more(creations: Creations, label: str) -> None:
    assert creations.attempts[label].denied
    assert creations.attempts[label].left == []


@observes("creation.empty")
def how_a_program_without_any_field_is_answered(creations: Creations) -> str:
    return creations.empty.describe()


@observes(
    {
        "creation.scheduled-without-start": "without a start",
        "creation.scheduled-without-duration": "without a duration",
        "creation.duration-zero": "0 days",
        "creation.duration-negative": "-1 days",
    }
)
def how_an_odd_timeline_is_answered(edits: Edits, label: str) -> str:
    return edits.odd[label].describe()


@observes("creation.access-type-unknown")
def how_an_unknown_access_type_is_answered(creations: Creations) -> str:
    return creations.attempts["unknown access type"].reply.describe()


@observes("creation.server-set-answer")
def how_fields_that_the_server_sets_are_answered(creations: Creations) -> dict[str, str]:
    labels = ("category ids", "server-set")
    return {label: creations.attempts[label].reply.describe() for label in labels}
