"""
`conformance lint`: read target files and waivers, and run nothing.
"""

from pathlib import Path

import click

from conformance.outcome import Misconfigured


@click.command("lint", short_help="Check target and waiver files.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
def command(files: tuple[Path, ...]) -> int:
    """Say what is wrong with target and waiver files, and on which line; nothing is sent."""
    problems = [problem for file in files for problem in _problems(file)]
    for problem in problems:
        click.echo(f"conformance: {problem}", err=True)
    return 64 if problems else 0


def _problems(file: Path) -> list[str]:
    from conformance import targetfile, waiverfile
    from conformance.textfile import read

    try:
        lines = [line for line in read(file).splitlines() if line.strip()]
        first = next((line for line in lines if not line.startswith(("#", "---"))), "")
        if first.startswith(("-", "[")):  # waivers are a list, and a target file is none
            known = waiverfile.load(file)
            return [f"{each.title}: {each.expired}" for each in known.all if known.past(each)]
        # Whoever reads a file need not have the secrets that a run takes from the environment.
        targetfile.load(file, look_up=lambda name: f"${name}")
    except Misconfigured as problem:
        return [str(problem)]
    return []
