"""
`conformance serve`: the reference implementation, or a mutant of it, on loopback.
"""

import contextlib
from pathlib import Path

import click

from conformance.commands import suites_named
from conformance.outcome import Misconfigured


@click.command("serve")
@click.argument("suites", nargs=-1, metavar="[SUITE]...")
@click.option("--port", default=0, show_default=True, help="0 takes a free port.")
@click.option("--mutant", metavar="NAME", help="Serve the reference with one thing wrong.")
@click.option(
    "--write-target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a complete target file for it there.",
)
def command(
    suites: tuple[str, ...], port: int, mutant: str | None, write_target: Path | None
) -> None:
    """Serve the reference implementation on loopback until interrupted."""
    from conformance.mutation import mutants
    from conformance.run import embedded, vendor
    from conformance.serving import serve_forever
    from conformance.target import dump

    [suite, *_] = suites_named(suites)
    if mutant and mutant not in mutants(suite):
        raise Misconfigured(f"no mutant {mutant!r}; `conformance list {suite.slug} --mutants`")
    instance = mutants(suite)[mutant].implementation() if mutant else vendor(suite).reference()

    def announce(url: str) -> None:
        if write_target:
            dump(embedded(suite, url, instance), write_target)
        click.echo(f"listening on {url}")

    with contextlib.suppress(KeyboardInterrupt):
        try:
            serve_forever(instance, port, announce)
        except OSError as problem:
            raise Misconfigured(f"--port {port}: {problem.strerror}") from problem
