"""
Creating programs.
"""

from datetime import timedelta

import pytest

from conformance import observes, verifies
from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary import (
    COST,
    DESCRIPTION,
    OMIT,
    TYPES,
    Attempt,
    Attempts,
    Cast,
    Program,
    Programs,
    Reply,
    Surroundings,
    moment,
)

START, END = moment.in_a_year(), moment.in_a_year(days=7)


@pytest.fixture(scope="session")
def refused(programs: Programs, cast: Cast, surroundings: Surroundings) -> Attempts:
    """Creations that lack something, or name what does not exist."""
    cast.rich_creation.needed_for("create.accepted")
    batch = Attempts(programs)
    for parameter in ("folder", "name", "type", "channel"):
        batch.create(parameter, **{parameter: OMIT})
    batch.create("unknown channel", channel="No such channel")
    batch.create("wrong channel", channel=lambda: surroundings.channel_for("Email"))
    batch.create("unknown type", type="No such type")
    batch.create("tag off the list", tags=lambda: _tagged(surroundings, cast.tag[0]))
    batch.create("unknown tag type", tags=lambda: _tagged(surroundings, "No such tag type"))
    batch.create("malformed costs", costs="no list of costs")
    return batch


def _tagged(surroundings: Surroundings, tag_type: str) -> list[dict[str, str]]:
    return surroundings.with_tag("Default", tag_type, "No such value")


@pytest.fixture(scope="session")
def without_tag(programs: Programs, cast: Cast, surroundings: Surroundings) -> Attempt:
    """A creation without the tag that the subscription requires for the type."""
    cast.recent.needed_for("create.accepted")
    for kind in TYPES:
        if surroundings.required_tags(kind) and surroundings.channels_for(kind):
            batch = Attempts(programs)
            batch.create(kind, kind, tags=OMIT)
            return batch[kind]
    raise NotApplicable("the subscription requires no tag")


@pytest.fixture(scope="session")
def dated_creation(programs: Programs) -> Reply:
    """An Email program that is created with dates."""
    return programs.create("Email", startDate=START, endDate=END)


@pytest.fixture(scope="session")
def dated(programs: Programs, dated_creation: Reply) -> Program:
    """The same, read by its id."""
    made = dated_creation.needed_for("create.email-dates.accepted")
    return programs.by_id(made.id).needed_for("get.by-id.returns-the-program")


@verifies("create.accepted")
def must_create_a_program_from_what_is_required(cast: Cast, programs: Programs) -> None:
    created = cast.creation("Default")

    assert created.accepted
    assert created.program.id in programs.by_id(created.program.id).ids
    assert created.program.id in programs.by_name(created.asked["name"]).ids


@verifies("create.accepted")
def must_give_each_program_an_id_of_its_own(cast: Cast) -> None:
    ids = [str(cast[kind].id) for kind in {"Default", *cast.made}]

    assert len(set(ids)) == len(ids)


@verifies("create.folder.required")
def must_refuse_a_creation_without_folder(refused: Attempts) -> None:
    assert refused["folder"].rejected
    assert refused["folder"].left == []


@verifies("create.name.required")
def must_refuse_a_creation_without_name(refused: Attempts) -> None:
    assert refused["name"].rejected
    assert refused["name"].left == []


@verifies("create.type.required")
def must_refuse_a_creation_without_type(refused: Attempts) -> None:
    assert refused["type"].rejected
    assert refused["type"].left == []


@verifies("create.channel.required")
def must_refuse_a_creation_without_channel(refused: Attempts) -> None:
    assert refused["channel"].rejected
    assert refused["channel"].left == []


@verifies("create.types.five")
@pytest.mark.parametrize("kind", TYPES)
def must_create_a_program_of_type(cast: Cast, kind: str) -> None:
    assert cast.creation(kind).accepted
    assert cast.shows(kind)


@verifies("create.folder.placed")
def must_place_a_program_in_its_folder(cast: Cast, surroundings: Surroundings) -> None:
    kind, number = cast.rich_again.folder

    assert str(kind).lower() == "folder"
    assert number == surroundings.folder.id


@verifies("create.name.kept")
def must_keep_the_name(cast: Cast) -> None:
    assert cast.rich_again.name == cast.rich_form["name"]


@verifies("create.channel.kept")
def must_keep_the_channel(cast: Cast) -> None:
    assert cast.rich_again.channel == cast.rich_form["channel"]


@verifies("create.channel.kept")
@pytest.mark.parametrize("kind", TYPES)
def must_keep_the_channel_of_type(cast: Cast, kind: str) -> None:
    asked = cast.creation(kind).asked["channel"]

    assert cast.recent.of(cast[kind].id).channel == asked


@verifies("create.description.kept")
def must_keep_the_description(cast: Cast) -> None:
    assert cast.rich_again.description == DESCRIPTION


@verifies("create.costs.kept")
def must_keep_the_costs(cast: Cast) -> None:
    assert cast.costs_shown == [COST["cost"]]


@verifies("create.costs.start-date")
def must_keep_the_date_of_a_cost(cast: Cast) -> None:
    cast.has_costs()
    dates = [moment.day(cost.get("startDate")) for cost in cast.rich_again.cost_records]
    asked = moment.day(COST["startDate"])

    assert [date for date in dates if abs(date - asked) > timedelta(days=1)] == []


@verifies("create.tags.kept")
def must_keep_the_tags(cast: Cast) -> None:
    assert cast.tags_shown == cast.rich_tags


@verifies("create.tags.required")
def must_refuse_a_creation_without_a_required_tag(without_tag: Attempt) -> None:
    assert without_tag.rejected
    assert without_tag.left == []


@verifies("create.tags.from-the-list")
def must_not_store_a_tag_value_off_the_list(programs: Programs, refused: Attempts) -> None:
    made = refused["tag off the list"].left
    stored = [p for program in made for p in programs.by_id(program.id).programs]

    assert [p for p in stored if "No such value" in [value for _, value in p.tags]] == []


@verifies("create.email-dates.accepted")
def must_take_dates_for_an_email_program(dated_creation: Reply, cast: Cast) -> None:
    cast.creation("Email").worked_for("create.types.five")

    assert dated_creation.accepted


@verifies("create.email-dates.accepted")
def must_keep_the_dates_of_an_email_program(dated: Program) -> None:
    pairs = zip(dated.dates, (START, END), strict=True)

    assert [shown for shown, sent in pairs if shown and shown != moment.read(sent)] == []


@verifies("create.email-dates.shown")
def should_show_the_dates_of_an_email_program(dated: Program) -> None:
    assert dated.dates[0] is not None
    assert dated.dates[1] is not None


@verifies("create.channel.exists")
def must_not_create_a_program_with_an_unknown_channel(
    refused: Attempts, surroundings: Surroundings
) -> None:
    made = refused["unknown channel"].left

    assert [p for p in made if p.channel not in surroundings.channel_names] == []


@verifies("create.channel.fits")
def must_refuse_a_channel_of_another_type(refused: Attempts) -> None:
    assert refused["wrong channel"].rejected
    assert refused["wrong channel"].left == []


@verifies("create.type.known")
def must_refuse_an_unknown_type(refused: Attempts) -> None:
    assert refused["unknown type"].rejected
    assert refused["unknown type"].left == []


@observes("create.missing-folder-code")
def how_a_creation_without_folder_is_answered(refused: Attempts) -> str:
    return refused["folder"].describe()


@observes("create.missing-name-code")
def how_a_creation_without_name_is_answered(refused: Attempts) -> str:
    return refused["name"].describe()


@observes("create.missing-type-code")
def how_a_creation_without_type_is_answered(refused: Attempts) -> str:
    return refused["type"].describe()


@observes("create.missing-channel-code")
def how_a_creation_without_channel_is_answered(refused: Attempts) -> str:
    return refused["channel"].describe()


@observes("create.unknown-channel")
def how_an_unknown_channel_is_answered(refused: Attempts) -> str:
    return refused["unknown channel"].describe()


@observes("create.wrong-channel")
def how_a_channel_of_another_type_is_answered(refused: Attempts) -> str:
    return refused["wrong channel"].describe()


@observes("create.tag-off-the-list")
def how_a_tag_value_off_the_list_is_answered(refused: Attempts) -> str:
    return refused["tag off the list"].describe()


@observes("create.unknown-tag-type")
def how_an_unknown_tag_type_is_answered(refused: Attempts) -> str:
    return refused["unknown tag type"].describe()


@observes("create.malformed-json")
def how_costs_that_are_no_json_are_answered(refused: Attempts) -> str:
    return refused["malformed costs"].describe()


@observes("create.missing-tag-code")
def how_a_creation_without_a_required_tag_is_answered(without_tag: Attempt) -> str:
    return without_tag.describe()


@observes("create.duplicate-name")
def how_a_name_that_is_taken_is_answered(programs: Programs, cast: Cast) -> str:
    return programs.create(name=cast.rich.name).describe()


@observes("create.dates-on-other-types")
def how_dates_of_another_type_are_answered(programs: Programs) -> str:
    created = programs.create("Default", startDate=START, endDate=END)
    shown = [program.dates != (None, None) for program in created.programs]
    return f"{created.describe()}{', dates shown' if any(shown) else ''}"


@observes("create.cost-notation")
def how_the_date_of_a_cost_is_written(cast: Cast) -> str:
    costs = cast.rich_again.cost_records
    return str(costs[0].get("startDate")) if costs else "no cost is shown"
