"""
What commands that end in a record share: options for reports, and how they are written and shown.
"""

import os
import sys
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

from conformance.reporters import FILES

OPTIONS = ("json", "junit", "html", "markdown", "sarif", "har")  # the reports with one of their own
FILE = click.Path(path_type=Path, dir_okay=False)

_DECLARED = (
    click.option("--json", type=FILE, help="Write the run record there."),
    click.option("--junit", type=FILE, help="Write a JUnit report there."),
    click.option("--html", type=FILE, help="Write a page for people there."),
    click.option("--markdown", type=FILE, help="Write a summary of at most 64 KB there."),
    click.option("--sarif", type=FILE, help="Write the findings as SARIF there."),
    click.option("--har", type=FILE, help="Write the exchanges as an HTTP archive there."),
    click.option(
        "--report-dir", type=click.Path(path_type=Path, file_okay=False), help="Write all."
    ),
)


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """
    The options that say which reports are written, and where.
    """
    return reduce(lambda wrapped, option: option(wrapped), reversed(_DECLARED), command)


def reports_asked(wanted: dict[str, Any]) -> dict[str, Path]:
    """
    Where which report goes, taken out of what a command was given.

    Raises Misconfigured before anything is judged where one can't be written.
    """
    from conformance.textfile import must_be_writable

    folder = wanted.pop("report_dir")
    asked = {kind: wanted.pop(kind) for kind in OPTIONS}
    in_folder = {kind: folder / name for kind, name in FILES.items()} if folder else {}
    reports = in_folder | {kind: path for kind, path in asked.items() if path}
    for path in reports.values():
        must_be_writable(path)
    return reports


def written(reports: dict[str, Path], record: Any) -> None:
    """
    Write each report for itself: one that can't be written takes no other along.
    """
    from conformance.record import write
    from conformance.reporters import render

    problems: list[Exception] = []
    for kind, path in reports.items():
        try:
            write(render(kind, record), path)
        except Exception as problem:  # noqa: BLE001 - raised below
            problems.append(problem)
    if problems:
        raise problems[0]


def show(text: str) -> None:
    """
    Print to stdout, also where nobody reads to the end.
    """
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:  # nobody reads to the end; the exit code is the verdict's all the same
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def screen() -> dict[str, Any]:
    """
    How wide what is printed may be, and whether it may be coloured.
    """
    import shutil

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return {"width": min(shutil.get_terminal_size((80, 24)).columns, 120), "colour": colour}
