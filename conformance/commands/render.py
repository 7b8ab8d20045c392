"""
`conformance render`: any report from a run record.
"""

from pathlib import Path

import click

from conformance.reporters import FORMATS


@click.command("render", short_help="Make a report of a run record.")
@click.argument("run_file", metavar="RUN.json", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "kind", type=click.Choice(sorted(FORMATS)), required=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Instead of stdout.")
def command(run_file: Path, kind: str, out: Path | None) -> None:
    """Render a report from a run record."""
    from conformance.record import read, write
    from conformance.reporters import render

    text = render(kind, read(run_file))
    if out:
        write(text, out)
    else:
        click.echo(text, nl=False)
