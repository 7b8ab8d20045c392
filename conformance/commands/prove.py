"""
`conformance prove`: every mutant must be caught, by the requirement that it breaks.
"""

import time

import click

from conformance.commands import suites_named
from conformance.suites import Suite


@click.command("prove")
@click.argument("suites", nargs=-1, metavar="[SUITE]...")
def command(suites: tuple[str, ...]) -> int:
    """Run every mutant and print the kill table."""
    return max(_prove(suite) for suite in suites_named(suites))


def _prove(suite: Suite) -> int:
    from conformance.catalogue import catalogue
    from conformance.mutation import mutants, prove

    known, began, trials = mutants(suite), time.monotonic(), []
    width = max(map(len, known), default=0)
    for trial in prove(suite):
        trials.append(trial)
        mark = "killed  " if trial.killed else "UNPROVED"
        click.echo(f"{mark}  {trial.mutant:{width}}  {', '.join(known[trial.mutant].breaks)}")
        if trial.missed:
            click.echo(f"          not caught by {', '.join(trial.missed)}")
        if trial.unrelated:
            click.echo(f"          unrelated: {', '.join(trial.unrelated)}")
    covered = [r for r in catalogue(suite).requirements.values() if not r.not_covered]
    proved = {broken for trial in trials if trial.killed for broken in known[trial.mutant].breaks}
    unproved = [requirement.id for requirement in covered if requirement.id not in proved]
    for requirement in unproved:
        click.echo(f"NO MUTANT  {requirement}")
    killed = sum(trial.killed for trial in trials)
    click.echo(
        f"{suite.slug}: {killed} of {len(trials)} mutants killed, "
        f"{len(covered) - len(unproved)} of {len(covered)} covered requirements proved, "
        f"{sum(trial.requests for trial in trials)} requests, {time.monotonic() - began:.1f} s"
    )
    return int(killed < len(trials) or bool(unproved))
