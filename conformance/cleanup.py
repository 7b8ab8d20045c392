"""
Finds and removes what runs left on a target that were killed, or could not remove it.

Their journals say what they made. What carries the names that runs give is found without one.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conformance import journal
from conformance.context import Context
from conformance.embedding import vendor
from conformance.journal import Remains
from conformance.ledger import Ledger
from conformance.made import Made
from conformance.outcome import Ended, Garbled, NotJudged, Unanswered
from conformance.preparation import pace_of, prepared
from conformance.reading import Readings, readings
from conformance.selection import Options
from conformance.suites import SUITES, Suite
from conformance.target import Target


@dataclass(frozen=True)
class Cleaned:
    """
    What became of one vendor's things: `removed`, `left`, and what kept it from looking, if
    anything did. In a dry run all that was found is left.
    """

    vendor: str
    removed: list[Made]
    left: list[Made]
    problem: str | None = None


def clean_up(target: Target, *, dry: bool = False) -> Iterator[Cleaned]:
    """
    Clean a target up, vendor after vendor. Raises Misconfigured where credentials are missing.
    """
    remains = journal.remains(target)
    for suite in _one_a_vendor(_suites(target, remains)):
        left_by = [each for each in remains if _vendor(each.suite) == suite.vendor]
        context = _context(suite, target, left_by)
        try:
            cleaned = _cleaned(context, left_by, dry=dry, vendor=suite.vendor)
        except (Ended, Garbled, NotJudged, Unanswered) as problem:
            if not (target.suites or remains):  # nobody says that it is a target of this vendor
                context.client.close()
                continue
            why = context.client.redactor.text(str(problem))
            cleaned = Cleaned(suite.vendor, [], _made(left_by), why)
        context.client.close()
        removable = [made for made in cleaned.left if not context.ledger.is_lasting(made)]
        if not (dry or removable or cleaned.problem):
            for each in left_by:
                each.forget()
        yield cleaned


def _cleaned(context: Context, left_by: list[Remains], *, dry: bool, vendor: str) -> Cleaned:
    ledger, noted = context.ledger, _made(left_by)
    entered = {made.name for made in noted}
    names = [name for each in left_by for name in each.named if name not in entered]
    found = {_key(made): made for made in ledger.look(names)}
    ledger.made = [made for made in noted if _key(made) not in found] + list(found.values())
    if dry:
        return Cleaned(vendor, [], ledger.made)
    left = ledger.clean()
    still = {_key(made) for made in left}
    return Cleaned(vendor, [made for key, made in found.items() if key not in still], left)


def _context(suite: Suite, target: Target, left_by: list[Remains]) -> Context:
    context = prepared(suite, target, Options(), pace_of(suite, target))
    since = left_by[0].started if left_by else None
    ledger = Ledger(alive=frozenset(journal.alive(target)), since=since)
    context = Context(target, context.credentials, context.client, ledger, context.allowed)
    context.client.readings = _all_of(suite.vendor)
    context.client.cleaning = True
    importlib.import_module(f"conformance.vendors.{suite.vendor}.removal").teach(context)
    return context


def _all_of(vendor: str) -> Readings:
    """The operations of all suites of a vendor: one run may have used any of them."""
    first, *others = [readings(suite.slug) for suite in SUITES.values() if suite.vendor == vendor]
    operations = dict(first.operations)
    for other in others:
        operations |= other.operations
    return Readings(operations, first.codes, first.prefix, first.exhausted)


def _suites(target: Target, remains: list[Remains]) -> list[Suite]:
    """Those of the target file, and of the journals; else those that it has credentials for."""
    slugs = {*target.suites, *(each.suite for each in remains)}
    chosen = [suite for slug, suite in SUITES.items() if slug in slugs]
    return chosen or [suite for suite in SUITES.values() if _can_log_in(suite, target)]


def _can_log_in(suite: Suite, target: Target) -> bool:
    missing: Any = vendor(suite).missing_credentials(target.credentials(suite.vendor))
    return not missing or (target.loopback and not target.auth)


def _one_a_vendor(suites: list[Suite]) -> list[Suite]:
    return list({suite.vendor: suite for suite in reversed(suites)}.values())


def _vendor(slug: str) -> str:
    return SUITES[slug].vendor if slug in SUITES else ""


def _made(left_by: list[Remains]) -> list[Made]:
    return [Made(kind, id_, name) for each in left_by for kind, id_, name in each.made]


def _key(made: Made) -> tuple[str, str]:
    return made.kind, repr(made.id)
