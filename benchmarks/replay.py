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
    waited: float = 0.0
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self.pace = Pace(clock=self.clock, sleep=self.sleep)

    def clock(self) -> float:
        """Read for each request, before it is sent."""
        now = time.perf_counter()
        self.began = self.began or now
        return now

    def sleep(self, seconds: float) -> None:
        begun = time.perf_counter()
        time.sleep(seconds)
        self.waited += time.perf_counter() - begun


@dataclass(frozen=True)
class Whole:
    """A run from its first request to the record: seconds, those that it waited left out."""

    seconds: float
    waited: float
    exchanges: list[Exchange]
    target: Target


def whole(suite: Suite, target: Target) -> Whole:
    """One run, its record included."""
    watch, started = Watch(), datetime.now(UTC)
    run: SuiteRun = run_suite(suite, target, QUICK, pace=watch.pace)
    assemble([run], QUICK, started)
    took = time.perf_counter() - watch.began
    return Whole(took - watch.waited, watch.waited, run.client.exchanges, target)


def replay(exchanges: list[Exchange], old: str, new: str) -> tuple[float, int]:
    """
    The seconds that the same requests take in a bare session, and how many of the answers have the
    same status and length as before.

    A token that the server grants stands in for the one that was granted in its place.
    """
    tokens: dict[str, str] = {}
    alike = 0
    with requests.Session() as session:
        began = time.perf_counter()
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
        return time.perf_counter() - began, alike


def _current(text: str, tokens: dict[str, str]) -> str:
    scheme, _, token = text.partition(" ")
    return f"{scheme} {tokens[token]}" if token in tokens else text


def _token(body: bytes) -> str:
    return str(json.loads(body).get("access_token"))


def measure(asked: Asked) -> list[Table]:
    """The run, the replay and their ratio, by suite."""
    columns = ("suite", "requests", "same answers", "run, s", "waited, s", "replay, s", "times")
    table = Table("replay", "a whole run against its bare requests", columns)
    ratios: list[float] = []
    bars: dict[str, list[tuple[float, float]]] = {"run": [], "replay": []}
    for slug in asked.suites:
        row = _compared(SUITES[slug], asked.repetitions)
        table.rows.append((slug, *row))
        ratios.append(row[-1].median)
        bars["run"].append((0.0, row[2].median))
        bars["replay"].append((0.0, row[4].median))
    told = f"a run takes at most {MOST} times as long as its requests, start-up apart"
    table.goals = [(told, max(ratios) <= MOST)]
    table.notes = [
        "From the first request to the record, at depth quick; the server is another process.",
        "What a run `waited` until the target was ready is left out: a replay would wait as well.",
    ]
    table.plots = [
        Plot("A whole run against its bare requests", "seconds", bars, labels=asked.suites)
    ]
    return [table]


def _compared(suite: Suite, repetitions: int) -> tuple[int, int, Spread, Spread, Spread, Spread]:
    runs, waits, replays, ratios = [], [], [], []
    for number in range(repetitions + 1):
        with elsewhere(suite.slug) as target:
            ours = whole(suite, target)
        with elsewhere(suite.slug) as target:
            bare, same = replay(ours.exchanges, ours.target.url, target.url)
        if number:  # the first one warms up
            runs.append(ours.seconds)
            waits.append(ours.waited)
            replays.append(bare)
            ratios.append(ours.seconds / bare)
    spreads = [Spread.of(column) for column in (runs, waits, replays, ratios)]
    return (len(ours.exchanges), same, *spreads)
