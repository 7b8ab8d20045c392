"""
What a command shows while it works and when it is done.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from conformance.progress import Progress, silent


@contextlib.contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress]:
    """Shows on a terminal how far a run has come, for as long as the block lasts."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
    from rich.table import Column

    text = BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(table_column=Column(width=8))
    with Progress(*text, "{task.description}", console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=name
        )


def show(text: str) -> None:
    """Print a text; the exit code is the verdict's though nobody reads to the end."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def screen() -> dict[str, Any]:
    """How wide the terminal is, and whether it has colours."""
    import shutil

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return {"width": min(shutil.get_terminal_size((80, 24)).columns, 120), "colour": colour}
