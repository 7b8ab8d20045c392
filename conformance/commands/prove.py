"""
`conformance prove`: every mutant must be caught, by the requirement that it breaks.
"""

import contextlib
import time
from typing import TYPE_CHECKING

import click

from conformance.commands import suites_completed, suites_named
from conformance.suites import Suite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.mutation import Mutant
    from conformance.proof import Trial


@click.command("prove", short_help="Run every mutant.")
@click.argument("suites", nargs=-1, metavar="[SUITE]...", shell_complete=suites_completed)
@click.option(
    "--only",
    multiple=True,
    metavar="PATTERN",
    help="Mutants of this name, or that break this requirement; shell-style, repeatable.",
)
@click.option("--full", is_flag=True, help="All checks for each mutant, generated ones included.")
def command(suites: tuple[str, ...], only: tuple[str, ...], full: bool) -> int:
    """Run every mutant and print the kill table."""
    from conformance.catalogue import catalogue
    from conformance.interrupt import end_alike
    from conformance.mutation import chosen
    from conformance.outcome import Misconfigured
    from conformance.proof import prove

    among = suites_named(suites)
    named = {suite: found for suite in among if (found := chosen(suite, only))}
    if not named:
        known = any(id_ in catalogue(suite).requirements for suite in among for id_ in only)
        why = "no mutant breaks it" if known else "no mutant matches"
        raise Misconfigured(f"--only {' --only '.join(only)}: {why}")
    end_alike()
    with contextlib.closing(prove(named, full=full)) as tried:
        return max(_show(suite, trials, named[suite], whole=not only) for suite, trials in tried)


def _show(
    suite: Suite, tried: "Iterator[Trial]", known: "dict[str, Mutant]", *, whole: bool
) -> int:
    from conformance.catalogue import catalogue
    from conformance.reporters.harmless import line

    began, trials = time.monotonic(), []
    width = max(map(len, known), default=0)
    for trial in tried:
        trials.append(trial)
        mark = "killed  " if trial.killed else "UNPROVED"
        click.echo(f"{mark}  {trial.mutant:{width}}  {', '.join(known[trial.mutant].breaks)}")
        if trial.missed:
            click.echo(f"          not caught by {', '.join(trial.missed)}")
        if trial.unrelated:
            click.echo(f"          unrelated: {', '.join(trial.unrelated)}")
        for end in trial.ends.values():
            click.echo(f"            {line(end)}")
    named = {broken for mutant in known.values() for broken in mutant.breaks}
    covered = [r for r in catalogue(suite).requirements.values() if not r.not_covered]
    covered = [requirement for requirement in covered if whole or requirement.id in named]
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
