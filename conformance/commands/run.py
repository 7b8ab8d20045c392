"""
`conformance run`: check an implementation and print a verdict.
"""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conformance.commands import suites_named
from conformance.commands.reporting import report_options, reports_asked, screen, show, written
from conformance.interrupt import Interrupt
from conformance.outcome import Misconfigured
from conformance.progress import Progress, silent
from conformance.selection import ALLOWABLE, DEPTHS, Options, Selection
from conformance.suites import Suite

if TYPE_CHECKING:
    from conformance.target import Target

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("run")
@click.argument("suites", nargs=-1, metavar="[SUITE]...")
@click.option("--url", help="The implementation to check; the embedded reference without it.")
@click.option("--target", "target_file", type=FILE, help="Target file; see `conformance init`.")
@report_options
@click.option(
    "--only", multiple=True, metavar="PATTERN", help="Judge only these requirement or check ids."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave these requirement or check ids out."
)
@click.option(
    "--level",
    type=click.Choice(["must", "should", "may"]),
    default="may",
    show_default=True,
    help="Lowest level judged.",
)
@click.option(
    "--basis",
    type=click.Choice(["document", "vendor-spec", "inferred"]),
    default="inferred",
    show_default=True,
    help="Weakest basis judged.",
)
@click.option(
    "--profile",
    type=click.Choice(["read-only", "full"]),
    default="full",
    show_default=True,
    help="read-only sends nothing that could change the target.",
)
@click.option(
    "--depth",
    type=click.Choice(DEPTHS),
    default="standard",
    show_default=True,
    help="How far generated checks go; quick has none.",
)
@click.option(
    "--seed", default=1, show_default=True, help="Chooses what depth deep makes up; any number."
)
@click.option(
    "--allow",
    type=click.Choice(ALLOWABLE),
    multiple=True,
    help="Allow what can't be undone, is bulky or reaches people.",
)
@click.option("--baseline", type=FILE, help="Also compare with that run record.")
@click.option("--strict", is_flag=True, help="A MUST that could not be verified is incomplete.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first fail.")
@click.option("-v", "--verbose", count=True, help="Show exchanges and observations.")
@click.option("-q", "--quiet", is_flag=True, help="Print the verdict alone.")
def command(
    suites: tuple[str, ...],
    url: str | None,
    target_file: Path | None,
    baseline: Path | None,
    verbose: int,
    quiet: bool,
    **wanted: Any,
) -> int:
    """Check an implementation and print a verdict; without --url, the embedded reference."""
    from conformance.reporters import render
    from conformance.target import load
    from conformance.verdict import EXIT_CODES

    target = load(target_file) if target_file else None
    chosen = _chosen(suites, target)
    known = _baseline(baseline)
    reports = reports_asked(wanted)
    interrupt = Interrupt()
    with interrupt.caught():
        with _progress(quiet) as progress:
            options = _options(wanted, progress=progress, interrupt=interrupt)
            record = _run(chosen, target, url, options)
        record = _compared(known, record)
        written(reports, record)
        show(render("terminal", record, verbose=verbose, quiet=quiet, **screen()))
    return EXIT_CODES[record["verdict"]]


def _chosen(slugs: tuple[str, ...], target: "Target | None") -> list[Suite]:
    listed = target.suites if target else ()
    for slug in slugs:
        if listed and slug not in listed:
            raise Misconfigured(f"the target file lists {', '.join(listed)}, but not {slug}")
    return suites_named(slugs or listed)


def _baseline(path: Path | None) -> Any:
    """Read before the run: a mistake in it must not cost one."""
    if path is None:
        return None
    from conformance.record import read

    return read(path)


def _compared(baseline: Any, record: Any) -> Any:
    if baseline is None:
        return record
    from conformance.comparison import against

    return against(baseline, record)


def _options(wanted: dict[str, Any], **ours: Any) -> Options:
    patterns = {name: wanted.pop(name) for name in ("only", "exclude", "level", "basis")}
    return Options(selection=Selection(**patterns), **ours, **wanted)


def _run(chosen: list[Suite], target: "Target | None", url: str | None, options: Options) -> Any:
    from conformance.run import run
    from conformance.target import Target

    if url:
        target = (target or Target(name="unnamed")).at(url)
    if target is not None:
        if not target.url:
            raise Misconfigured("no URL: give --url, or `url` in the target file")
        return run(chosen, target, options)
    from conformance.embedding import embedded_together, mounted, references
    from conformance.serving import served

    instances = references(chosen)
    with served(mounted(instances)) as ours:
        return run(chosen, embedded_together(chosen, ours, instances), options)


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
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
