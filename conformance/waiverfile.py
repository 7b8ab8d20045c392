"""
The file of waivers: how one is read.
"""

from datetime import date
from pathlib import Path

from conformance import located
from conformance.catalogue import catalogue
from conformance.located import Document
from conformance.suites import SUITES
from conformance.waivers import Waiver, Waivers


def load(path: Path) -> Waivers:
    """
    Read a file of waivers. Raises Misconfigured: what is wrong on which line, and what to do.
    """
    document = located.read(path)
    if document.value is None:
        return Waivers()
    document.fit("waiver")
    return Waivers(tuple(_waiver(document, index) for index in range(len(document.value))))


def _waiver(document: Document, index: int) -> Waiver:
    said = document.value[index]
    if ("requirement" in said) is ("fingerprint" in said):
        raise document.wrong((index,), "needs either `requirement` or `fingerprint`; write one")
    try:
        expires = date.fromisoformat(said["expires"])
    except ValueError as problem:
        raise document.wrong((index, "expires"), f"is no date: {problem}") from problem
    suites = [suite for slug, suite in SUITES.items() if said.get("suite") in {None, slug}]
    known = {id_ for suite in suites for id_ in catalogue(suite).requirements}
    if "requirement" in said and said["requirement"] not in known:
        from difflib import get_close_matches

        close = get_close_matches(said["requirement"], known, 1)
        near = f"; did you mean {close[0]}?" if close else "; `conformance list SUITE` names them"
        among = f" in {said['suite']}" if "suite" in said else ""
        why = f"there is no requirement {said['requirement']!r}{among}{near}"
        raise document.wrong((index, "requirement"), why)
    where = f"{document.file}:{document.line((index,))}"
    return Waiver(**{**said, "expires": expires}, where=where)
