"""
Implementations that are correct and chose differently get no failure.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from conformance.selection import Options, Selection
from conformance.suites import SUITES
from tests.rounds import rounds_of, served_rounds_of
from tests.variants import variants

WRITTEN = Options(Selection(exclude=("generated.*",)), depth="deep")  # all that somebody wrote
PROCESSES = 2
A_SESSION = 16  # variants that share what is collected
MOST_SKIPPED = {
    "marketo-programs": 70,  # of some 410 results; a variant without tags skips most
    "marketo-program-members": 80,  # of some 340; one that shows no schema skips most
    "wix-programs": 50,  # of some 430 results; one that wants tokens of visitors skips most
    "dotdigital-programs": 55,  # of some 260; one without hooks skips most
}
# What only a connection, or time that passes, can show; and of each suite what differs the most.
OVER_HTTP = frozenset(
    {
        *("AnswersSlowly", "ClosesEachConnection", "Compresses", "CompressesItsAnswers"),
        *("DeniesWithoutABody", "DoesHooksWithoutABody", "SendsInChunks", "SearchesLate"),
        *("ProcessesFor1500Milliseconds", "AsDifferentAsCanBe", "AsDifferentAsMembersCanBe"),
        *("AsSparingAsItCanBe", "AsTalkativeAsItCanBe"),
    }
)
NAMES = [(slug, name) for slug in SUITES for name in sorted(variants(slug))]
Run = tuple[list[dict[str, Any]], str | None]


def tried(slug: str, names: list[str]) -> dict[str, Run]:
    """Runs against some variants: their results, and why they stopped early."""
    kind = served_rounds_of if {*names} <= OVER_HTTP else rounds_of
    done = kind(slug, [(variants(slug)[name], WRITTEN.selection) for name in names], WRITTEN)
    return {name: (each.results, each.stopped) for name, each in zip(names, done, strict=True)}


def sessions() -> Iterator[tuple[str, list[str]]]:
    """Variants that are tried one after the other, those first that take real time."""
    for slug in SUITES:
        yield slug, [name for name in sorted(variants(slug)) if name in OVER_HTTP]
    for slug in SUITES:
        names = [name for name in sorted(variants(slug)) if name not in OVER_HTTP]
        for place in range(0, len(names), A_SESSION):
            yield slug, names[place : place + A_SESSION]


@pytest.fixture(scope="module")
def runs(request: pytest.FixtureRequest) -> Iterator[dict[tuple[str, str], Future[Any]]]:
    """The runs of all variants that tests of this session are about, begun at once."""
    calls: list[Any] = [getattr(item, "callspec", None) for item in request.session.items]
    asked = {(each.params.get("slug"), each.params.get("name")) for each in calls if each}
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        yield {
            (slug, name): future
            for slug, names in sessions()
            if (wanted := [name for name in names if (slug, name) in asked])
            for future in [processes.submit(tried, slug, wanted)]
            for name in wanted
        }


def outcomes(results: Any, *wanted: str) -> list[tuple[Any, ...]]:
    return [
        (result["check"], result.get("message") or result.get("reason"))
        for result in results
        if result["outcome"] in wanted
    ]


@pytest.mark.parametrize("slug", SUITES)
def test_a_suite_has_variants(slug: str) -> None:
    """Without implementations that chose differently, nobody knows what a suite over-asserts."""
    assert [name for suite, name in NAMES if suite == slug] != []
    assert slug in MOST_SKIPPED


@pytest.mark.parametrize(("slug", "name"), NAMES)
def test_a_variant_gets_no_failure(runs: Any, slug: str, name: str) -> None:
    """A correct implementation fails nothing, nothing is an error, and most of it is judged."""
    results, stopped = runs[slug, name].result()[name]

    assert outcomes(results, "fail", "error") == []
    assert stopped is None
    assert len(skipped := outcomes(results, "skip")) <= MOST_SKIPPED[slug], skipped


def test_fields_that_a_run_makes_stand_in_for_those_that_there_are_not(runs: Any) -> None:
    """Who has no custom fields is held to the rules of written values all the same."""
    name = "HasNoCustomFields"
    results, _ = runs["marketo-program-members", name].result()[name]

    assert len(outcomes(results, "skip")) < 15


def test_a_status_that_no_program_has_blocks_nothing(runs: Any) -> None:
    """New Engagement programs may be off: `--strict` finds nothing missing then."""
    name = "SwitchesNewEngagementProgramsOff"
    results, _ = runs["marketo-programs", name].result()[name]

    assert [each for each in outcomes(results, "skip") if each[1].startswith("blocked")] == []


def test_who_is_sent_to_sign_in_for_what_is_hidden_needs_no_token_of_a_visitor(runs: Any) -> None:
    """Drafts are still looked for by a visitor, where lists are shown to them."""
    name = "AsksVisitorsToSignInForWhatIsHidden"
    results, _ = runs["wix-programs", name].result()[name]

    assert [each for each in outcomes(results, "skip") if "auth.visitor" in str(each)] == []
