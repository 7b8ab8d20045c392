"""
How long a command takes until it sends its first request and until it ends, and what it imports.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.elsewhere import elsewhere
from benchmarks.table import Asked, Cell, Plot, Spread, Table
from conformance.cli import COMMANDS
from conformance.targetfile import dump

MOST = 0.6  # seconds to the first request
# What tells when a process begins to send, from inside it: nothing else of it is changed.
FIRST = """
import sys, time
from conformance import wire
send = wire.Wire.receive
def first(self, *parts, **options):
    wire.Wire.receive = send
    print("first", time.time(), time.process_time(), file=sys.stderr, flush=True)
    return send(self, *parts, **options)
wire.Wire.receive = first
from conformance.cli import main
sys.argv[0] = "conformance"
main()
"""


def measure(asked: Asked) -> list[Table]:
    """Two tables: a run of each suite, and the import of each command."""
    return [_runs(asked), _imports(asked)]


def _runs(asked: Asked) -> Table:
    columns = ("suite", "target", "to the first request, s", "of it computing, s", "to the end, s")
    table = Table("startup", "a run at depth quick, from the start of its process", columns)
    firsts: list[float] = []
    for slug in asked.suites:
        for where in ("embedded", "another process"):
            triples = [_run(slug, where) for _ in range(asked.repetitions + 1)][1:]
            first, busy, end = (Spread.of(column) for column in zip(*triples, strict=True))
            table.rows.append((slug, where, first, busy, end))
            firsts.append(first.median)
    bare = Spread.of(_process(["-c", "pass"]) for _ in range(asked.repetitions))
    told = f"less than {MOST:g} s to the first request at depth quick"
    table.goals = [(told, max(firsts) < MOST)]
    table.notes = [
        f"Python itself takes {bare} s to start and end on this machine.",
        "`Computing` is time of a processor: on a machine that does nothing else, all of it.",
    ]
    bars = {
        name: [(0.0, _median(row[at])) for row in table.rows]
        for name, at in (("first request", 2), ("end", 4))
    }
    labels = tuple(f"{row[0]}, {row[1]}" for row in table.rows)
    table.plots = [Plot("A run from the start of its process", "seconds", bars, labels)]
    return table


def _run(slug: str, where: str) -> tuple[float, float, float]:
    if where == "embedded":
        return _timed(slug, [])
    with elsewhere(slug) as target, tempfile.TemporaryDirectory() as folder:
        dump(target, Path(folder) / "target.yaml")
        return _timed(slug, ["--target", f"{folder}/target.yaml"])


def _timed(slug: str, words: list[str]) -> tuple[float, float, float]:
    line = [sys.executable, "-c", FIRST, "run", slug, "--depth", "quick", "-q", *words]
    began = time.time()
    done = subprocess.run(line, check=False, capture_output=True, text=True, env=_environment())  # noqa: S603
    ended = time.time()
    told = [row for row in done.stderr.splitlines() if row.startswith("first ")]
    _, first, busy = told[0].split()
    return float(first) - began, float(busy), ended - began


def _imports(asked: Asked) -> Table:
    columns = ("command", "imports, s", "modules")
    table = Table("startup", "what each command imports before it does anything", columns)
    for name in COMMANDS:
        code = f"import sys, conformance.commands.{name}; print(len(sys.modules))"
        line = [sys.executable, "-c", code]
        out = subprocess.run(line, check=True, capture_output=True, text=True, env=_environment())  # noqa: S603
        taken = [_process(["-c", code]) for _ in range(asked.repetitions)]
        table.rows.append((name, Spread.of(taken), int(out.stdout)))
    told = [_process(["-m", "conformance", "--help"]) for _ in range(asked.repetitions)]
    table.rows.append(("--help", Spread.of(told), "all"))
    table.notes = ["The start of Python is in it."]
    return table


def _process(words: list[str]) -> float:
    began = time.perf_counter()
    line = [sys.executable, *words]
    subprocess.run(line, check=True, capture_output=True, env=_environment())  # noqa: S603
    return time.perf_counter() - began


def _environment() -> dict[str, str]:
    """With bytecode: each start of pytest costs seconds without, and a user has it."""
    state = str(Path(tempfile.gettempdir()) / "benchmarks-state")
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "CONFORMANCE_STATE": state}


def _median(cell: Cell) -> float:
    return cell.median if isinstance(cell, Spread) else 0.0
