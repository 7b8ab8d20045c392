"""
The exchanges of a run as if its checks had gone on one after the other: however many lanes it had.
"""

from collections.abc import Iterable
from typing import Any

from conformance.client import Client


def line_up(client: Client, results: Iterable[dict[str, Any]], senders: dict[int, str]) -> None:
    """
    Move the exchanges of a run, and what its results say of them. `senders` names, in the order of
    the checks, which of them sent what; all else comes after that.
    """
    with client.lock:
        rest = [index for index in range(len(client.exchanges)) if index not in senders]
        order = [*senders, *rest]
        places = {index: place for place, index in enumerate(order)}
        client.exchanges[:] = [client.exchanges[index] for index in order]
        for place, (index, exchange) in enumerate(zip(order, client.exchanges, strict=True)):
            exchange.move(place, senders.get(index))
        client.breaker.storm = {places[index] for index in client.breaker.storm}
    for result in results:
        result["exchanges"] = sorted(places[index] for index in result["exchanges"])
        if "decisive" in result:
            result["decisive"] = places[result["decisive"]]
    senders.clear()
