"""
Whether an answer is one that the description knows: its content type, and its schema.
"""

from collections.abc import Callable, Container
from functools import cache
from typing import Any

import jsonschema_rs

from conformance.exchange import Exchange, Response
from conformance.generated.case import same
from conformance.generated.description import Described
from conformance.outcome import Garbled


def misfit(
    operation: Described,
    exchange: Exchange,
    sent: list[Any],
    stored: Container[tuple[str, Any]] = (),
) -> str | None:
    """
    What is wrong with an answer, in a sentence.

    A status that the description does not name is not judged here. A member that is null says no
    more than one that is left out, so an answer may be read either way. Where it repeats one of the
    odd values that were `sent`, or a member that was `stored` earlier, it is not to blame.
    """
    if exchange.response is None:
        return exchange.broken
    content = operation.answer(exchange.response.status)
    kind = next((kind for kind in content or {} if kind.endswith("json")), None)
    if kind is None or _is_silent(exchange.response):
        return None  # a file may be called anything
    if exchange.response.body and not exchange.content_type.endswith("json"):
        return f"content type {exchange.content_type or 'none'}"
    try:
        body = exchange.document
    except Garbled:
        return "no JSON"
    validator = _validator(operation, exchange.response.status, kind)

    def is_excused(error: Any) -> bool:
        names = [step for step in error.instance_path if isinstance(step, str)]
        member = names[-1] if names else "", error.instance
        return any(same(error.instance, value) for value in sent) or member in stored

    return _wrong(validator, body, is_excused) and _wrong(validator, _bare(body), is_excused)


def _is_silent(response: Response) -> bool:
    """Whether the status says all: what a server says to whom it does not know is seldom stated."""
    return response.status in {401, 403} or (response.status >= 400 and not response.body)


def _wrong(validator: Any, body: Any, is_excused: Callable[[Any], bool]) -> str | None:
    errors = (_innermost(error) for error in validator.iter_errors(body))
    error = next((each for each in errors if not is_excused(each)), None)
    return None if error is None else _told(error)


def _innermost(error: Any) -> Any:
    """What is wrong at the end: where one of several schemas has to fit, with the nearest."""
    branches = getattr(error.kind, "context", None) or []
    inner = [each for branch in branches for each in branch]
    if not inner:
        return error
    return _innermost(max(inner, key=lambda each: len(each.instance_path)))


def _told(error: Any) -> str:
    where = "/".join(map(str, error.instance_path)) or "the answer"
    return f"{where}: {error.schema_path[-1]} is not kept"


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if inner is not None}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


@cache
def _validator(operation: Described, status: int, kind: str) -> Any:
    schema = (operation.answer(status) or {})[kind]["schema"]
    components = operation.document.get("components", {})
    return jsonschema_rs.Draft202012Validator({**schema, "components": components})
