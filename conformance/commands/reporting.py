"""
Which reports a command writes, and where: options that several commands may share.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from conformance.reporters import FILES

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

OPTIONS = {
    "json": "Write the run record there.",
    "junit": "Write a JUnit report there.",
    "html": "Write a page for people there.",
    "markdown": "Write a summary of at most 64 KB there.",
    "sarif": "Write the findings as SARIF there.",
    "har": "Write the exchanges as an HTTP archive there.",
}
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


def report_options(command: Decorated) -> Decorated:
    """
    `--json FILE` and its like, and `--report-dir DIR`.
    """
    command = click.option("--report-dir", type=FOLDER, help="Write all reports there.")(command)
    for kind, words in reversed(OPTIONS.items()):
        command = click.option(f"--{kind}", type=FILE, help=words)(command)
    return command


def asked_for(wanted: dict[str, Any]) -> dict[str, Path]:
    """
    Where which report goes; takes its options out of those of the command.

    Raises Misconfigured, before a run, where one can't be written.
    """
    from conformance.textfile import must_be_writable

    folder = wanted.pop("report_dir")
    asked = {kind: wanted.pop(kind) for kind in OPTIONS}
    in_folder = {kind: folder / name for kind, name in FILES.items()} if folder else {}
    reports = in_folder | {kind: path for kind, path in asked.items() if path}
    for path in reports.values():
        must_be_writable(path)
    return reports


def write_all(reports: dict[str, Path], record: Any) -> None:
    """
    Write the reports of a record, each for itself: one that fails takes no other along.
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
