"""
What differs between two runs: found, rightly typed, and nothing else.
"""

import copy
import importlib
import importlib.util
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import pytest

from benchmarks.pairs import Series, differences
from conformance.comparison import compare
from conformance.drift import changes_of_observation
from conformance.embedding import vendor
from conformance.mutation import try_implementation
from conformance.record import text
from conformance.selection import Options
from conformance.shapedrift import changes_of_shape
from conformance.suites import SUITES
from conformance.wording import agree

PROCESSES = 2
FEWEST = 30  # changes over all suites


def module(slug: str) -> str:
    return f"tests.drifts.{slug.replace('-', '_')}"


def changed(slug: str) -> dict[str, Any]:
    """The changed references of a suite by name."""
    if not importlib.util.find_spec(module(slug)):
        return {}
    things = vars(importlib.import_module(module(slug))).items()
    return {name: thing for name, thing in things if "drifts" in getattr(thing, "__dict__", {})}


CHANGED = [(slug, name) for slug in SUITES for name in changed(slug)]


# Of each suite one that shows much and one that shows little; benchmarks/pairs.py tries them all.
VARIANTS = [
    ("marketo-programs", "AsDifferentAsCanBe"),
    ("marketo-programs", "AsSparingAsCanBe"),
    ("marketo-program-members", "AsDifferentAsMembersCanBe"),
    ("marketo-program-members", "AsSparingAsMembersCanBe"),
    ("wix-programs", "AsDifferentAsCanBe"),
    ("wix-programs", "AsSparingAsCanBe"),
    ("dotdigital-programs", "AsTalkativeAsItCanBe"),
    ("dotdigital-programs", "AsSparingAsItCanBe"),
]


def record(slug: str, name: str | None = None) -> Any:
    """
    The record of a run, in a process of its own, of the reference, over HTTP, of the reference once
    more ("") or of a changed one, called directly.
    """
    suite = SUITES[slug]
    implementation = changed(slug)[name] if name else vendor(suite).reference
    return try_implementation(suite, implementation, served=name is None)


def drifts_of_a_pair(slug: str, name: str) -> Any:
    """What two runs of one variant differ in, at the usual depth."""
    return differences(Series(slug, name, "standard", 1))


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[tuple[str, str | None], Future[Any]]]:
    every = [*((slug, None) for slug in SUITES), *((slug, "") for slug in SUITES), *CHANGED]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        yield {each: processes.submit(record, *each) for each in every}


def test_there_are_changes_enough() -> None:
    """At least thirty, over all suites."""
    assert len(CHANGED) >= FEWEST


@pytest.mark.parametrize(("slug", "name"), CHANGED)
def test_a_change_is_found_and_nothing_else(runs: Any, slug: str, name: str) -> None:
    """Each difference of a changed reference has its kind, its weight and its subject."""
    comparison = compare(runs[slug, None].result(), runs[slug, name].result())
    found = [f"{each.kind} {each.weight} {each.subject}" for each in comparison.drifts]

    assert found == list(changed(slug)[name].drifts)


@pytest.mark.parametrize("slug", SUITES)
def test_two_runs_of_the_same_reference_do_not_differ(runs: Any, slug: str) -> None:
    """Ids, times and request ids are no drift."""
    comparison = compare(runs[slug, None].result(), runs[slug, ""].result())

    assert comparison.drifts == ()
    assert comparison.notes == ()


def test_two_runs_of_the_same_variant_do_not_differ() -> None:
    """However different it is from the reference."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        found = processes.map(drifts_of_a_pair, *zip(*VARIANTS, strict=True))
        assert [*found] == [[]] * len(VARIANTS)


def test_what_is_missing_is_no_drift(runs: Any) -> None:
    """A check that was not judged, an operation that was not called, a list that was empty."""
    old = runs["marketo-programs", None].result()
    new, judged = copy.deepcopy(old), Counter(each["requirement"] for each in old["results"])
    place = next(n for n, each in enumerate(old["results"]) if judged[each["requirement"]] == 1)
    new["results"][place].update(outcome="skip", reason="needs-allow: bulk-programs")
    new["observed"].pop()
    new["shapes"] = new["shapes"][1:]

    assert compare(old, new).drifts == ()
    assert compare(new, old).drifts == ()
    assert compare(old, new).notes == (
        f"judged in the old run alone: {old['results'][place]['requirement']}",
    )


def test_other_suites_are_compared_on_what_they_share(runs: Any) -> None:
    """And the comparison says on how much."""
    old = runs["marketo-programs", None].result()
    new = copy.deepcopy(old)
    new["suite"]["version"] = "9.9"
    gone = new["results"][-1]["requirement"]
    new["results"] = [each for each in new["results"] if each["requirement"] != gone]

    [note, *_] = compare(old, new).notes

    assert compare(old, new).drifts == ()
    assert "1 are in the old run alone, 0 in the new one" in note


def test_a_fingerprint_is_of_the_difference_alone(runs: Any) -> None:
    """Found again against another baseline, a difference has the same fingerprint."""
    reference, twin = runs["marketo-programs", None].result(), runs["marketo-programs", ""].result()
    new = runs["marketo-programs", "RenamesTheUrl"].result()

    first, second = (
        {each.fingerprint for each in compare(old, new).drifts} for old in (reference, twin)
    )

    assert first == second
    assert len(first) == 2


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("at least 40", "at least 48", True),
        ("at least 40", "50", True),
        ("50", "at least 40", True),
        ("at least 40", "20", False),
        ("20", "at least 40", False),
        ("40", "48", False),
        ("accepted", "accepted", True),
    ],
)
def test_a_bound_agrees_with_what_lies_beyond_it(old: str, new: str, same: bool) -> None:
    """How many come by default shows only where there are more."""
    assert agree(old, new) is same


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("refused with 409 ABORTED", "refused with 409 CONFLICT", ["code breaking"]),
        ("404 ERROR_GONE", "422 ERROR_STOPPED", ["code breaking"]),
        ("404 ERROR_GONE", "200", ["observation additive"]),
        ("200", "404 ERROR_GONE", ["observation breaking"]),
        ("accepted, 200 programs", "accepted, 250 programs", ["observation cosmetic"]),
        ({"name": "accepted"}, {"name": "refused with 1003"}, ["observation breaking"]),
        ({"a": "rejected 1001", "b": "absent"}, {"b": "absent"}, ["observation additive"]),
        (f"no {UUID(int=2**90)}", f"no {UUID(int=2**91)}", []),
    ],
)
def test_an_observation_is_typed_and_weighed(old: Any, new: Any, kinds: list[str]) -> None:
    """A code for a code, a refusal that is new or gone; an id is nothing."""
    found = changes_of_observation(seen("thing.answer", old), seen("thing.answer", new))

    assert [f"{each.kind} {each.weight}" for each in found] == kinds


def test_generated_cases_are_compared_on_what_both_runs_sent() -> None:
    """Which there are depends on the seed."""
    old = seen("generated.thing", {"a": "rejected 1001", "b": "accepted"})
    new = seen("generated.thing", {"b": "rejected 1001", "c": "accepted"})

    [drift] = changes_of_observation(old, new)

    assert (drift.old, drift.new) == ("b: accepted", "b: rejected 1001")


def seen(id_: str, value: Any) -> Any:
    """A record of one observation."""
    return {"observed": [{"api": "marketo-programs", "id": id_, "value": value}]}


@pytest.mark.parametrize("slug", SUITES)
def test_a_record_keeps_no_values_but_enumerated_ones(runs: Any, slug: str) -> None:
    """No name, id, email address or text that a target sent is in the shapes."""
    shapes = str(runs[slug, None].result()["shapes"])

    assert "pac-" not in shapes
    assert "@" not in shapes


def size(slug: str) -> int:
    """The bytes of a whole run's record without exchanges."""
    suite = SUITES[slug]
    run = try_implementation(suite, vendor(suite).reference, Options(depth="deep"), served=False)
    return len(text(run, small=True).encode())


def test_a_record_without_exchanges_is_small() -> None:
    """Under 300 KB, for each suite and with all that its deepest run looks at."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        sizes = dict(zip(SUITES, processes.map(size, SUITES), strict=True))

    assert {slug: bytes_ for slug, bytes_ in sizes.items() if bytes_ >= 300_000} == {}


def test_what_a_run_that_ended_early_had_not_seen_is_no_drift() -> None:
    """A member, or a code, that only one of two samples happens to have; a type still differs."""

    def ended(complete: bool, **places: Any) -> Any:
        of = {"/": {"of": 50, "types": {"object": 50}}, **places}
        shape = {"api": "marketo-programs", "operation": "getPrograms", "reading": "accepted"}
        return {"complete": complete, "results": [], "shapes": [{**shape, "places": of}]}

    text_, number = ({"of": 50, "types": {name: 50}} for name in ("string", "integer"))
    old = ended(True, **{"//id": number, "//endDate": text_})
    new, cut = (ended(whole, **{"//id": text_}) for whole in (True, False))

    assert {drift.kind for drift in changes_of_shape(old, new)} == {"type", "vanished"}
    assert {drift.kind for drift in changes_of_shape(old, cut)} == {"type"}
