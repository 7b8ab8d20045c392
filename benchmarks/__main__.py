"""
    python -m benchmarks [NAME]... [--suite SLUG]... [--repetitions 5] [--folder FOLDER]

Runs the comparisons that are named, or all; prints each as a table, and writes it with its plot
into the folder.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.plot import svg
from benchmarks.table import Asked, Table
from conformance.suites import SUITES

COMPARISONS = ("replay", "rivals", "lanes", "pacing", "startup", "growth")


def main(words: Sequence[str] | None = None) -> int:
    """Run, print, write; 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(COMPARISONS))
    parser.add_argument("--suite", action="append", choices=SUITES, help="all without it")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    wanted = parser.parse_args(words)
    if unknown := {*wanted.names} - {*COMPARISONS}:
        parser.error(f"no such comparison: {', '.join(sorted(unknown))}")
    asked = Asked(wanted.repetitions, tuple(wanted.suite or SUITES))
    missed = False
    for name in wanted.names or COMPARISONS:
        tables: list[Table] = importlib.import_module(f"benchmarks.{name}").measure(asked)
        _write(wanted.folder, name, tables)
        missed = missed or any(met is False for table in tables for _, met in table.goals)
    return int(missed)


def _write(folder: Path, name: str, tables: list[Table]) -> None:
    text = "\n".join(table.markdown() for table in tables)
    print(text, flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(text, "utf-8")
    plots = [plot for table in tables for plot in table.plots]
    for number, plot in enumerate(plots, 1):
        try:
            drawn = svg(plot)
        except ImportError:
            print("no plot: `pip install '.[bench]'` brings what draws it", file=sys.stderr)
            return
        file = f"{name}.svg" if len(plots) == 1 else f"{name}-{number}.svg"
        (folder / file).write_text(drawn, "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
