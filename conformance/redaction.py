"""
Keeps secrets out of everything that a run writes or prints.
"""

import base64
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, quote_plus

HIDDEN = "[redacted]"
SHORTEST = 6  # a shorter value would black out half the report; it is hidden by its key alone
LONGEST = 8_192  # a longer one fits into no header, and its writings would fill the memory
LONGEST_WRITING = 6 * LONGEST
SHORT_TEXT = 120  # characters
PIECE = 10  # so many characters of a secret in a row are a part of it, and no chance

SECRET_KEYS = (
    "access_token",
    "refresh_token",
    "client_secret",
    "client_id",
    "password",
    "api_key",
)
SECRET_HEADERS = ("cookie", "set-cookie", "x-api-key")
LOGIN_HEADERS = ("authorization", "proxy-authorization")  # their first word names the scheme

_BY_KEY = re.compile(
    rf"""(?P<key>["']?\b(?:{"|".join(SECRET_KEYS)})\b["']?\s*[=:]\s*)(?!["']?\[redacted\])"""
    r"""(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s&"',;}\]]+)""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Known:
    """
    The secrets there were at a time, the longest first, and short texts without these.

    `ends` are how long ones begin and end; a text with none of the `signs` has no secret.
    """

    secrets: tuple[str, ...]
    long: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, secrets: set[str]) -> "_Known":
        ordered = tuple(sorted(secrets, key=len, reverse=True))
        long = frozenset(each for each in ordered if PIECE < len(each) <= LONGEST_WRITING)
        ends = frozenset(end for secret in long for end in (secret[:PIECE], secret[-PIECE:]))
        return cls(ordered, long, ends, ends | ({*ordered} - long))

    @cached_property
    def pieces(self) -> frozenset[str]:
        """All parts of secrets that are no chance; many texts are looked through for them."""
        starts = ((each, range(len(each) - PIECE + 1)) for each in self.long)
        return frozenset(each[at : at + PIECE] for each, places in starts for at in places)


@dataclass
class Redactor:
    """
    Knows the secret values of a run: the credentials it was given and the tokens it received.
    """

    secrets: set[str] = field(default_factory=set, repr=False)
    short: bool = False  # there is one that can be hidden by its key alone
    _known: "_Known" = field(default_factory=lambda: _Known(()), repr=False)

    def add(self, value: object) -> None:
        """Hide this value, and its usual encodings, from now on."""
        if not isinstance(value, str) or not value:
            return
        self.short = self.short or len(value) < SHORTEST
        if len(value) > LONGEST:
            self.secrets.add(value)
        elif len(value) >= SHORTEST:
            # A target may grant a token of anything; what is no Unicode is written as `?`.
            self.secrets |= _encodings(value.encode(errors="replace").decode())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told of."""
        why = f"a credential has fewer than {SHORTEST} characters: reports hide it only where its"
        return (f"WARNING: {why} name stands before it",) if self.short else ()

    def text(self, text: str) -> str:
        """The text without any secret, whole or encoded, or begun or ended where it was cut."""
        known = self._up_to_date()
        if len(text) > SHORT_TEXT:
            return self._redacted(text, known)
        # Thousands of headers have a few dozen values.
        if (shown := known.texts.get(text)) is None:
            shown = known.texts[text] = self._redacted(text, known)
        return shown

    def _redacted(self, text: str, known: _Known) -> str:
        suspect = any(map(text.__contains__, known.signs))
        if suspect:
            for secret in known.secrets:
                text = text.replace(secret, HIDDEN)
        if _may_hold_a_key(text):
            text = _BY_KEY.sub(_hidden, text)
        cut = suspect and any(map(text.__contains__, known.ends))
        return self._without_pieces(text, known.pieces) if cut else text

    def cut(self, text: str) -> str:
        """A text that was cut to be short, without any secret and without parts of one."""
        return self._without_pieces(self.text(text), self._up_to_date().pieces)

    def _up_to_date(self) -> _Known:
        if len(self._known.secrets) != len(self.secrets):  # they only become more
            self._known = _Known.of(self.secrets)
        return self._known

    def _without_pieces(self, text: str, pieces: frozenset[str]) -> str:
        hidden: set[int] = set()
        for start in range(len(text) - PIECE + 1):
            if text[start : start + PIECE] in pieces:
                hidden.update(range(start, start + PIECE))
        shown = "".join("\0" if at in hidden else text[at] for at in range(len(text)))
        return re.sub("\0+", HIDDEN, shown) if hidden else text

    def headers(self, headers: dict[str, str]) -> dict[str, str]:
        """The headers without any secret."""
        return {name: self._header(name.lower(), value) for name, value in headers.items()}

    def _header(self, name: str, value: str) -> str:
        if name in SECRET_HEADERS:
            return HIDDEN
        return _scheme(value) if name in LOGIN_HEADERS else self.text(value)


# Those of all runs of this process: what it says when it fails must hold no secret either.
_WATCHED: list[Redactor] = []


def watch(redactor: Redactor) -> Redactor:
    """Have `everywhere` know the secrets that this one learns."""
    _WATCHED.append(redactor)
    return redactor


def everywhere(text: str) -> str:
    """
    A text that is about no run in particular, without the secrets of any.
    """
    for redactor in _WATCHED:
        text = redactor.cut(text)
    return text


def _may_hold_a_key(text: str) -> bool:
    """Whether the pattern has to be tried: it looks at each character, this at hardly any."""
    lower = text.lower()
    return not text.isascii() or any(key in lower for key in SECRET_KEYS)


def _hidden(found: re.Match[str]) -> str:
    quoted = found.group(0)[len(found["key"]) :][:1]
    mark = quoted if quoted in {'"', "'"} else ""
    return f"{found['key']}{mark}{HIDDEN}{mark}"


def _scheme(value: str) -> str:
    scheme, separator, _ = value.partition(" ")
    return f"{scheme} {HIDDEN}" if separator else HIDDEN


def _encodings(value: str) -> set[str]:
    texts = {
        value,
        quote(value),
        quote(value, safe=""),
        quote_plus(value),
        json.dumps(value)[1:-1],
        json.dumps(value)[1:-1].replace("/", "\\/"),  # as PHP writes it
        re.sub("[<>&'=]", lambda found: f"\\u{ord(found[0]):04x}", value),  # as Gson does
        "".join(f"\\u{ord(letter):04x}" for letter in value),
        html.escape(value),
    }
    lower = {re.sub("%..", lambda found: found[0].lower(), text) for text in texts}
    return texts | lower | set(_in_base64(value.encode()))


def _in_base64(plain: bytes) -> Iterator[str]:
    """What base64 makes of it, alone or behind something else, such as a user name."""
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + plain).decode()
        whole = encoded[(before * 8 + 5) // 6 : (before + len(plain)) * 8 // 6]
        yield whole
        yield whole.translate(str.maketrans("+/", "-_"))
