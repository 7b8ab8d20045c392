"""
Whether a run has seen each operation taken, and refused: what was not exercised, nobody knows.
"""

from conformance.client import Client
from conformance.generated.coverage import judged

TAKEN = {"accepted", "absent"}
REFUSED = {"rejected", "unauthorised"}


def unexercised(suite: str, client: Client) -> list[str]:
    """
    A sentence for the operations of which no call was taken, and one for those never refused.
    """
    seen: dict[str, set[str]] = {}
    for exchange in client.exchanges:
        if not exchange.hook and exchange.response is not None:
            reading, _ = client.readings.read(exchange)
            seen.setdefault(exchange.operation, set()).add(reading)
    lacks = {
        word: [name for name in judged(suite) if not seen.get(name, set()) & readings]
        for word, readings in (("taken", TAKEN), ("refused", REFUSED))
    }
    return [f"no call of {', '.join(names)} was {word}" for word, names in lacks.items() if names]
