"""
`conformance audit`: judge recorded traffic, and send nothing.
"""

from pathlib import Path
from typing import Any

import click

from conformance.commands import suites_named
from conformance.commands.reporting import report_options, reports_asked, written
from conformance.commands.screen import screen, show

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("audit", short_help="Judge recorded traffic.")
@click.argument("har_file", metavar="FILE.har", type=FILE)
@click.argument("suite")
@click.option("--target", "target_file", type=FILE, help="Target file, for URL and secrets.")
@report_options
@click.option("-v", "--verbose", count=True, help="Show exchanges.")
@click.option("-q", "--quiet", is_flag=True, help="Print the verdict alone.")
def command(
    har_file: Path,
    suite: str,
    target_file: Path | None,
    verbose: int,
    quiet: bool,
    **wanted: Any,
) -> int:
    """Judge the traffic of an HTTP archive by every rule that needs no request of its own."""
    from conformance.audit import audit
    from conformance.reporters import render
    from conformance.selection import Options, Selection
    from conformance.target import load
    from conformance.verdict import EXIT_CODES

    [chosen] = suites_named((suite,))
    target = load(target_file) if target_file else None
    reports = reports_asked(wanted)
    options = Options(selection=Selection(), profile="read-only", depth="quick")
    record = audit(har_file, chosen, target, options)
    try:
        written(reports, record)
    finally:  # what was found must not be lost with a report
        show(render("terminal", record, verbose=verbose, quiet=quiet, **screen()))
    return EXIT_CODES[record["verdict"]]
