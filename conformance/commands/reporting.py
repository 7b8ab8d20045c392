"""
What commands that end in a record share: options for reports, and how those are written.
"""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

from conformance.reporters import FILES
from conformance.suites import Suite

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


def baseline_asked(wanted: dict[str, Any], suites: list[Suite]) -> Any:
    """
    The record to compare a run of suites with, taken out of what a command was given; None
    without one.

    It is read before the run: a mistake in it must not cost one.
    """
    path = wanted.pop("baseline")
    if path is None:
        return None
    from conformance.comparison import baseline_for

    return baseline_for((suite.slug for suite in suites), path)


def compared(baseline: Any, record: Any) -> Any:
    """
    The record, with what differs from the baseline where there is one.
    """
    if baseline is None:
        return record
    from conformance.comparison import against

    return against(baseline, record)
