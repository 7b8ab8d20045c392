"""
What a run costs is known before it begins.
"""

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conformance import record as records
from conformance.embedding import embedded, vendor
from conformance.plan import Part, Plan, lines, plan
from conformance.running import judged
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES, Suite
from conformance.target import Rate, Target
from conformance.vendors.marketo.reference import Marketo
from tests.conftest import QUICK, Command
from tests.watched import Watched, target_file

# Of a whole run at depth quick against a sandbox, clean-up included; read-only.
BUDGETS = {
    "marketo-programs": (300, 120),
    "marketo-program-members": (200, 120),
    "wix-programs": (350, 120),
    "dotdigital-programs": (120, 120),
}
AWAY = "https://api.example.com"

each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


@cache
def sandbox(suite: Suite) -> Target:
    """A target elsewhere, whose file names all that the reference can offer."""
    instance = vendor(suite).reference()
    return replace(embedded(suite, AWAY, instance), name="sandbox", embedded=False)


SELECTIONS = {
    "everything": Options(),
    "read-only": Options(profile="read-only"),
    "what needs permissions": Options(allow=("approve-programs", "create-fields", "bulk-members")),
    "musts": Options(selection=Selection(level="must", exclude=("*.how_*",))),
    "an area": Options(selection=Selection(only=("[c-f]*",))),
}


def planned(slug: str, case: str) -> Part:
    [part] = plan([SUITES[slug]], sandbox(SUITES[slug]), SELECTIONS[case]).parts
    return part


def planned_and_sent(slug: str, case: str) -> tuple[Part, int, int]:
    """The plan of a run, and what one against the reference sends and makes."""
    suite, options = SUITES[slug], replace(SELECTIONS[case], rehearsal=True)
    instance = vendor(suite).reference()
    with served(instance) as url:
        [run] = judged([suite], embedded(suite, url, instance), options)
    return planned(slug, case), run.client.sent, run.made


@each_suite
@pytest.mark.parametrize("case", SELECTIONS)
def test_a_run_of_the_reference_takes_what_was_planned(
    elsewhere: ProcessPoolExecutor, suite: Suite, case: str
) -> None:
    """Within 15 %, whatever is selected."""
    part, sent, made = elsewhere.submit(planned_and_sent, suite.slug, case).result()

    print(f"{suite.slug}, {case}: {part.requests} planned, {sent} sent")
    assert abs(part.requests - sent) <= 0.15 * sent
    assert part.least <= sent <= part.most
    assert part.made == made
    assert part.writes == 0 or case != "read-only"


@each_suite
def test_a_suite_stays_within_its_budget(elsewhere: ProcessPoolExecutor, suite: Suite) -> None:
    """A whole run against a sandbox, and a read-only one, send no more requests than promised."""
    whole, reading = BUDGETS[suite.slug]
    full, careful = (
        elsewhere.submit(planned, suite.slug, case).result().requests
        for case in ("everything", "read-only")
    )

    print(f"{suite.slug}: {full} of {whole}, read-only {careful} of {reading}")
    assert 0 < full <= whole
    assert 0 < careful <= reading


def test_a_plan_sends_nothing(command: Command, tmp_path: Path) -> None:
    """The target does not hear of it."""
    watched = Watched()
    with served(watched) as url:
        done = command("plan", "marketo-programs", "--url", url)

    assert done.returncode == 0, done.stderr
    assert re.search(r"marketo-programs: about \d+ requests \(\d+ to \d+ ", done.stdout)
    assert watched.requests == []


def test_all_suites(command: Command) -> None:
    """Without a suite, all of them are planned, and what they take together."""
    done = command("plan", *QUICK)

    assert done.returncode == 0, done.stderr
    assert all(f"  {slug}: about" in done.stdout for slug in SUITES)
    assert "  together: about" in done.stdout


def test_the_time_under_the_rate() -> None:
    """The first calls of a window wait for nothing, and the last ones for all windows before."""
    a_plan = Plan(Target(name="t"), (), Rate(50, 20), None, None)

    assert [a_plan.seconds(number) for number in (0, 1, 50, 51, 100, 101)] == [0, 0, 0, 20, 20, 40]


def test_the_words_of_a_plan() -> None:
    """What is sent, what is written, what it is of a day's calls, how long it takes, its end."""
    where = "where it differs from the reference"
    part = Part("a-suite", checks=9, requests=100, writes=7, made=3, extra=50)
    said = lines(Plan(Target(name="t", url=AWAY), (part,), Rate(10, 10), 50_000, 90))

    assert said == [
        f"a run against t, at {AWAY}, would send",
        f"  a-suite: about 100 requests (70 to 180 {where}) for 9 checks",
        "    7 of them writes, 3 objects made and removed again, 0.2% of a day's 50,000",
        "    60 s to 3 min at 10 calls in 10 s",
        "  and stop at 90 requests, those for cleaning up included; too few for all",
    ]


def test_a_budget_that_is_enough_is_not_complained_of() -> None:
    """As many requests as are planned."""
    part = Part("a-suite", checks=9, requests=100, writes=7, made=3, extra=0)
    *_, said = lines(Plan(Target(name="t", url=AWAY), (part,), None, None, 100))

    assert said == "  and stop at 100 requests, those for cleaning up included"


@pytest.fixture
def away(tmp_path: Path) -> Any:
    """A target that is not on this machine, as far as a run can tell: it is behind a proxy."""
    reference = Marketo()
    with served(reference) as url:
        yield target_file(
            tmp_path,
            url="http://api.example.com",
            proxy=url,
            tls={"verify": False},
            rate={"calls": 2000, "seconds": 1},
            auth={"client_id": "a" * 12, "client_secret": "b" * 12},
            suites=["marketo-programs"],
        )


def test_a_run_says_first_what_it_will_send(command: Command, away: Path) -> None:
    """Where a target is not on this machine, the plan stands at the top; -q leaves it out."""
    done = command("run", "--target", away, "--only", "token.*")
    quiet = command("run", "--target", away, "--only", "token.*", "-q")

    assert done.stdout.startswith("a run against t, at http://api.example.com, would send\n")
    assert "would send" not in quiet.stdout


@pytest.mark.parametrize("budget", [1, 40, 120, 400])
def test_a_run_never_exceeds_its_budget(command: Command, tmp_path: Path, budget: int) -> None:
    """It stops before that, removes what it made within it, and says that it ended early."""
    reference = Marketo()
    before, watched = set(reference.programs), Watched(app=reference)
    with served(watched) as url:
        done = command(
            *("run", "marketo-programs", "--url", url, *QUICK),
            *("--max-requests", budget, "--json", "run.json"),
        )
    record = records.read(tmp_path / "run.json")

    assert done.returncode == (0 if budget == 400 else 2), done.stdout
    assert len(watched.requests) == record["requests"]["sent"] <= budget
    assert record["complete"] is (budget == 400)
    assert record["leftovers"] == []
    assert set(reference.programs) == before


def test_suites_share_a_budget(command: Command, tmp_path: Path) -> None:
    """What the first suite has sent is not there for the second."""
    watched = Watched()
    with served(watched) as url:
        command("run", *QUICK, "--url", url, "--max-requests", 350, "--json", "run.json", "-q")
    record = records.read(tmp_path / "run.json")

    assert len(watched.requests) == record["requests"]["sent"] <= 350
    assert "budget of 350 requests is used up" in " ".join(record["notes"])


@pytest.mark.parametrize("words", [["--max-requests", "0"], ["--only", "no.such.*"], ["nothing"]])
def test_a_mistake_in_the_words_of_plan(command: Command, words: list[str]) -> None:
    """One line on stderr says what is wrong."""
    done = command("plan", *words)

    assert done.returncode == 64
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
