"""
Creating programs.
"""

import pytest

from conformance import depth, observes, verifies
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.programs import (
    COSTS,
    TYPES,
    Attempts,
    Cast,
    Creations,
    Programs,
    Reply,
    Surroundings,
    full,
    notes,
    whole,
)


@pytest.fixture(scope="session")
def creations(cast: Cast) -> Creations:
    return Creations(cast)


@pytest.fixture(scope="session")
def refused(creations: Creations) -> Attempts:
    return creations.refused


@verifies("create.accepted")
def must_create_a_program_from_what_is_required(cast: Cast, programs: Programs) -> None:
    created = cast.creation("Default")

    assert created.accepted
    assert created.program.id in programs.by_id(created.program.id).ids
    assert created.program.id in programs.by_name(created.asked["name"]).ids


@depth("standard")
@verifies("create.accepted")
def must_create_a_program_by_a_name_that_was_refused_before(creations: Creations) -> None:
    assert creations.afterwards.accepted


@verifies("create.accepted")
def must_give_each_program_an_id_of_its_own(cast: Cast) -> None:
    ids = [str(cast[kind].id) for kind in dict.fromkeys(["Default", *cast.made])]

    assert len(set(ids)) == len(ids)


@verifies(
    {
        "create.folder.required": "folder",
        "create.name.required": "name",
        "create.type.required": "type",
        "create.channel.required": "channel",
    }
)
def must_refuse_a_creation_without(refused: Attempts, label: str) -> None:
    assert refused[label].rejected
    assert refused[label].left == []


@verifies("create.types.five")
@pytest.mark.parametrize("kind", TYPES)
def must_create_a_program_of_type(cast: Cast, kind: str) -> None:
    assert cast.creation(kind).accepted
    assert cast.shows(kind)


@verifies("browse.dates.created")
def must_be_browsed_by_the_date_of_its_creation(cast: Cast, population: Reply) -> None:
    full(population)
    cast.opened  # noqa: B018 - else nothing tells when
    made = [cast[kind].id for kind in cast.made]

    assert [id_ for id_ in made if id_ not in whole(cast.recent).ids] == []


@verifies("create.folder.placed")
def must_place_a_program_in_its_folder(cast: Cast, surroundings: Surroundings) -> None:
    kind, number = cast.rich_again.folder

    assert str(kind).lower() == "folder"
    assert number == surroundings.folder.id


@verifies(
    {
        "create.name.kept": "name",
        "create.channel.kept": "channel",
        "create.description.kept": "description",
    }
)
def must_keep(cast: Cast, label: str) -> None:
    assert cast.rich_again[label] == cast.rich_form[label]


@verifies("create.channel.kept")
@pytest.mark.parametrize("kind", TYPES)
def must_keep_the_channel_of_type(cast: Cast, kind: str) -> None:
    asked = cast.creation(kind).asked["channel"]

    assert cast.recent.of(cast[kind].id).channel == asked


@verifies("create.costs.kept")
def must_keep_the_costs(cast: Cast) -> None:
    assert cast.costs_shown == cast.rich_costs


@verifies("create.costs.kept")
def must_keep_the_notes_of_costs(cast: Cast) -> None:
    cast.shows_notes()

    assert cast.rich_again.notes == notes(list(COSTS))


@verifies("create.costs.start-date")
def must_keep_the_date_of_a_cost(cast: Cast) -> None:
    cast.shows_costs()
    dates = [moment.day(cost.get("startDate")) for cost in cast.rich_again.cost_records]
    asked = [moment.day(cost["startDate"]) for cost in COSTS]

    assert [day for day in dates if min(abs(day - other).days for other in asked) > 1] == []


@verifies("create.tags.kept")
def must_keep_the_tags(cast: Cast) -> None:
    assert cast.tags_shown == cast.rich_tags


@verifies("create.tags.required")
def must_refuse_a_creation_without_a_required_tag(creations: Creations) -> None:
    assert creations.without_tag.rejected
    assert creations.without_tag.left == []


@verifies("create.tags.from-the-list")
@pytest.mark.parametrize("tag", ["tag off the list", "unknown tag type"])
def must_not_store_a_tag_value_off_the_list(
    programs: Programs, refused: Attempts, tag: str
) -> None:
    made = refused[tag].left
    stored = [p for program in made for p in programs.by_id(program.id).programs]

    assert [p for p in stored if "No such value" in [value for _, value in p.tags]] == []


@verifies("create.email-dates.accepted")
def must_take_dates_for_an_email_program(creations: Creations, cast: Cast) -> None:
    cast.creation("Email").worked_for("create.types.five")

    assert creations.dated_reply.accepted


@verifies("create.email-dates.accepted")
def must_keep_the_dates_of_an_email_program(creations: Creations) -> None:
    assert creations.dated.dates_unlike(creations.dated_reply.asked) == []


@verifies("create.email-dates.shown")
def should_show_the_dates_of_an_email_program(creations: Creations) -> None:
    assert creations.dated.dates[0] is not None
    assert creations.dated.dates[1] is not None


@verifies("create.channel.exists")
def must_not_create_a_program_with_an_unknown_channel(
    refused: Attempts, surroundings: Surroundings
) -> None:
    made = refused["unknown channel"].left

    assert [p for p in made if p.channel not in surroundings.channel_names] == []


@verifies({"create.channel.fits": "wrong channel", "create.type.known": "unknown type"})
def must_refuse_what_does_not_fit(refused: Attempts, label: str) -> None:
    assert refused[label].rejected
    assert refused[label].left == []


@depth("standard")
@verifies("create.channel.fits")
@pytest.mark.parametrize("kind", ["Event", "Event with Webinar", "Engagement"])
def must_refuse_the_channel_of_another_type(creations: Creations, kind: str) -> None:
    assert creations.further["wrong channel", kind].rejected
    assert creations.further["wrong channel", kind].left == []


@depth("standard")
@verifies("create.channel.required")
@pytest.mark.parametrize("kind", ["Event", "Email"])
def must_refuse_a_creation_without_channel(creations: Creations, cast: Cast, kind: str) -> None:
    cast.creation(kind).worked_for("create.types.five")

    assert creations.further["no channel", kind].rejected
    assert creations.further["no channel", kind].left == []


@depth("standard")
@verifies("create.folder.exists")
def must_refuse_an_unknown_folder(creations: Creations) -> None:
    assert creations.further["unknown folder"].rejected
    assert creations.further["unknown folder"].left == []


@verifies("create.email.unlocked")
def must_not_be_approved_from_the_beginning(cast: Cast) -> None:
    assert cast.recent.of(cast["Email"].id).status != "locked"


@depth("standard")
@verifies("program.name.never-blank")
def must_refuse_a_blank_name(creations: Creations) -> None:
    assert creations.further["blank name"].rejected
    assert creations.further["blank name"].left == []


@observes(
    {
        "create.missing-folder-code": "folder",
        "create.missing-name-code": "name",
        "create.missing-type-code": "type",
        "create.missing-channel-code": "channel",
        "create.unknown-channel": "unknown channel",
        "create.wrong-channel": "wrong channel",
        "create.tag-off-the-list": "tag off the list",
        "create.unknown-tag-type": "unknown tag type",
        "create.malformed-json": "malformed costs",
    }
)
def how_a_creation_is_refused(refused: Attempts, label: str) -> str:
    return refused[label].describe()


@observes("create.missing-tag-code")
def how_a_creation_without_a_required_tag_is_answered(creations: Creations) -> str:
    return creations.without_tag.describe()


@observes("create.duplicate-name")
def how_a_name_that_is_taken_is_answered(programs: Programs, cast: Cast) -> str:
    return programs.create(name=cast.rich.name).describe()


@observes("create.dates-on-other-types")
def how_dates_of_another_type_are_answered(programs: Programs) -> str:
    created = programs.create(
        "Default", startDate=moment.in_a_year(), endDate=moment.in_a_year(days=7)
    )
    shown = [program.dates != (None, None) for program in created.programs]
    return f"{created.describe()}{', dates shown' if any(shown) else ''}"


@observes("create.cost-notation")
def how_the_date_of_a_cost_is_written(cast: Cast) -> str:
    costs = cast.rich_again.cost_records
    return str(costs[0].get("startDate")) if costs else "no cost is shown"
