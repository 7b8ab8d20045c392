"""
Hooks: what a target offers apart from its API to be brought into a state (contract, section 4).
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from conformance.client import Client
from conformance.outcome import Garbled, Unanswered
from conformance.pointer import found

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Pulled:
    """
    What became of a hook: `done`, or declined with a 4xx; `value` is what its `returns` points at.
    """

    done: bool
    value: Any = None


def pull(client: Client, name: str, hook: dict[str, Any], values: dict[str, Any]) -> Pulled:
    """
    Send a hook of the target file, filled in with these values.

    Raises Unanswered, which names the hook, for a placeholder that has no value, a 5xx, no whole
    answer, or nothing where `returns` points; Deselected where the profile is read-only.
    """
    title = f"hooks.{name}"
    try:
        path, body = _path(hook["path"], values), _filled(hook.get("json"), values)
    except KeyError as problem:
        raise Unanswered(f"{title}: nothing fills in {{{problem.args[0]}}}") from problem
    exchange = client.steer(title, hook["method"], path, headers=hook.get("headers"), json=body)
    response = exchange.response
    if response is None:
        raise Unanswered(f"{title}: {exchange.broken or exchange.unanswered}")
    if not 200 <= response.status < 500:
        raise Unanswered(f"{title}: status {response.status}")
    if hook.get("returns") is None:
        return Pulled(response.status < 300)
    try:
        [value] = found(exchange.document, hook["returns"])
    except (Garbled, ValueError) as problem:
        why = f"status {response.status}, and nothing at {hook['returns']!r} of the answer"
        raise Unanswered(f"{title}: {why}") from problem
    return Pulled(response.status < 300, value)


def _path(path: str, values: dict[str, Any]) -> str:
    """Whatever a value is, it stays one segment of the path, or one value of the query."""
    return PLACEHOLDER.sub(lambda place: quote(_text(values[place[1]]), safe=""), path)


def _filled(content: Any, values: dict[str, Any]) -> Any:
    match content:
        case dict():
            return {key: _filled(inner, values) for key, inner in content.items()}
        case list():
            return [_filled(inner, values) for inner in content]
        case str() if whole := PLACEHOLDER.fullmatch(content):
            return values[whole[1]]
        case str():
            return PLACEHOLDER.sub(lambda place: _text(values[place[1]]), content)
    return content


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
