"""
What a program looks like, held to the newest programs of the site.
"""

import pytest

from conformance import apart, observes, verifies
from conformance.context import Context
from conformance.vendors.wix.vocabulary import (
    ACCESS_TYPES,
    GUID,
    STATUSES,
    Cast,
    Filters,
    Program,
    Programs,
    moment,
)

UNSET = (
    "description.details",
    "timeline.startDate",
    "timeline.durationInDays",
    "restrictions.maxParticipants",
    "price",
    "rewards",
    "categoryIds",
    "socialGroupId",
)


@pytest.fixture(scope="session")
@apart("still")
def newest(filters: Filters, cast: Cast, programs: Programs) -> list[Program]:
    """The newest programs, the run's own among them where it may make any."""
    if not programs.site.read_only:
        cast.made  # noqa: B018 - looked at once they are there
    return filters.newest.programs


@verifies("shape.status")
def must_be_in_one_of_four_statuses(newest: list[Program]) -> None:
    assert [program for program in newest if program["status"] not in STATUSES] == []


@verifies("shape.access-type")
def must_have_one_of_three_access_types(newest: list[Program]) -> None:
    words = [program["restrictions.accessType"] for program in newest]
    shown = [word for word in words if word is not None]

    assert shown
    assert [word for word in shown if word not in ACCESS_TYPES] == []


@verifies("shape.id")
def must_have_a_guid_of_its_own(newest: list[Program]) -> None:
    ids = [program.id for program in newest]

    assert [id_ for id_ in ids if not GUID.fullmatch(str(id_))] == []
    assert len({*ids}) == len(ids)


@verifies("shape.revision")
def must_have_a_whole_number_as_its_revision(newest: list[Program]) -> None:
    revisions = [program["revision"] for program in newest]

    assert [one for one in revisions if not isinstance(one, str) or not one.isdecimal()] == []


@verifies("shape.dates")
@pytest.mark.parametrize("name", ["createdDate", "updatedDate"])
def must_say_when_it_was_created_and_updated(newest: list[Program], name: str) -> None:
    dates = [program[name] for program in newest]

    assert dates
    assert [date for date in dates if not isinstance(date, str) or not moment.read(date)] == []


@verifies("shape.timeline")
def must_write_its_timeline_as_specified(newest: list[Program]) -> None:
    timelines = [
        (program["timeline.selfPaced"], program["timeline.startDate"], program.timeline[2])
        for program in newest
    ]
    odd = [
        timeline
        for timeline in timelines
        if timeline[0] not in (None, True, False)
        or (timeline[1] and not moment.day(timeline[1]))
        or not isinstance(timeline[2], int | None)
    ]

    assert timelines
    assert odd == []


@verifies("shape.content-summary")
def must_count_content_in_whole_numbers(newest: list[Program]) -> None:
    counts = [count for program in newest for count in program.counts]

    assert counts
    assert [count for count in counts if type(count) is not int or count < 0] == []


@verifies("shape.content-counts")
def must_count_its_steps_and_sections(context: Context, programs: Programs) -> None:
    reply = programs.get(context.fixture("content_program_id"))
    steps, sections = (context.fixture(f"content_{word}_count") for word in ("step", "section"))

    assert reply.accepted
    assert reply.program.counts == (steps, sections)


@observes("shape.unset")
def how_members_are_shown_that_were_never_set(cast: Cast) -> dict[str, str]:
    program = cast.program(("PUBLIC", "DRAFT"))
    return {name: program.form_of(name) for name in UNSET}


@apart("still")
@observes("shape.listed")
def how_a_listed_program_differs_from_one_that_is_got(cast: Cast, filters: Filters) -> list[str]:
    got = cast.program(("PUBLIC", "DRAFT"))
    listed = next(one for one in filters.newest.programs if one.id == got.id)
    return sorted({*got.record} - {*listed.record})
