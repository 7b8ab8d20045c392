"""
Reads parameters, in every notation that real clients send and the service has long put up with.

They come in the query (of a POST too), in a form, as a JSON object, or as a form that calls itself
JSON. Objects and lists inside them are JSON, or nearly: single quotes, bare words.
"""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

TOKEN = re.compile(
    r"""\s* ( [{}\[\]:,]
          | '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*"
          | [^{}\[\]:,'"\s][^{}\[\]:,]* ) \s*""",
    re.VERBOSE | re.DOTALL,
)
WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "None": None}
WORDS |= {"True": True, "False": False}


class Unreadable(ValueError):
    """A text that is no notation of a value."""


async def parameters(request: Request) -> dict[str, Any]:
    """Collect the parameters of a request; the body's win over the query's."""
    asked: dict[str, Any] = dict(request.query_params)
    body = (await request.body()).decode("utf-8", "replace").strip()
    if body:
        asked.update(fields(body))
    return asked


def fields(body: str) -> dict[str, Any]:
    """Read a body by its look, since its content type may be wrong."""
    if body[0] in "{[":
        value = notation(body)
        if isinstance(value, dict):
            return value
        raise Unreadable(body)
    if "=" not in body and body != "null":
        raise Unreadable(body)
    return dict(parse_qsl(body, keep_blank_values=True))


def notation(text: str) -> Any:
    """Read JSON, or what only resembles it."""
    try:
        return json.loads(text)
    except RecursionError as too_deep:
        raise Unreadable(text) from too_deep
    except ValueError:
        pass
    tokens = split(text)
    try:
        value = next_value(tokens)
    except (IndexError, RecursionError) as cut_off:
        raise Unreadable(text) from cut_off
    if tokens:
        raise Unreadable(text)
    return value


def split(text: str) -> list[str]:
    """Give the tokens of a text, the first one last."""
    tokens, at = [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise Unreadable(text)
        tokens.append(match[1].strip())
        at = match.end()
    return tokens[::-1]


def next_value(tokens: list[str]) -> Any:
    sign = tokens.pop()
    if sign == "{":
        return dict(pairs(tokens))
    if sign == "[":
        return list(items(tokens))
    if sign in "}]:,":
        raise Unreadable(sign)
    if sign[0] in "'\"":
        return re.sub(r"\\(.)", r"\1", sign[1:-1], flags=re.DOTALL)
    if re.fullmatch(r"-?\d{1,18}", sign):
        return int(sign)
    return WORDS.get(sign, sign)


def items(tokens: list[str]) -> list[Any]:
    found = []
    while tokens[-1] != "]":
        found.append(next_value(tokens))
        if tokens[-1] == ",":
            tokens.pop()
        elif tokens[-1] != "]":
            raise Unreadable(tokens[-1])
    tokens.pop()
    return found


def pairs(tokens: list[str]) -> list[tuple[str, Any]]:
    found = []
    while tokens[-1] != "}":
        key = str(next_value(tokens))
        if tokens.pop() != ":":
            raise Unreadable(key)
        found.append((key, next_value(tokens)))
        if tokens[-1] == ",":
            tokens.pop()
        elif tokens[-1] != "}":
            raise Unreadable(tokens[-1])
    tokens.pop()
    return found
