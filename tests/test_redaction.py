"""
No secret gets out, in whatever form.
"""

import base64
import json
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

from conformance.disclosure import AMPLE, LONGEST_BODY, exchange
from conformance.exchange import Exchange, Request, Response
from conformance.redaction import HIDDEN, Redactor
from conformance.target import Target

SECRET = "p4ss/w0rd+with=odd&chars <ä>"
TOKEN = "cdf01657-110d-4155-99a7-f986b2ff13a0:int"


def hidden(text: str, secret: str = SECRET) -> str:
    redactor = Redactor()
    redactor.add(secret)
    return redactor.text(text)


def in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "shown",
    [
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        quote(SECRET, safe="").lower(),
        quote_plus(SECRET),
        json.dumps(SECRET)[1:-1],
        json.dumps(SECRET)[1:-1].replace("/", "\\/"),
        SECRET.replace("=", "\\u003d")
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e"),
    ],
    ids=["plain", "path", "query", "lower case", "form", "JSON", "JSON of PHP", "JSON of Gson"],
)
def test_a_secret_in_every_writing(shown: str) -> None:
    """A secret is hidden as it is, and as URLs, forms and JSON write it."""
    assert hidden(f"before {shown} after") == f"before {HIDDEN} after"


@pytest.mark.parametrize("user", ["", "u:", "me:", "you:", "user:"])
@pytest.mark.parametrize("behind", ["", "!", "!!"])
def test_a_secret_in_base64(user: str, behind: str) -> None:
    """Base64 hides nothing, wherever in it the secret begins and ends."""
    encoded = in_base64(f"{user}{SECRET}{behind}")
    shown = hidden(f"Basic {encoded}")

    assert HIDDEN in shown
    assert len(shown.replace(HIDDEN, "").removeprefix("Basic ")) < 16


@pytest.mark.parametrize(
    "text",
    [
        '{"access_token": "abc123", "scope": "me"}',
        '{"access_token":"abc123","scope": "me"}',
        "{'client_secret': 'abc123', 'scope': 'me'}",
        "?client_secret=abc123&scope=me",
        "password: abc123, scope=me",
        '{"Access_Token" : "abc123"} scope me',
    ],
)
def test_a_secret_by_its_key(text: str) -> None:
    """What stands behind the name of a secret is hidden though nobody knows it."""
    shown = Redactor().text(text)

    assert "abc123" not in shown
    assert "me" in shown


def test_a_body_that_was_cut_off() -> None:
    """A secret that lost its end is hidden by its key."""
    assert "abc" not in Redactor().text('{"access_token": "abc')


def test_a_message_that_was_cut() -> None:
    """Parts of a secret are hidden where a text was shortened in the middle of it."""
    redactor = Redactor()
    redactor.add(TOKEN)
    shown = redactor.cut(f"assert '{TOKEN[:15]}...{TOKEN[-12:]}' == 'x'")

    assert shown == f"assert '{HIDDEN}...{HIDDEN}' == 'x'"


def test_a_message_without_a_secret_stays() -> None:
    """A text that shares a few letters with a secret is left alone."""
    redactor = Redactor()
    redactor.add(TOKEN)

    assert redactor.cut("cdf01657 is no token") == "cdf01657 is no token"


def test_headers() -> None:
    """Headers for credentials keep their scheme alone, others lose the secrets in them."""
    redactor = Redactor()
    redactor.add(TOKEN)
    shown = redactor.headers(
        {
            "Authorization": "Bearer whatever",
            "authorization": "whatever",
            "Set-Cookie": "session=abc; Path=/",
            "X-Echo": f"token {TOKEN}",
            "X-Plain": "plain",
        }
    )

    assert shown == {
        "Authorization": f"Bearer {HIDDEN}",
        "authorization": HIDDEN,
        "Set-Cookie": HIDDEN,
        "X-Echo": f"token {HIDDEN}",
        "X-Plain": "plain",
    }


@pytest.mark.parametrize("value", [None, 7, "", "short", ["a list"]])
def test_what_is_no_secret(value: object) -> None:
    """Values that would black out half a report, and what is no text, are not added."""
    redactor = Redactor()
    redactor.add(value)

    assert redactor.secrets == set()


def test_half_a_character_is_no_obstacle() -> None:
    """A token may be any text that JSON can hold."""
    redactor = Redactor()
    redactor.add("token-\ud800-token")

    assert redactor.secrets


def test_secrets_of_the_target_file_outside_auth() -> None:
    """Headers, those of hooks and the login of a proxy are secrets as well."""
    target = Target(
        name="t",
        headers={"X-Api-Key": "key-of-the-gateway"},
        hooks={"activate": {"headers": {"Authorization": "Basic hook-login"}}, "delete": {}},
        proxy="http://me:proxy-password@127.0.0.1:3128",
    )

    assert {"key-of-the-gateway", "hook-login", "proxy-password"} <= set(target.secrets)


@pytest.mark.parametrize("end", [LONGEST_BODY, AMPLE * LONGEST_BODY])
def test_a_secret_at_the_end_of_what_is_looked_at_of_a_long_body(end: int) -> None:
    """Of a body that is shown in part, that part is what it is in the whole."""
    redactor = Redactor()
    redactor.add(TOKEN)
    for before in (end - len(TOKEN), end - 5, end - 1):
        text = "x" * before + TOKEN + "y" * LONGEST_BODY
        kept = Exchange(
            0,
            "hooks.show",
            Request("GET", "http://127.0.0.1/", {}),
            datetime.now(UTC),
            0.0,
            response=Response(200, {}, text.encode()),
            hook=True,
        )
        client: Any = SimpleNamespace(redactor=redactor)
        shown = exchange(kept, client)["response"]["body"]

        assert shown == f"{redactor.text(text)[:LONGEST_BODY]}… [cut]"
