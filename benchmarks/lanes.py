"""
What several lanes save, by the time that the target takes for an answer.
"""

import json
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.elsewhere import elsewhere
from benchmarks.table import Asked, Plot, Spread, Table
from conformance.targetfile import dump

LANES = (1, 2, 4, 8, 16)
LATENCIES = (0.0, 0.02, 0.1)  # seconds
SLUG = "marketo-programs"
OPTION = "--workers"
MOST = 1.25  # times the ideal, with 8 lanes at 100 ms


def measure(asked: Asked) -> list[Table]:
    """The time between the first and the last request of a run, by latency and lanes."""
    columns = ("latency, s", "lanes", "requests", "sending, s", "ideal, s", "times the ideal")
    table = Table("lanes", f"{SLUG} at depth quick in several lanes", (*columns, "same results"))
    if OPTION not in _conformance("run", "--help").stdout:
        table.goals = [(f"8 lanes at 100 ms take at most {MOST} times the ideal", None)]
        table.notes = [f"`conformance run` has no option {OPTION}."]
        return [table]
    series: dict[str, list[tuple[float, float]]] = {}
    for latency in LATENCIES:
        first: Any = None
        for lanes in LANES:
            runs = [_run(latency, lanes) for _ in range(asked.repetitions)]
            sent, results = runs[0][1:]
            first = first or results
            took = Spread.of(seconds for seconds, _, _ in runs)
            ideal = latency * sent / lanes
            times: Any = took.median / ideal if ideal else "none"
            same = "yes" if all(each == first for _, _, each in runs) else "no"
            table.rows.append((latency, lanes, sent, took, ideal, times, same))
            series.setdefault(f"{latency * 1000:.0f} ms", []).append((lanes, took.median))
    table.goals = _goals(table)
    table.notes = ["The ideal is latency times requests through lanes: nothing but waiting."]
    table.plots = [Plot("A run in several lanes", "seconds", series, over="lanes")]
    return [table]


def _goals(table: Table) -> list[tuple[str, bool | None]]:
    cases = dict(zip(product(LATENCIES, LANES), table.rows, strict=True))
    times = cases[0.1, 8][5]
    return [
        (f"8 lanes at 100 ms take at most {MOST} times the ideal", float(str(times)) <= MOST),
        (
            "the results are the same in each number of lanes",
            all(r[6] == "yes" for r in table.rows),
        ),
    ]


def _run(latency: float, lanes: int) -> tuple[float, int, Any]:
    """Seconds from the first request to the last answer, requests, and all outcomes."""
    settings = {"latency": latency} if latency else {}
    with elsewhere(SLUG, **settings) as target, tempfile.TemporaryDirectory() as folder:
        file, record = Path(folder) / "target.yaml", Path(folder) / "run.json"
        dump(target, file)
        words = ("run", SLUG, "--target", file, "--json", record, "--depth", "quick", "-q")
        _conformance(*words, OPTION, lanes)
        run = json.loads(record.read_text("utf-8"))
    began = _instant(run["exchanges"][0]["started"])
    ended = max(_instant(each["started"]) + each["duration"] for each in run["exchanges"])
    outcomes = [(each["check"], each["outcome"]) for each in run["results"]]
    return ended - began, run["requests"]["sent"], outcomes


def _conformance(*words: object) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "conformance", *map(str, words)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(line, check=False, capture_output=True, text=True, env=environment)  # noqa: S603


def _instant(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()
