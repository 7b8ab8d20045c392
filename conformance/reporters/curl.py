"""
An exchange as a command to repeat it with.

The record holds no secrets. Where one was, the command names a shell variable.
"""

import re
import shlex

from conformance.record import ExchangeRecord

REDACTED = "[redacted]"
# It begins where a word does: from each letter of a long one, it would look to the end of it.
KEYED_SECRET = re.compile(
    r"\b[^\WA-Za-z_]*(?P<key>[A-Za-z_]\w*)(?P<is>[\"']?\s*[=:]\s*[\"']?)\[redacted\]"
)
# curl sets these by itself, or they belong to the connection.
OWN_HEADERS = {"accept-encoding", "connection", "content-length", "host", "user-agent"}
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


def curl(exchange: ExchangeRecord) -> str:
    """
    One line for a shell.
    """
    return " ".join(words(exchange))


def words(exchange: ExchangeRecord) -> list[str]:
    """
    The same in parts, each an option with its value.
    """
    request = exchange["request"]
    body, method = request.get("body"), request["method"]
    found = ["curl", *_method(method, body), _quoted(request["url"])]
    if re.search(r"[\[\]{}]", request["url"]):
        found.insert(1, "--globoff")
    if "/." in request["url"]:
        found.insert(1, "--path-as-is")
    for name, value in request["headers"].items():
        if name.lower() not in OWN_HEADERS:
            found.append(_header(name, value))
    if body is not None:
        if "content-type" not in {name.lower() for name in request["headers"]}:
            found.append("-H 'Content-Type:'")  # curl would add one
        found.append(f"--data-raw {_quoted(body)}")
    return found


def _method(method: str, body: str | None) -> list[str]:
    if method == "HEAD":
        return ["--head"]
    implied = "GET" if body is None else "POST"
    return [] if method == implied else [f"-X {_quoted(method)}"]


def _header(name: str, value: str) -> str:
    scheme, _, rest = value.partition(" ")
    if name.lower() == "authorization" and scheme.lower() == "bearer":
        return f'-H "{name}: Bearer $ACCESS_TOKEN"'
    if name.lower() == "authorization" and scheme.lower() == "basic" and rest == REDACTED:
        return '-u "$USERNAME:$PASSWORD"'
    # `Name;` is how curl is told to send an empty one.
    return f"-H {_quoted(f'{name}: {value}' if value else f'{name};')}"


def _quoted(text: str) -> str:
    """The text as one word of a shell, with variables in place of secrets."""
    parts, end = [], 0
    for secret in KEYED_SECRET.finditer(text):
        parts.append(_plain(text[end : secret.end() - len(REDACTED)]))
        parts.append(f'"${secret["key"].upper()}"')
        end = secret.end()
    if end < len(text) or not parts:
        parts.append(_plain(text[end:]))
    return "".join(parts)


def _plain(text: str) -> str:
    if not UNPRINTABLE.search(text):
        return shlex.quote(text)
    # $'…' is understood by bash and zsh; a NUL or half a surrogate pair fits into no argument.
    safe = re.sub("[\x00\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
    escaped = safe.replace("\\", r"\\").replace("'", r"\'")
    return f"$'{UNPRINTABLE.sub(_escaped, escaped)}'"


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\{byte:03o}" for byte in found[0].encode())
