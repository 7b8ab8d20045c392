"""
`conformance cleanup`: remove what an interrupted run left on a target.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from conformance.made import Made


@click.command("cleanup", short_help="Remove what a killed run left.")
@click.option(
    "--target",
    "target_file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Target file; see `conformance init`.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
def command(target_file: Path, dry_run: bool) -> int:
    """Remove what an interrupted run left on a target, without asking."""
    from conformance.cleanup import clean_up
    from conformance.outcome import Misconfigured
    from conformance.target import load

    target = load(target_file)
    if not target.url:
        raise Misconfigured(f"{target_file}: url: it is missing; add it")
    removed, left, unknown, looked = 0, 0, 0, False
    for cleaned in clean_up(target, dry=dry_run):
        looked = True
        for made in cleaned.removed:
            click.echo(_line("removed", made))
        for made in cleaned.left:
            click.echo(_line("would remove" if dry_run else "left", made))
        if cleaned.problem:
            click.echo(f"{cleaned.vendor}: could not look: {cleaned.problem}")
        removed += len(cleaned.removed)
        left += len(cleaned.left)
        unknown += bool(cleaned.problem)
    if not looked:
        where = f"{target.name}: could not look: nothing that a suite knows answers at {target.url}"
        click.echo(f"{where}; name its `suites` in {target_file} to see why")
        return 2
    click.echo(f"{target.name}: {removed} removed, {left} left")
    return 2 if left or unknown else 0


def _line(word: str, made: "Made") -> str:
    from conformance.reporters.harmless import line

    return f"{word} {line(f'{made.kind} {made.id} {made.name}')}"
