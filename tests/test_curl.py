"""
The command that repeats a request.
"""

import shlex
import subprocess
import time
from typing import Any

import pytest

from conformance.reporters.curl import curl
from tests.reported import exchange


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"method": "GET", "body": None}, "curl http://a.b/c"),
        ({"method": "HEAD", "body": None}, "curl --head http://a.b/c"),
        ({"method": "DELETE", "body": None}, "curl -X DELETE http://a.b/c"),
        ({"method": "POST", "body": None}, "curl -X POST http://a.b/c"),
        (
            {"body": "", "headers": {"Content-Type": "text/plain"}},
            "curl http://a.b/c -H 'Content-Type: text/plain' --data-raw ''",
        ),
        ({"body": "@file"}, "curl http://a.b/c -H 'Content-Type:' --data-raw @file"),
        (
            {"method": "GET", "body": None, "headers": {"Authorization": "Bearer [redacted]"}},
            'curl http://a.b/c -H "Authorization: Bearer $ACCESS_TOKEN"',
        ),
        (
            {"method": "GET", "body": None, "headers": {"authorization": "Basic [redacted]"}},
            'curl http://a.b/c -u "$USERNAME:$PASSWORD"',
        ),
        ({"method": "GET", "body": None, "headers": {"X-A": ""}}, "curl http://a.b/c -H 'X-A;'"),
        (
            {"method": "GET", "body": None, "url": "http://a.b/../{c}?client_id=[redacted]&d=1"},
            "curl --path-as-is --globoff 'http://a.b/../{c}?client_id='\"$CLIENT_ID\"'&d=1'",
        ),
    ],
)
def test_curl_repeats_the_request(changes: dict[str, Any], expected: str) -> None:
    """The command sends what was sent; where a secret was it names a variable."""
    request = {"method": "POST", "url": "http://a.b/c", "headers": {}, "body": ""} | changes

    assert curl(exchange(1, request=request)) == expected


@pytest.mark.parametrize("body", ['it\'s $HOME `id` "x" \\n', "a\nb\tc\x1b[31m", "世\u202ex", "!"])
def test_a_shell_gives_curl_the_body_that_was_sent(body: str) -> None:
    """Whatever a body holds, a shell takes it as one word and runs nothing of it."""
    request = {"method": "POST", "url": "http://a.b", "headers": {"Content-Type": "a"}}
    command = curl(exchange(1, request=request | {"body": body}))
    shown = f"curl() {{ printf '%s' \"${{@: -1}}\"; }}; {command}"
    came = subprocess.run(["bash", "-c", shown], capture_output=True, check=True)

    assert came.stdout.decode() == body
    assert "\n" not in command
    assert "\x1b" not in command
    if "\x1b" not in body and "\n" not in body and "\u202e" not in body:
        assert shlex.split(command)[-1] == body


def test_a_long_body_takes_no_long_time() -> None:
    """A word of 10^5 letters holds no secret, and is looked at once."""
    request = exchange(1)["request"]
    body = f"{'x' * 100_000} name=1&\u00e9client_secret=[redacted]"
    began = time.process_time()
    command = curl(exchange(1, request=request | {"body": body}))

    assert command.endswith('client_secret=\'"$CLIENT_SECRET"')
    assert time.process_time() - began < 1
