"""
`conformance docs`: what each API is expected to do, as a site.
"""

from pathlib import Path

import click

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("docs", short_help="Write the handbooks as a site.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder."
)
@click.option(
    "--record",
    "records",
    type=FILE,
    multiple=True,
    metavar="RUN.json",
    help="Show beside it what this run saw; repeatable.",
)
def command(out: Path, records: tuple[Path, ...]) -> None:
    """Write the site of the expected API semantics; open its index.html."""
    from conformance.handbook.site import site
    from conformance.record import read
    from conformance.textfile import must_be_writable, write

    runs = [read(file) for file in records]
    must_be_writable(out / "index.html")
    for name, page in site(runs).items():
        write(page, out / name)
    click.echo(f"wrote {out / 'index.html'}")
