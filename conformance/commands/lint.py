"""
`conformance lint`: read target files and waivers, and run nothing.
"""

from pathlib import Path

import click

from conformance.outcome import Misconfigured


@click.command("lint")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
def command(files: tuple[Path, ...]) -> int:
    """Say what is wrong with target and waiver files, and on which line; nothing is sent."""
    problems = [problem for file in files if (problem := _problem(file))]
    for problem in problems:
        click.echo(f"conformance: {problem}", err=True)
    return 64 if problems else 0


def _problem(file: Path) -> str | None:
    from conformance import targetfile, waivers
    from conformance.textfile import read

    try:
        lines = [line for line in read(file).splitlines() if line.strip()]
        first = next((line for line in lines if not line.startswith(("#", "---"))), "")
        # Waivers are a list, and a target file is none.
        load = waivers.load if first.startswith(("-", "[")) else targetfile.load
        load(file)
    except Misconfigured as problem:
        return str(problem)
    return None
