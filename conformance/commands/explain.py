"""
`conformance explain`: one requirement, its source and what holds targets to it.
"""

import textwrap

import click

from conformance.catalogue import Observation, Requirement, catalogue, sources
from conformance.commands import ids_completed
from conformance.outcome import Misconfigured
from conformance.suites import SUITES, Suite

WIDTH = 80
MOST = 6  # requirements that are named where an id is only begun


@click.command("explain", short_help="Explain one requirement.")
@click.argument("id_", metavar="ID", shell_complete=ids_completed)
def command(id_: str) -> None:
    """Explain one requirement: its sentence, source, checks, mutants and usual cause of failing."""
    for suite in SUITES.values():
        book = catalogue(suite)
        if id_ in book.requirements:
            click.echo(_explained(suite, book.requirements[id_]))
            return
        if id_ in book.observations:
            click.echo(_observed(book.observations[id_]))
            return
    raise Misconfigured(f"no requirement {id_!r}; {_near(id_)}")


def _explained(suite: Suite, requirement: Requirement) -> str:
    from conformance.mutation import mutants

    source = sources().get(requirement.source, {})
    lines = [
        f"{requirement.id} ({suite.title})",
        "",
        _block(requirement.text),
        "",
        f"  level   {requirement.level}",
        f"  basis   {requirement.basis}: breaking it is a {requirement.breaks_as}",
        f"  source  {source.get('title', requirement.source)}, {requirement.section}",
        f"  stands  {requirement.file}:{requirement.line}",
    ]
    if requirement.not_covered:
        return "\n".join([*lines, "", "Not covered by a check:", _block(requirement.not_covered)])
    if requirement.needs:
        lines += [f"  needs   {', '.join(requirement.needs)}"]
    lines += ["", "Checks:", *(f"  {each}" for each in catalogue(suite).checks_of(requirement.id))]
    killed = [each for each in mutants(suite).values() if requirement.id in each.breaks]
    lines += ["", "Mutants that it catches:", *(f"  {each.name}: {each.rule}" for each in killed)]
    if requirement.cause:
        lines += ["", "Usual cause of failing it:", _block(requirement.cause)]
    return "\n".join(lines)


def _observed(observation: Observation) -> str:
    lines = [f"{observation.id}: observed, never judged", "", _block(observation.text)]
    about = ["", f"About {observation.about}"] if observation.about else []
    return "\n".join([*lines, *about])


def _block(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _near(id_: str) -> str:
    """What else it may be the id of, or mean."""
    import difflib

    books = [catalogue(suite) for suite in SUITES.values()]
    name = id_.partition("[")[0]
    held = {c.requirement for book in books for c in book.checks if c.id == name and c.requirement}
    if held:
        return f"it is a check of {', '.join(sorted(held))}"
    known = [each for book in books for each in book.requirements]
    begun = [each for each in known if each.startswith(f"{id_.rstrip('.*')}.")]
    close = begun[:MOST] or difflib.get_close_matches(id_, known, 1)
    listed = "`conformance list SUITE` names them"
    return f"did you mean {', '.join(close)}? {listed}" if close else listed
