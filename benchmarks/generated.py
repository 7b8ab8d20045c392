"""
Generated checks beside `schemathesis run` with its defaults, on the same servers: the reference,
and the mutants that only generated checks find.

    python benchmarks/generated.py [SUITE]...
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

from conformance.embedding import vendor
from conformance.mutation import Mutant, mutants
from conformance.serving import served
from conformance.suites import SUITES, Suite, data

MARKETO = ("marketo-programs", "marketo-program-members")


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
    if suite.slug in MARKETO:
        return ["-H", f"Authorization: Bearer {instance.new_token()}"]
    user = vendor(suite).example_credentials()
    return ["--auth", f"{user['username']}:{user['password']}"]


def failures(folder: Path) -> set[str]:
    """The kinds of failures that schemathesis told of."""
    text = (folder / "told.txt").read_text("utf-8")
    return set(re.findall(r"^- ([A-Z][^\n:]+)$", text, re.MULTILINE))


def compare(suite: Suite, folder: Path) -> None:
    """Print both, for the reference and for each mutant that only generated checks find."""
    reference = vendor(suite).reference
    own, other = ours(suite, reference, folder), theirs(suite, reference, folder)
    false = failures(folder)
    print(f"{suite.slug}")
    print(f"  reference: ours {'FAILS' if own.found else 'no failure'}, {own.requests} requests")
    told = f"{len(false)} kinds of false failure: {', '.join(sorted(false))}"
    print(f"    schemathesis {told if other.found else 'no failure'}, {other.requests} requests")
    chosen = [m for m in mutants(suite).values() if m.depth == "standard"]
    pairs = [_pair(suite, mutant, folder, false) for mutant in chosen]
    for name, column in zip(("ours", "schemathesis"), zip(*pairs, strict=True), strict=True):
        kills = sum(each.found for each in column)
        requests, seconds = sum(e.requests for e in column), sum(e.seconds for e in column)
        per_kill = requests / kills if kills else float("inf")
        print(
            f"  {name:12} {kills} of {len(column)} mutants killed, {requests} requests, "
            f"{per_kill:.0f} a kill, {seconds:.0f} s"
        )


def _pair(suite: Suite, mutant: Mutant, folder: Path, false: set[str]) -> tuple[Outcome, Outcome]:
    own = ours(suite, mutant.implementation, folder)
    other = theirs(suite, mutant.implementation, folder)
    # What it says of the reference as well is no kill.
    return own, Outcome(bool(failures(folder) - false), other.requests, other.seconds)


def main() -> None:
    """Compare for the suites that are named, or for all that have generated checks."""
    named = sys.argv[1:] or [slug for slug, suite in SUITES.items() if suite.generates]
    with tempfile.TemporaryDirectory() as folder:
        for slug in named:
            compare(SUITES[slug], Path(folder))


if __name__ == "__main__":
    main()
