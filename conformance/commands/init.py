"""
`conformance init`: a commented target file to start from.
"""

import click

from conformance.commands import suites_completed, suites_named


@click.command("init", short_help="Print a commented target file.")
@click.argument("suite", shell_complete=suites_completed)
def command(suite: str) -> None:
    """Print a commented target file for a suite."""
    from conformance.target import example

    [chosen] = suites_named((suite,))
    click.echo(example(chosen.slug), nl=False)
