"""
The commands, one module each; what several of them share of the command line is here.
"""

from conformance.outcome import Misconfigured
from conformance.suites import SUITES, Suite


def suites_named(slugs: tuple[str, ...]) -> list[Suite]:
    """
    The suites of these slugs, all of them for none. Raises Misconfigured for an unknown one.
    """
    for slug in slugs:
        if slug not in SUITES:
            raise Misconfigured(f"no suite {slug!r}: there is {', '.join(SUITES)}")
    return [SUITES[slug] for slug in slugs] or list(SUITES.values())
