"""
Clients of one target, for tests of what becomes of a request.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from conformance.client import Client
from conformance.exchange import Exchange
from conformance.outcome import Unanswered
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.target import Target
from tests.hostile import Server

FINE = {"requestId": "a", "success": True, "result": [{"id": 1}]}
URL = "https://api.example.com"
BROWSE = f"{URL}/rest/asset/v1/programs.json"


@contextlib.contextmanager
def client(url: str = URL, **settings: Any) -> Iterator[Client]:
    """A client of a target; pauses take no time."""
    of_client = {name: settings.pop(name) for name in ("read_only", "budget") if name in settings}
    target = Target(name="t", url=url, **{"timeout": 0.4, **settings})
    pace = Pace(sleep=lambda _: None)
    made = Client(target, readings("marketo-programs"), Redactor(), pace, **of_client)
    try:
        yield made
    finally:
        made.close()


def sent(server: Server, **settings: Any) -> Exchange:
    """The exchange of one request."""
    with client(server.url, **settings) as sender, contextlib.suppress(Unanswered):
        sender.send("browsePrograms")
    return sender.exchanges[-1]
