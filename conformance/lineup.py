"""
The exchanges of a run as if its checks had gone on one after the other: however many lanes it had.
"""

from collections.abc import Iterable
from typing import Any

from conformance.client import Client


def line_up(
    client: Client, first: int, results: Iterable[dict[str, Any]], senders: dict[int, str]
) -> int:
    """
    Move the exchanges of a run from the `first` on, and what results say of them: those that
    `senders` names, in the order of the checks that sent them, then all others.

    Returns how many exchanges have their place now.
    """
    if not senders:  # nothing was sent, or it has its place already
        return max(first, len(client.exchanges))
    with client.lock:
        behind = [each for each in range(first, len(client.exchanges)) if each not in senders]
        order = [*range(first), *senders, *behind]
        places = {index: place for place, index in enumerate(order)}
        client.exchanges[:] = [client.exchanges[index] for index in order]
        for place, (index, exchange) in enumerate(zip(order, client.exchanges, strict=True)):
            exchange.move(place, senders.get(index))
        client.breaker.storm = {places[index] for index in client.breaker.storm}
    for result in results:
        result["exchanges"] = sorted(places[index] for index in result["exchanges"])
        if "decisive" in result:
            result["decisive"] = places[result["decisive"]]
    return len(order)
