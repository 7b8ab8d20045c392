"""
What a reply of Marketo's means.
"""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from conformance.exchange import Exchange, Request, Response
from conformance.reading import EFFECTS, READINGS, readings

TABLE = readings("marketo-programs")


def exchange(operation: str = "browsePrograms", **outcome: Any) -> Exchange:
    """An exchange that came to this."""
    request = Request("GET", "https://api.example.com", {})
    return Exchange(0, operation, request, datetime.now(UTC), 0.1, **outcome)


def reading(status: int, body: object, operation: str = "browsePrograms") -> tuple[str, list[str]]:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return TABLE.read(exchange(operation, response=Response(status, {}, content)))


def refusal(*codes: object) -> dict[str, Any]:
    return {"success": False, "errors": [{"code": code, "message": "No"} for code in codes]}


FOUND = {"success": True, "result": [{"id": 1}]}


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, FOUND, "accepted"),
        (201, FOUND, "accepted"),
        (200, {"success": "true", "result": [{}]}, "accepted"),
        (200, {"success": True, "result": [{}], "errors": []}, "accepted"),
        (200, {"success": True}, "absent"),
        (200, {"success": True, "result": None}, "absent"),
        (200, {"success": True, "result": []}, "absent"),
        (200, refusal("702"), "absent"),
        (200, refusal("702", "709"), "rejected"),
        (200, refusal("709"), "rejected"),
        (200, refusal(709), "rejected"),
        (200, {"success": False}, "rejected"),
        (200, {"success": False, "errors": None}, "rejected"),
        (200, {"success": False, "errors": ["709"]}, "rejected"),
        (500, refusal("709"), "rejected"),
        (404, b"<html>", "rejected"),
        (414, b"", "rejected"),
        (200, refusal("600"), "unauthorised"),
        (200, refusal("601"), "unauthorised"),
        (200, refusal("602"), "unauthorised"),
        (200, refusal("603"), "unauthorised"),
        (401, b"", "unauthorised"),
        (403, FOUND, "unauthorised"),
        (429, b"", "busy"),
        (502, b"<html>", "busy"),
        (503, FOUND, "busy"),
        (200, refusal("606"), "busy"),
        (200, refusal("607"), "busy"),
        (200, refusal("608"), "busy"),
        (200, refusal("615"), "busy"),
        (200, b"", "garbled"),
        (200, b"<html>", "garbled"),
        (200, b'{"success": tr', "garbled"),
        (200, [], "garbled"),
        (200, None, "garbled"),
        (200, 7, "garbled"),
        (200, {"success": None}, "garbled"),
        (200, {"success": 1}, "garbled"),
        (200, {"result": [{"id": 1}]}, "garbled"),
        (500, b"", "garbled"),
        (500, FOUND, "garbled"),
        (504, b"<html>", "garbled"),
        (304, FOUND, "garbled"),
        (103, FOUND, "garbled"),
    ],
)
def test_reply(status: int, body: object, expected: str) -> None:
    """The first rule of the table that fits decides."""
    assert reading(status, body)[0] == expected


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, {"access_token": "t"}, "accepted"),
        (401, {"error": "unauthorized"}, "unauthorised"),
        (400, {"error": "invalid_request"}, "rejected"),
        (200, {"error": "unauthorized"}, "rejected"),
        (200, {"success": False, "errors": []}, "rejected"),
        (503, b"", "busy"),
        (200, {}, "garbled"),
        (200, [], "garbled"),
        (500, {}, "garbled"),
    ],
)
def test_reply_of_the_identity_endpoint(status: int, body: object, expected: str) -> None:
    """A grant has no envelope, so an operation may have a table of its own."""
    assert reading(status, body, "getToken")[0] == expected


def test_codes_are_text() -> None:
    """Error codes are read as text, whatever they were sent as."""
    assert reading(200, refusal("702", 709, None))[1] == ["702", "709", "None"]


def test_what_did_not_arrive() -> None:
    """Half an answer is garbled; none at all may come when asked again."""
    assert TABLE.read(exchange(broken="status 200, then cut off")) == ("garbled", [])
    assert TABLE.read(exchange(unanswered="connection refused")) == ("busy", [])


def test_every_rule_has_a_known_reading() -> None:
    """The table uses the six words for a reading and the five for an effect, and no other."""
    rules = [rule for each in TABLE.operations.values() for rule in each.readings]

    assert {rule["reading"] for rule in rules} <= set(READINGS)
    assert {each.effect for each in TABLE.operations.values()} <= set(EFFECTS)


def test_every_post_is_told_as_a_change() -> None:
    """No operation that is sent as POST counts as reading."""
    posts = [each for each in TABLE.operations.values() if each.method != "GET"]

    assert len(posts) == 6
    assert all(each.effect != "read" for each in posts)
