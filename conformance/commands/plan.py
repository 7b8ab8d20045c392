"""
`conformance plan`: what a run would send, without sending it.
"""

from pathlib import Path
from typing import Any

import click

from conformance.calling import options_of, suites_of
from conformance.commands.run import command as run

# What a run takes besides is about its reports, or about when it stops.
SHARED = {"suites", "url", "target_file", "only", "exclude", "level", "basis", "profile"}
SHARED |= {"depth", "allow", "max_requests"}
HERE = "http://127.0.0.1"


@click.command(
    "plan",
    short_help="Say what a run would send.",
    params=[option for option in run.params if option.name in SHARED],
)
def command(
    suites: tuple[str, ...], url: str | None, target_file: Path | None, **wanted: Any
) -> int:
    """Say what a run would send, and how long it would take; nothing is sent to the target."""
    from conformance.plan import lines, plan
    from conformance.target import Target, load

    target = load(target_file) if target_file else None
    chosen = suites_of(suites, target)
    if url is not None:
        target = (target or Target(name="unnamed")).at(url)
    target = target or Target(name="reference", url=HERE, embedded=True)
    click.echo("\n".join(lines(plan(chosen, target, options_of(wanted)))))
    return 0
