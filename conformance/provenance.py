"""
What a record says of the requirements that it judges: enough to read it years later.
"""

from typing import Any

from conformance.catalogue import Requirement, catalogue, sources
from conformance.suites import Suite


def requirements(suites: list[Suite], results: list[dict[str, Any]]) -> dict[str, Any]:
    """
    The requirements that these results are about, by id.
    """
    known: dict[str, Requirement] = {}
    for suite in suites:
        known |= catalogue(suite).requirements
    return {id_: _told(known[id_]) for id_ in sorted({each["requirement"] for each in results})}


def _told(known: Requirement) -> dict[str, Any]:
    more = {
        "document": sources().get(known.source, {}).get("title"),
        "area": known.area,
        "cause": known.cause,
        "file": known.file,
        "line": known.line,
    }
    return {
        "level": known.level.lower(),
        "basis": known.basis,
        "source": known.source,
        "section": known.section,
        "text": known.text,
        **{name: value for name, value in more.items() if value},
    }


def questions(observed: list[tuple[Suite, list[dict[str, Any]]]]) -> dict[str, str]:
    """
    What was observed in words, by the ids of the observations.
    """
    seen = {each["id"]: suite for suite, each_suite in observed for each in each_suite}
    return {id_: catalogue(suite).observations[id_].text for id_, suite in sorted(seen.items())}
