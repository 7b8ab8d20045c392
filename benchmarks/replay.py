"""
A whole run beside the same requests through a bare `requests.Session`, each on a fresh server in
another process: what the suite adds to the sending itself.
"""

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import requests

from benchmarks.elsewhere import elsewhere
from benchmarks.table import Asked, Plot, Spread, Table
from conformance.assembly import SuiteRun, assemble
from conformance.exchange import Exchange
from conformance.pacing import Pace
from conformance.preparation import prepared
from conformance.running import run_suite
from conformance.selection import Options
from conformance.suites import SUITES, Suite
from conformance.target import Target

MOST = 1.4  # times as long as the replay
QUICK = Options(depth="quick")


@dataclass
class Watch:
    """When the first request was sent, and how long the run waited for the target to be ready."""

    began: float = 0.0
    busy: float = 0.0  # how long this process had computed by then
    waited: float = 0.0
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self.pace = Pace(clock=self.clock, sleep=self.sleep)

    def clock(self) -> float:
        """Read for each request, before it is sent."""
        now = time.perf_counter()
        if not self.began:
            self.began, self.busy = now, time.process_time()
        return now

    def sleep(self, seconds: float) -> None:
        begun = time.perf_counter()
        time.sleep(seconds)
        self.waited += time.perf_counter() - begun


@dataclass(frozen=True)
class Whole:
    """A run from its first request to the record: seconds, those that it waited left out."""

    seconds: float
    computing: float
    waited: float
    exchanges: list[Exchange]
    target: Target


def whole(suite: Suite, target: Target) -> Whole:
    """One run, its record included."""
    watch, started = Watch(), datetime.now(UTC)
    context = prepared(suite, target, QUICK, watch.pace)
    run: SuiteRun = run_suite(suite, target, QUICK, context=context)
    assemble([run], QUICK, started)
    took = time.perf_counter() - watch.began
    busy = time.process_time() - watch.busy
    return Whole(took - watch.waited, busy, watch.waited, run.client.exchanges, target)


def replay(exchanges: list[Exchange], old: str, new: str) -> tuple[float, float, int]:
    """
    The seconds that the same requests take in a bare session, those of computing, and how many of
    the answers have the same status and length as before.

    A token that the server grants stands in for the one that was granted in its place.
    """
    tokens: dict[str, str] = {}
    alike = 0
    with requests.Session() as session:
        began, busy = time.perf_counter(), time.process_time()
        for exchange in exchanges:
            sent = exchange.request
            headers = {name: _current(text, tokens) for name, text in sent.headers.items()}
            url = new + sent.url.removeprefix(old)
            answer = session.request(sent.method, url, data=sent.body, headers=headers)
            before = exchange.response
            if before and b'"access_token"' in before.body:
                tokens[_token(before.body)] = _token(answer.content)
            alike += bool(
                before
                and before.status == answer.status_code
                and len(before.body) == len(answer.content)
            )
        return time.perf_counter() - began, time.process_time() - busy, alike


def _current(text: str, tokens: dict[str, str]) -> str:
    scheme, _, token = text.partition(" ")
    return f"{scheme} {tokens[token]}" if token in tokens else text


def _token(body: bytes) -> str:
    return str(json.loads(body).get("access_token"))


def measure(asked: Asked) -> list[Table]:
    """The run, the replay and their ratio, by suite."""
    columns = ("suite", "requests", "same answers", "run, s", "waited, s", "replay, s", "times")
    more = ("run computing, s", "replay computing, s", "times computing")
    table = Table("replay", "a whole run against its bare requests", (*columns, *more))
    bars: dict[str, list[tuple[float, float]]] = {"run": [], "replay": []}
    ratios: list[float] = []
    for slug in asked.suites:
        counts, spreads = _compared(SUITES[slug], asked.repetitions)
        table.rows.append((slug, *counts, *spreads))
        ratios.append(spreads[3].median)
        bars["run"].append((0.0, spreads[0].median))
        bars["replay"].append((0.0, spreads[2].median))
    told = f"a run takes at most {MOST} times as long as its requests, start-up apart"
    table.goals = [(told, max(ratios) <= MOST)]
    table.notes = [
        "From the first request to the record, at depth quick; the server is another process.",
        "What a run `waited` until the target was ready is left out: a replay would wait as well.",
        "`Computing` leaves out the server, which does the same for both, and all other processes.",
    ]
    title = "A whole run against its bare requests"
    table.plots = [Plot(title, "seconds", bars, labels=asked.suites)]
    return [table]


def _compared(suite: Suite, repetitions: int) -> tuple[tuple[int, int], list[Spread]]:
    rows = []
    for _ in range(repetitions + 1):
        with elsewhere(suite.slug) as target:
            run = whole(suite, target)
        with elsewhere(suite.slug) as target:
            took, busy, same = replay(run.exchanges, run.target.url, target.url)
        computing = (run.computing, busy, run.computing / busy)
        rows.append((run.seconds, run.waited, took, run.seconds / took, *computing))
    # The first one warms up.
    return (len(run.exchanges), same), [Spread.of(column) for column in zip(*rows[1:], strict=True)]
