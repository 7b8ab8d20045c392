"""
`conformance run`: check an implementation and print a verdict.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conformance.commands import ids_completed, suites_completed
from conformance.commands.reporting import (
    baseline_asked,
    compared,
    report_options,
    reports_asked,
    written,
)
from conformance.commands.screen import progress_bar, screen, show
from conformance.interrupt import Interrupt
from conformance.selection import ALLOWABLE, DEPTHS, Options
from conformance.suites import Suite

if TYPE_CHECKING:
    from conformance.target import Target

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("run", short_help="Check an implementation.")
@click.argument("suites", nargs=-1, metavar="[SUITE]...", shell_complete=suites_completed)
@click.option(
    "--url",
    metavar="URL",
    help="The implementation to check; the embedded reference without it and --target.",
)
@click.option("--target", "target_file", type=FILE, help="Target file; see `conformance init`.")
@report_options
@click.option(
    "--only",
    multiple=True,
    metavar="PATTERN",
    shell_complete=ids_completed,
    help="Judge only these requirement or check ids.",
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    shell_complete=ids_completed,
    help="Leave these requirement or check ids out.",
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
    help="How far checks go; quick has no generated ones, and leaves out some others.",
)
@click.option(
    "--seed", default=1, show_default=True, help="Chooses what depth deep makes up; any number."
)
@click.option(
    "--max-requests",
    type=click.IntRange(min=1),
    metavar="N",
    help="Stop before more requests are sent than that, those for cleaning up included.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Wait for so many answers at a time; as many as the target's rate says without it.",
)
@click.option(
    "--allow",
    type=click.Choice(ALLOWABLE),
    multiple=True,
    help="Allow what can't be undone, is bulky or reaches people.",
)
@click.option("--waivers", type=FILE, help="Known deviations, each with a reason and a date.")
@click.option("--baseline", type=FILE, help="Also compare with that run record.")
@click.option("--strict", is_flag=True, help="A MUST that could not be verified is incomplete.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first fail.")
@click.option("-v", "--verbose", count=True, help="Show exchanges and observations.")
@click.option("-q", "--quiet", is_flag=True, help="Print the verdict alone.")
def command(
    suites: tuple[str, ...],
    url: str | None,
    target_file: Path | None,
    verbose: int,
    quiet: bool,
    **wanted: Any,
) -> int:
    """
    Check an implementation and print a verdict; without --url and --target, the embedded reference.

    SUITE is any of those that `conformance list` names; without one, those of the target file, else
    all.

    Exit codes: 0 conformant, 1 nonconformant, 2 nobody could judge, 3 different from the baseline,
    64 a mistake in the command line or a file.
    """
    from conformance.calling import judged_at, options_of, suites_of
    from conformance.reporters import render
    from conformance.target import load
    from conformance.verdict import EXIT_CODES

    target = load(target_file) if target_file else None
    chosen = suites_of(suites, target)
    known, reports = baseline_asked(wanted, chosen), reports_asked(wanted)
    interrupt = Interrupt()
    with interrupt.caught():
        with progress_bar(quiet) as progress:
            options = options_of(wanted, progress=progress, interrupt=interrupt)
            announce = None if quiet else _announce
            record = judged_at(chosen, target, url, options, announce=announce)
        record = compared(known, record)
        try:
            written(reports, record)
        finally:  # what the run found must not be lost with a report
            show(render("terminal", record, verbose=verbose, quiet=quiet, **screen()))
    return EXIT_CODES[record["verdict"]]


def _announce(suites: list[Suite], target: "Target", options: Options) -> None:
    """What the run is about to send, where that is more than somebody's own machine."""
    from conformance.plan import lines, plan
    from conformance.reporters.harmless import line

    planned = plan(suites, target, options)
    if options.interrupt.signals:
        return  # in the middle of the rehearsal: its figures would be too low
    for each in lines(planned):
        show(f"{line(each)}\n")
