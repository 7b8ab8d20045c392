"""
The commands, one module each; what several of them share of the command line is here.
"""

import click
from click.shell_completion import CompletionItem

from conformance.outcome import Misconfigured
from conformance.suites import SUITES, Suite


def suites_named(slugs: tuple[str, ...]) -> list[Suite]:
    """
    The suites of these slugs, all of them for none. Raises Misconfigured for an unknown one.
    """
    for slug in slugs:
        if slug not in SUITES:
            raise Misconfigured(f"no suite {slug!r}: there is {', '.join(SUITES)}")
    # Not list(): that is a module here, once `conformance list` was loaded.
    return [SUITES[slug] for slug in slugs or SUITES]


def suites_completed(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """
    For a shell: the suites whose slug begins so.
    """
    return [
        CompletionItem(slug, help=suite.title)
        for slug, suite in SUITES.items()
        if slug.startswith(begun)
    ]


def ids_completed(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """
    For a shell: the requirements and observations whose id begins so.
    """
    from conformance.catalogue import catalogue

    known: dict[str, str] = {}
    for book in map(catalogue, SUITES.values()):
        known |= {each.id: each.text for each in book.requirements.values()}
        known |= {each.id: each.text for each in book.observations.values()}
    return [CompletionItem(id_, help=text) for id_, text in known.items() if id_.startswith(begun)]
