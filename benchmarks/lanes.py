"""
What several lanes save, by the time that the target takes for an answer.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.elsewhere import elsewhere
from benchmarks.table import Asked, Plot, Spread, Table
from conformance.targetfile import dump

LANES = (1, 2, 4, 8, 16)
LATENCIES = (0.0, 0.02, 0.1)  # seconds
SLUG = "marketo-programs"
OPTION = "--workers"
FAR, MANY = LATENCIES[-1], 8
MOST = 1.25  # times the ideal, with so many lanes so far away

COLUMNS = ("suite", "latency, s", "lanes", "requests", "sending, s", "ideal, s", "times the ideal")


def measure(asked: Asked) -> list[Table]:
    """
    The time between the first and the last request of a run: of one suite by latency and lanes,
    then of each with many lanes and far away.
    """
    return [_one_suite(asked.repetitions), _all_suites(asked)]


def _one_suite(repetitions: int) -> Table:
    title = f"{SLUG} at depth quick in several lanes"
    table = Table("lanes", title, (*COLUMNS[1:], "same results"))
    series: dict[str, list[tuple[float, float]]] = {}
    for latency in LATENCIES:
        first: Any = None
        for lanes in LANES:
            row, took, results = _measured(SLUG, latency, lanes, repetitions)
            first = first or results[0]
            same = "yes" if all(each == first for each in results) else "no"
            table.rows.append((*row[1:], same))
            series.setdefault(f"{latency * 1000:.0f} ms", []).append((lanes, took.median))
    table.goals = [
        (
            "the results are the same in each number of lanes",
            all(r[-1] == "yes" for r in table.rows),
        )
    ]
    table.notes = ["The ideal is latency times requests through lanes: nothing but waiting."]
    table.plots = [Plot("A run in several lanes", "seconds", series, over="lanes")]
    return table


def _all_suites(asked: Asked) -> Table:
    table = Table("lanes", f"{MANY} lanes at {FAR * 1000:.0f} ms", COLUMNS)
    for slug in asked.suites:
        table.rows.append(_measured(slug, FAR, MANY, asked.repetitions)[0])
    told = f"{MANY} lanes at {FAR * 1000:.0f} ms take at most {MOST} times the ideal"
    table.goals = [(f"{row[0]}: {told}", float(str(row[-1])) <= MOST) for row in table.rows]
    waits = "Steps that wait for one another or for the target take longer than any ideal"
    table.notes = [f"{waits}: a clock that is moved on, a program that goes through its states."]
    return table


def _measured(
    slug: str, latency: float, lanes: int, repetitions: int
) -> tuple[tuple[Any, ...], Spread, list[Any]]:
    """A row of a table, the seconds in it, and the outcomes of each run."""
    runs = [_run(slug, latency, lanes) for _ in range(repetitions)]
    sent = runs[0][1]
    took = Spread.of(seconds for seconds, _, _ in runs)
    ideal = latency * sent / lanes
    times: Any = took.median / ideal if ideal else "none"
    return (slug, latency, lanes, sent, took, ideal, times), took, [each for *_, each in runs]


def _run(slug: str, latency: float, lanes: int) -> tuple[float, int, Any]:
    """Seconds from the first request to the last answer, requests and hooks, and all outcomes."""
    settings = {"latency": latency} if latency else {}
    with elsewhere(slug, **settings) as target, tempfile.TemporaryDirectory() as folder:
        file, record = Path(folder) / "target.yaml", Path(folder) / "run.json"
        dump(target, file)
        words = ("run", slug, "--target", file, "--json", record, "--depth", "quick", "-q")
        _conformance(*words, OPTION, lanes)
        run = json.loads(record.read_text("utf-8"))
    # The exchanges stand in the order of the checks, not of time.
    began = min(_instant(each["started"]) for each in run["exchanges"])
    ended = max(_instant(each["started"]) + each["duration"] for each in run["exchanges"])
    outcomes = [(each["check"], each["outcome"]) for each in run["results"]]
    return ended - began, len(run["exchanges"]), outcomes


def _conformance(*words: object) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "conformance", *map(str, words)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(line, check=False, capture_output=True, text=True, env=environment)  # noqa: S603


def _instant(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()
