"""
Generated checks beside `schemathesis run` with its defaults, on the same servers: the reference,
and the mutants that only generated checks find.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.table import Asked, Plot, Table
from conformance.embedding import vendor
from conformance.mutation import Mutant, mutants
from conformance.serving import served
from conformance.suites import SUITES, Suite, data

OURS, THEIRS = "conformance", "schemathesis"


@dataclass
class Counted:
    """An application whose requests are counted."""

    app: Any
    requests: int = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests += 1
        await self.app(scope, receive, send)


@dataclass
class Outcome:
    found: bool
    requests: int
    seconds: float


@contextmanager
def watched(implementation: Any) -> Iterator[tuple[Any, Counted, str]]:
    """An instance that is served, what counts its requests, and its URL."""
    instance = implementation()
    counted = Counted(instance)
    with served(counted) as url:
        yield instance, counted, url


def ours(suite: Suite, implementation: Any, folder: Path) -> Outcome:
    """The generated checks of this project."""
    from conformance.embedding import embedded
    from conformance.targetfile import dump

    with watched(implementation) as (instance, counted, url):
        target = folder / "target.yaml"
        dump(embedded(suite, url, instance), target)
        line = [sys.executable, "-m", "conformance", "run", suite.slug, "--target", str(target)]
        began = time.perf_counter()
        done = subprocess.run(  # noqa: S603
            [*line, "--only", "generated.*"], check=False, stdout=subprocess.DEVNULL
        )
        return Outcome(done.returncode == 1, counted.requests, time.perf_counter() - began)


def theirs(suite: Suite, implementation: Any, folder: Path) -> Outcome:
    """Schemathesis with its defaults: the description, the URL, and what authorises."""
    description = folder / "openapi.yaml"
    whole = yaml.safe_load(data(f"spec/{suite.slug}/openapi.yaml").read_text("utf-8"))
    whole["paths"] = {
        path: {key: each for key, each in item.items() if "Support" not in _tags(each)}
        for path, item in whole["paths"].items()
    }
    description.write_text(yaml.safe_dump(whole), "utf-8")
    with watched(implementation) as (instance, counted, url):
        line = [sys.executable, "-m", "schemathesis.cli", "run", str(description), "--url", url]
        line += [*_authorisation(suite, instance), "--no-color"]
        began = time.perf_counter()
        done = subprocess.run(  # noqa: S603
            line, check=False, capture_output=True, cwd=folder, text=True
        )
        seconds = time.perf_counter() - began
    (folder / "told.txt").write_text(done.stdout, "utf-8")
    return Outcome(done.returncode == 1, counted.requests, seconds)


def _tags(operation: Any) -> list[str]:
    return operation.get("tags", []) if isinstance(operation, dict) else []


def _authorisation(suite: Suite, instance: Any) -> list[str]:
    known = vendor(suite).example_credentials()
    match suite.vendor:
        case "marketo":
            return ["-H", f"Authorization: Bearer {instance.new_token()}"]
        case "wix":
            return ["-H", f"Authorization: {known['owner']}"]
    return ["--auth", f"{known['username']}:{known['password']}"]


def failures(folder: Path) -> set[str]:
    """The kinds of failures that schemathesis told of."""
    text = (folder / "told.txt").read_text("utf-8")
    return set(re.findall(r"^- ([A-Z][^\n:]+)$", text, re.MULTILINE))


def measure(asked: Asked) -> list[Table]:
    """Both tools on the reference of each suite, and on the mutants of depth standard."""
    columns = ("suite", "tool", "false failures", "mutants", "killed", "requests")
    title = "generated checks beside `schemathesis run` with its defaults"
    table = Table("rivals", title, (*columns, "requests a kill", "seconds"))
    bars: dict[str, list[tuple[float, float]]] = {OURS: [], THEIRS: []}
    suites = [slug for slug in asked.suites if SUITES[slug].generates]
    with tempfile.TemporaryDirectory() as folder:
        for slug in suites:
            for row in _compared(SUITES[slug], Path(folder), table):
                table.rows.append((slug, *row))
                bars[row[0]].append((0.0, 100 * row[3] / row[2]))
    table.goals = _goals(table)
    table.notes += [
        "Kinds of failures that a tool finds on the reference as well are false, and no kill.",
        "By default schemathesis leaves an operation at its first failure, a false one too.",
    ]
    table.plots = [Plot("Mutants killed", "%", bars, labels=tuple(suites))]
    return [table]


def _goals(table: Table) -> list[tuple[str, bool | None]]:
    pairs: Any = list(zip(table.rows[::2], table.rows[1::2], strict=True))
    return [
        ("more kills than the rival", all(own[4] > other[4] for own, other in pairs)),
        ("no false failure", all(own[2] == 0 for own, _ in pairs)),
        ("at most a fifth of its requests a kill", all(o[6] <= r[6] / 5 for o, r in pairs)),
    ]


def _compared(
    suite: Suite, folder: Path, table: Table
) -> Iterator[tuple[str, int, int, int, int, float, float]]:
    """A row for each tool; what it wrongly says of the reference is noted."""
    reference = vendor(suite).reference
    own, other = ours(suite, reference, folder), theirs(suite, reference, folder)
    false = failures(folder) if other.found else set()
    if false:
        table.notes.append(f"{suite.slug}, false: {', '.join(sorted(false))}.")
    chosen = [m for m in mutants(suite).values() if m.depth == "standard"]
    pairs = [_pair(suite, mutant, folder, false) for mutant in chosen]
    known = int(own.found), len(false)
    for name, wrong, column in zip((OURS, THEIRS), known, zip(*pairs, strict=True), strict=True):
        kills = sum(each.found for each in column)
        requests, seconds = sum(e.requests for e in column), sum(e.seconds for e in column)
        per_kill = requests / kills if kills else float("inf")
        yield name, wrong, len(chosen), kills, requests, per_kill, seconds


def _pair(suite: Suite, mutant: Mutant, folder: Path, false: set[str]) -> tuple[Outcome, Outcome]:
    own = ours(suite, mutant.implementation, folder)
    other = theirs(suite, mutant.implementation, folder)
    # What it says of the reference as well is no kill.
    return own, Outcome(bool(failures(folder) - false), other.requests, other.seconds)
