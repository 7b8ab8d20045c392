"""
Programs by tag. Their order is random, so answers are counted and compared as sets.
"""

from dataclasses import dataclass

import pytest

from conformance import apart, depth, observes, verifies
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.programs import (
    Cast,
    Clones,
    Crowd,
    Programs,
    Reply,
    whole,
)

MORE = 100  # programs that others may give the tag meanwhile


@dataclass(frozen=True)
class Tag:
    type: str
    value: str


@pytest.fixture(scope="session")
def full_page(programs: Programs, cast: Cast) -> Reply:
    """A page of programs with the tag of the rich program; there are two of the run's at least."""
    cast.made  # noqa: B018 - without the tag, and there before programs are looked for
    cast.rich_creation.worked_for("create.accepted")
    programs.create(**cast.rich_form | {"name": programs.ledger.name("tagged")})
    return programs.by_tag(*cast.tag, maxReturn=200)


@pytest.fixture(scope="session")
def refuses_200(programs: Programs, cast: Cast, full_page: Reply) -> bool:
    """Whether 200 is too much for a page, and no page too little."""
    return full_page.reading == "rejected" and programs.by_tag(*cast.tag).reading == "accepted"


@pytest.fixture(scope="session")
def tagged(full_page: Reply, refuses_200: bool) -> Reply:
    """That page; raises Blocked where only its size is refused."""
    if refuses_200:
        raise Blocked("tag.page.at-most-200")
    return full_page


@pytest.fixture(scope="session")
def rare(tagged: Reply) -> Reply:
    """All programs with that tag, where they are less than a page."""
    if len(tagged.programs) >= 200:
        raise Blocked("each value of the tag is carried by 200 programs or more")
    return tagged


@pytest.fixture(scope="session")
@apart("still")
def counted(programs: Programs, cast: Cast, rare: Reply) -> Reply:
    """The same once no check makes or deletes any."""
    return programs.by_tag(*cast.tag, maxReturn=200) if rare.accepted else rare


@pytest.fixture(scope="session")
def frequent(crowd: Crowd) -> Tag:
    """A tag that more than 200 programs carry; made so where it is allowed."""
    return Tag(*crowd.tag)


@pytest.fixture(scope="session")
def a_page_of_201(programs: Programs, frequent: Tag) -> Reply:
    return programs.by_tag(frequent.type, frequent.value, maxReturn=201)


@verifies("tag.type.required")
def must_refuse_a_search_without_a_type(programs: Programs, cast: Cast) -> None:
    refused = programs.by_tag(tagValue=cast.tag[1])

    assert refused.rejected
    assert refused.programs == []


@verifies("tag.value.required")
def must_refuse_a_search_without_a_value(programs: Programs, cast: Cast) -> None:
    refused = programs.by_tag(tagType=cast.tag[0])

    assert refused.rejected
    assert refused.programs == []


@verifies("tag.matching.finds")
def must_find_a_program_by_its_tag(rare: Reply, cast: Cast) -> None:
    cast.has_tags()

    assert rare.accepted
    assert cast.rich.id in rare.ids


@depth("standard")
@verifies("tag.matching.finds")
def must_find_a_program_by_its_other_tag(programs: Programs, cast: Cast) -> None:
    other = cast.further_tag

    assert cast.rich.id in whole(programs.by_tag(*other, maxReturn=200)).ids


@verifies("tag.matching.shown")
def should_show_all_tags_of_a_program(rare: Reply, cast: Cast) -> None:
    cast.has_tags()

    assert rare.of(cast.rich.id).tags in ([], cast.tags_shown)


@depth("standard")
@verifies("tag.matching.finds")
def must_find_a_clone_by_its_tag(programs: Programs, clones: Clones, cast: Cast) -> None:
    clones.must_carry(cast.tag)

    assert clones.odd.id in whole(programs.by_tag(*cast.tag, maxReturn=200)).ids


@verifies("tag.matching.only")
def must_return_only_programs_with_the_tag(tagged: Reply, cast: Cast) -> None:
    shown = [program for program in tagged.programs if program.tags]

    assert tagged.accepted
    assert [program for program in shown if cast.tag not in program.tags] == []


@verifies("tag.matching.only")
def must_not_return_a_program_by_another_value(programs: Programs, cast: Cast) -> None:
    others = programs.by_tag(cast.tag[0], cast.other_tag_value, maxReturn=200)

    assert cast.rich.id not in others.ids


@verifies("tag.matching.only")
def must_not_return_a_program_by_another_type(programs: Programs, cast: Cast) -> None:
    other_type = programs.surroundings.other_tag_type(cast.tag[0])

    assert cast.rich.id not in programs.by_tag(other_type, cast.tag[1], maxReturn=200).ids


@verifies("tag.matching.only")
def must_not_return_a_program_without_tags(rare: Reply, cast: Cast) -> None:
    cast.need_not_be_tagged()

    assert cast["Default"].id not in rare.ids


@depth("standard")
@verifies("tag.matching.only")
def must_not_return_a_program_by_a_part_of_the_value(
    programs: Programs, rare: Reply, cast: Cast
) -> None:
    rare.of(cast.rich.id)  # which the whole value finds
    tag_type, value = cast.tag

    assert cast.rich.id not in programs.by_tag(tag_type, value[:-1], maxReturn=200).ids


@depth("standard")
@verifies("tag.matching.only")
@pytest.mark.parametrize("unknown", ["type", "value"])
def must_not_return_a_program_by_an_unknown(
    programs: Programs, rare: Reply, cast: Cast, unknown: str
) -> None:
    rare.of(cast.rich.id)
    tag = dict(zip(("type", "value"), cast.tag, strict=True)) | {unknown: f"No such {unknown}"}

    assert programs.by_tag(tag["type"], tag["value"], maxReturn=200).programs == []


@verifies("tag.page.default-twenty")
def must_return_20_programs_unless_told_otherwise(programs: Programs, frequent: Tag) -> None:
    assert len(programs.by_tag(frequent.type, frequent.value).programs) == 20


@verifies("tag.page.at-most-200")
def must_take_200_for_the_size_of_a_page(full_page: Reply, refuses_200: bool) -> None:
    if not refuses_200:
        full_page.worked_for("tag.matching.finds")

    assert full_page.accepted


@verifies("tag.page.at-most-200")
def must_return_200_programs_at_once(programs: Programs, frequent: Tag) -> None:
    page = programs.by_tag(frequent.type, frequent.value, maxReturn=200)

    assert len(page.programs) == 200


@verifies("tag.page.at-most-200")
def must_not_return_201_programs_at_once(a_page_of_201: Reply) -> None:
    assert len(a_page_of_201.programs) <= 200


@verifies("tag.page.max-return")
@pytest.mark.parametrize("number", [1, 21])
def must_return_as_many_as_max_return_says(programs: Programs, frequent: Tag, number: int) -> None:
    page = programs.by_tag(frequent.type, frequent.value, maxReturn=number)

    assert len(page.programs) == number


@verifies("tag.offset.counts")
def must_leave_out_as_many_as_the_offset_says(
    programs: Programs, cast: Cast, counted: Reply
) -> None:
    rest = programs.by_tag(*cast.tag, maxReturn=200, offset=1)

    assert len(rest.programs) == len(counted.programs) - 1
    assert set(rest.ids) < set(counted.ids)


@depth("standard")
@verifies("tag.offset.past-the-end")
def must_find_nothing_past_the_end(programs: Programs, cast: Cast, counted: Reply) -> None:
    counted.of(cast.rich.id)
    behind = programs.by_tag(*cast.tag, offset=len(counted.programs) + MORE)

    assert behind.absent
    assert behind.programs == []


@observes("tag.unknown-type")
def how_an_unknown_tag_type_is_answered(programs: Programs) -> str:
    return programs.by_tag("No such tag type", "none").describe()
