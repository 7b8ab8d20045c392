"""
What grows with the target and with the run: cost a check, time a request, reports.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import requests

from benchmarks.elsewhere import elsewhere
from benchmarks.replay import QUICK, Watch
from benchmarks.table import Asked, Plot, Spread, Table, seconds
from conformance.assembly import assemble
from conformance.preparation import prepared
from conformance.reporters import FILES, render
from conformance.running import run_suite
from conformance.serving import served
from conformance.suites import SUITES
from conformance.vendors.marketo.reference import EXAMPLE_CREDENTIALS, Marketo

PROGRAMS = (10, 100, 1_000, 10_000)
MEMBERS = (1, 100, 10_000, 100_001)
RESULTS = (100, 1_000, 10_000)
A_CALL = 300  # leads
ROUNDS = 21
FLAT = 1.5  # times as much, where the target has a thousand times as many programs


def measure(asked: Asked) -> list[Table]:
    """Three tables: programs on the target, members of a program, results in a report."""
    return [_programs(asked), _members(), _reports(asked)]


def _programs(asked: Asked) -> Table:
    columns = ("suite", "programs", "checks", "requests", "computing, ms a check", "ms a check")
    table = Table("growth", "cost of a check, by programs on the target", columns)
    series: dict[str, list[tuple[float, float]]] = {}
    worst, early = 0.0, False
    for slug in asked.suites:
        least = []
        for number, runs in _side_by_side(slug, asked.repetitions).items():
            checks, sent, _, _, stopped = runs[0]
            if stopped:
                table.notes.append(f"{slug} with {number:,} programs ended early: {stopped}.")
            early = early or bool(stopped)
            busy = Spread.of(1000 * run[2] / checks for run in runs)
            took = Spread.of(1000 * run[3] / checks for run in runs)
            table.rows.append((slug, number, checks, sent, busy, took))
            series.setdefault(slug, []).append((number, busy.median))
            least.append(busy.least)
        worst = max(worst, least[-1] / least[0])
    told = f"with {PROGRAMS[-1]:,} programs a check costs the suite at most {FLAT} times as much"
    table.goals = [(f"{told} as with {PROGRAMS[0]} ({worst:.2f})", worst <= FLAT)]
    table.goals += [(f"no run ends early with up to {PROGRAMS[-1]:,} programs", not early)]
    table.notes += [
        "What a reference is seeded with stays, so the least is 264, 21 or 12.",
        "`Computing` leaves out the time in which the target computes.",
        "The goal compares the least of each: a shared machine slows down for some runs.",
    ]
    title = "Computing a check, by programs on the target"
    table.plots = [Plot(title, "ms", series, over="programs", logarithmic=True)]
    return table


def _side_by_side(slug: str, repetitions: int) -> dict[int, list[Any]]:
    """Runs by the number of programs, each number in turn; the first turn only warms up."""
    turns = [{n: _run(slug, n) for n in PROGRAMS} for _ in range(repetitions + 1)]
    return {n: [turn[n] for turn in turns[1:]] for n in PROGRAMS}


def _run(slug: str, programs: int) -> tuple[int, int, float, float, str | None]:
    """Checks judged, requests, the seconds of computing and in all, and why it ended early."""
    watch, started = Watch(), datetime.now(UTC)
    with elsewhere(slug, programs=programs) as target:
        busy = time.process_time()
        context = prepared(SUITES[slug], target, QUICK, watch.pace)
        run = run_suite(SUITES[slug], target, QUICK, context=context)
        assemble([run], QUICK, started)
        took = time.perf_counter() - watch.began - watch.waited
        busy = time.process_time() - busy
    judged = [each for each in run.results if each["outcome"] != "skip"]
    return len(judged), run.client.sent, busy, took, run.stopped


class Caller:
    """Sends to one instance of Marketo, with a token."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        asked = {"grant_type": "client_credentials", **EXAMPLE_CREDENTIALS}
        granted = self.session.get(f"{url}/identity/oauth/token", params=asked).json()
        self.session.headers["Authorization"] = f"Bearer {granted['access_token']}"

    def get(self, path: str, **parameters: Any) -> Any:
        return self.session.get(f"{self.url}/rest/v1{path}", params=parameters).json()

    def post(self, path: str, body: Any) -> Any:
        return self.session.post(f"{self.url}/rest/v1{path}", json=body).json()

    def fill(self, program: int, before: int, number: int) -> None:
        """Make so many leads members of a program, as calls of 300 do."""
        for first in range(before, number, A_CALL):
            numbers = range(first, min(first + A_CALL, number))
            sent = [{"email": f"lead-{n}@example.com"} for n in numbers]
            rows = self.post("/leads.json", {"input": sent})["result"]
            body = {"statusName": "Member", "input": [{"leadId": row["id"]} for row in rows]}
            self.post(f"/programs/{program}/members/status.json", body)


def _members() -> Table:
    columns = ("members", "filled in, s", "query by lead, ms", "query by status, ms")
    table = Table("growth", "what a request takes on the reference, by members", columns)
    instance = Marketo()
    series: dict[str, list[tuple[float, float]]] = {"by lead": [], "by status": []}
    with served(instance) as url:
        caller, before = Caller(url), 0
        named = {int(str(n)) for n in instance.fixtures().values() if isinstance(n, int)}
        program = next(
            one.id for one in instance.programs.values()
            if one.channel == "Content" and one.id not in named
        )  # fmt: skip
        for number in MEMBERS:
            filled = seconds(lambda: caller.fill(program, before, number))  # noqa: B023
            before = number
            row = caller.get(f"/leads/programs/{program}.json", batchSize=1)["result"][0]
            place = f"/programs/{program}/members.json"
            lead = {"filterType": "leadId", "filterValues": row["membership"]["id"]}
            status = {"filterType": "statusName", "filterValues": "Member"}
            times = [_milliseconds(lambda: caller.get(place, **of)) for of in (lead, status)]  # noqa: B023
            table.rows.append((number, filled, *times))
            for name, spread in zip(series, times, strict=True):
                series[name].append((number, spread.median))
    table.notes = ["Beyond 100,000 members a query by status is refused with 1003."]
    title = "A query, by members of the program"
    table.plots = [Plot(title, "ms", series, over="members", logarithmic=True)]
    return table


def _milliseconds(action: Callable[[], object]) -> Spread:
    return Spread.of(1000 * seconds(action) for _ in range(ROUNDS))


def _reports(asked: Asked) -> Table:
    columns = ("report", "results", "seconds", "MB", "ms a result", "KB a result")
    table = Table("growth", "what a report takes, by results in it", columns)
    with elsewhere("marketo-programs") as target:
        started = datetime.now(UTC)
        run = run_suite(SUITES["marketo-programs"], target, QUICK)
        record = assemble([run], QUICK, started)
    series: dict[str, list[tuple[float, float]]] = {}
    worst = 0.0
    for kind in FILES:
        costs = []
        for number in RESULTS:
            large = _repeated(record, number)
            size = len(render(kind, large).encode())
            took = Spread.of(
                seconds(lambda: render(kind, large))  # noqa: B023
                for _ in range(min(asked.repetitions, 3))
            )
            each = 1000 * took.median / number
            row = (kind, number, took, size / 1e6, each, size / 1e3 / number)
            table.rows.append(row)
            series.setdefault(kind, []).append((number, 1000 * took.median))
            costs.append(each)
        worst = max(worst, costs[-1] / statistics.median(costs))
    told = "time and size grow no faster than the number of results"
    table.goals = [(f"{told} ({worst:.2f} times a result)", worst <= FLAT)]
    table.plots = [Plot("Reports", "ms", series, over="results", logarithmic=True)]
    return table


def _repeated(record: Any, number: int) -> Any:
    """A record with so many results, each with exchanges of its own."""
    results: list[Any] = []
    exchanges: list[Any] = []
    whole = -(-number // len(record["results"]))
    for copy in range(whole):
        before = len(exchanges)
        exchanges += record["exchanges"]
        for result in record["results"]:
            own: dict[str, Any] = {"exchanges": [before + index for index in result["exchanges"]]}
            if "decisive" in result:
                own["decisive"] = before + result["decisive"]
            own["check"] = f"{result['check']}[{copy}]" if copy else result["check"]
            results.append({**result, **own})
    last = max((i for each in results[:number] for i in each["exchanges"]), default=0)
    return {**record, "results": results[:number], "exchanges": exchanges[: last + 1]}
