"""
`conformance serve`: the reference implementation, or a mutant of it, on loopback.
"""

import contextlib
from pathlib import Path
from typing import Any

import click

from conformance.commands import suites_completed, suites_named
from conformance.outcome import Misconfigured
from conformance.suites import Suite


@click.command("serve", short_help="Serve the reference, or a mutant.")
@click.argument("suites", nargs=-1, metavar="[SUITE]...", shell_complete=suites_completed)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    metavar="N",
    show_default=True,
    help="0 takes a free port.",
)
@click.option("--mutant", metavar="NAME", help="Serve the reference with one thing wrong.")
@click.option(
    "--write-target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a complete target file for it there.",
)
def command(
    suites: tuple[str, ...], port: int, mutant: str | None, write_target: Path | None
) -> None:
    """Serve the reference implementations on loopback until interrupted, all behind one URL."""
    from conformance.embedding import embedded_together, mounted, references
    from conformance.interrupt import end_alike
    from conformance.serving import serve_forever
    from conformance.target import dump

    chosen = suites_named(suites)
    instances = references(chosen)
    if mutant:
        instances |= _wrong(chosen, mutant)

    def announce(url: str) -> None:
        if write_target:
            dump(embedded_together(chosen, url, instances), write_target)
        click.echo(f"listening on {url}")

    with contextlib.suppress(KeyboardInterrupt):
        end_alike()
        try:
            serve_forever(mounted(instances), port, announce)
        except OSError as problem:
            raise Misconfigured(f"--port {port}: {problem.strerror}") from problem


def _wrong(chosen: list[Suite], mutant: str) -> dict[str, Any]:
    """The mutant of that name, by the vendor whose reference it stands in for."""
    from difflib import get_close_matches

    from conformance.mutation import mutants

    having = [suite for suite in chosen if mutant in mutants(suite)]
    if not having:
        close = get_close_matches(mutant, [name for each in chosen for name in mutants(each)], 1)
        near = f"did you mean {close[0]}?" if close else "`conformance list --mutants` names them"
        raise Misconfigured(f"no mutant {mutant!r}; {near}")
    if len(having) > 1:
        names = " and ".join(suite.slug for suite in having)
        raise Misconfigured(f"--mutant {mutant}: {names} have one of that name; name the suite")
    return {having[0].vendor: mutants(having[0])[mutant].implementation()}
