"""
Requests that are sent at the same time.
"""

from conformance.embedding import embedded, vendor
from conformance.pacing import Pace
from conformance.preparation import prepared
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES
from conformance.vendors.wix.vocabulary import NOBODY, Programs, Site

WIX = SUITES["wix-programs"]


def test_each_exchange_keeps_its_own_place() -> None:
    """Exchanges that overlap are all kept, each under its own index, with its own answer."""
    instance = vendor(WIX).reference()
    with served(instance) as url:
        context = prepared(WIX, embedded(WIX, url, instance), Options(), Pace())
        programs = Programs(Site(context), context.ledger)
        replies = programs.site.at_once(
            [lambda: programs.get(NOBODY), lambda: programs.query(limit=1)] * 6
        )
        context.client.close()
    exchanges = context.client.exchanges

    assert [exchange.index for exchange in exchanges] == [*range(12)]
    assert [reply.accepted for reply in replies] == [False, True] * 6
    assert all(exchanges[reply.exchange.index] is reply.exchange for reply in replies)
