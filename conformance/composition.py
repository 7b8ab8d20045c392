"""
How a request is put together: from an operation and what it is called with, or for a hook.
"""

from typing import Any
from urllib.parse import quote, urlsplit

from conformance.outcome import Garbled, Unanswered
from conformance.reading import Operation, Readings
from conformance.target import Target
from conformance.wire import prepared


def call(
    target: Target,
    readings: Readings,
    known: Operation,
    path: dict[str, Any],
    headers: dict[str, str | None],
    **content: Any,
) -> Any:
    """
    A call of an operation, with what the target file sends with every request.

    Raises Garbled where the target gave what can't be sent back.
    """
    try:
        # Ids come from the target; none of them may lead to another path.
        names = {name: quote(str(value), safe="") for name, value in path.items()}
        url = target.url + readings.path_of(known, target.prefix).format(**names)
        return prepared(known.method, url, headers=target.headers | headers, **content)
    except ValueError as problem:  # ours can be sent, so it is something of the target's
        raise Garbled(f"{known.name}: the target gave what can't be sent back") from problem


def hook(target: Target, title: str, method: str, path: str, **content: Any) -> Any:
    """
    A request apart from the API, on the target's own host, with nothing but its own `headers` and
    `json`.

    Raises Unanswered for what HTTP can't carry.
    """
    host = urlsplit(target.url)
    try:
        url = f"{host.scheme}://{host.netloc}{path}"
        return prepared(method, url, **content)
    except ValueError as problem:
        raise Unanswered(f"{title}: what HTTP can't carry") from problem
