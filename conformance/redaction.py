"""
Keeps secrets out of everything that a run writes or prints.
"""

import base64
import json
import re
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

HIDDEN = "[redacted]"
SHORTEST = 6  # a shorter value would black out half the report; it is hidden by its key alone

SECRET_KEYS = (
    "access_token",
    "refresh_token",
    "client_secret",
    "client_id",
    "password",
    "api_key",
)
SECRET_HEADERS = ("authorization", "proxy-authorization", "cookie", "set-cookie")

_BY_KEY = re.compile(
    rf"""(?P<key>["']?\b(?:{"|".join(SECRET_KEYS)})\b["']?\s*[=:]\s*)(?!["']?\[redacted\])"""
    r"""(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s&"',;}\]]+)""",
    re.IGNORECASE,
)


@dataclass
class Redactor:
    """
    Knows the secret values of a run: the credentials it was given and the tokens it received.
    """

    secrets: set[str] = field(default_factory=set)

    def add(self, value: object) -> None:
        """Hide this value, and its usual encodings, from now on."""
        if isinstance(value, str) and len(value) >= SHORTEST:
            self.secrets.update(_encodings(value))

    def text(self, text: str) -> str:
        """The text without any secret, whole or encoded."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, HIDDEN)
        return _BY_KEY.sub(_hidden, text)

    def headers(self, headers: dict[str, str]) -> dict[str, str]:
        """The headers without any secret."""
        return {
            name: _scheme(value) if name.lower() in SECRET_HEADERS else self.text(value)
            for name, value in headers.items()
        }


def _hidden(found: re.Match[str]) -> str:
    quoted = found.group(0)[len(found["key"]) :][:1]
    mark = quoted if quoted in {'"', "'"} else ""
    return f"{found['key']}{mark}{HIDDEN}{mark}"


def _scheme(value: str) -> str:
    scheme, separator, _ = value.partition(" ")
    return f"{scheme} {HIDDEN}" if separator else HIDDEN


def _encodings(value: str) -> set[str]:
    plain = value.encode()
    return {
        value,
        quote(value),
        quote(value, safe=""),
        quote_plus(value),
        json.dumps(value)[1:-1],
        base64.b64encode(plain).decode(),
        base64.urlsafe_b64encode(plain).decode().rstrip("="),
    }
