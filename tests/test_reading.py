"""
What a reply of Marketo's means.
"""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from conformance.exchange import Exchange, Request, Response
from conformance.reading import (
    BODIES,
    EFFECTS,
    READINGS,
    RULES,
    Operation,
    Readings,
    readings,
)
from conformance.suites import SUITES

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


@pytest.mark.parametrize("suite", SUITES)
def test_every_rule_is_made_of_known_words(suite: str) -> None:
    """A table uses the words for readings, bodies and effects, and rules that there are."""
    operations = readings(suite).operations.values()
    rules = [rule for each in operations for rule in each.readings]

    assert {rule["reading"] for rule in rules} <= set(READINGS)
    assert {key for rule in rules for key in rule} <= set(RULES)
    assert {kind for rule in rules for kind in rule.get("body", ())} <= set(BODIES)
    assert {each.effect for each in operations} <= set(EFFECTS)


def test_every_post_is_told_as_a_change() -> None:
    """No operation that is sent as POST counts as reading."""
    known = [each for each in TABLE.operations.values() if not each.probe]
    posts = [each for each in known if each.method != "GET"]

    assert len(posts) == 6
    assert all(each.effect != "read" for each in posts)


def table(*rules: dict[str, Any], **settings: Any) -> Readings:
    return Readings({"call": Operation("call", "GET", "/v1/call", "read", rules)}, **settings)


def answered(status: int, body: object, kind: str = "application/json") -> Exchange:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return exchange("call", response=Response(status, {"content-type": kind}, content))


BY_STATUS = table(
    {"reading": "busy", "status": [429, "500-599"]},
    {"reading": "unauthorised", "status": [401, 403]},
    {"reading": "absent", "status": [404]},
    {"reading": "accepted", "status": [204], "body": ["none"]},
    {"reading": "accepted", "status": [200], "body": ["object", "array"]},
    {"reading": "accepted", "status": [200], "type": ["text/csv"], "body": ["other", "none"]},
    {"reading": "rejected", "status": ["400-499"]},
)


@pytest.mark.parametrize(
    ("status", "body", "kind", "expected"),
    [
        (200, {"id": 1}, "application/json", "accepted"),
        (200, [], "application/json", "accepted"),
        (200, 7, "application/json", "garbled"),
        (200, b"", "application/json", "garbled"),
        (200, b"<html>", "text/html", "garbled"),
        (200, b"Id,Email\r\n", "Text/CSV; charset=utf-8", "accepted"),
        (200, b"", "text/csv", "accepted"),
        (200, b"Id,Email\r\n", "application/json", "garbled"),
        (204, b"", "", "accepted"),
        (204, {}, "application/json", "garbled"),
        (401, b"", "", "unauthorised"),
        (403, b"<html>", "text/html", "unauthorised"),
        (404, {"message": "No"}, "application/json", "absent"),
        (422, b"", "", "rejected"),
        (429, b"", "", "busy"),
        (500, b"", "", "busy"),
        (301, {}, "application/json", "garbled"),
    ],
)
def test_a_vendor_that_speaks_in_statuses(
    status: int, body: object, kind: str, expected: str
) -> None:
    """Status, content type and kind of body decide where there is no envelope."""
    assert BY_STATUS.read(answered(status, body, kind))[0] == expected


@pytest.mark.parametrize(
    ("places", "body", "expected"),
    [
        ([{"at": "/details/applicationError/code"}], {"message": "No"}, []),
        (
            [{"at": "/details/applicationError/code"}],
            {"details": {"applicationError": {"code": "NOT_FOUND"}}},
            ["NOT_FOUND"],
        ),
        (
            [{"at": "/message", "pattern": r"\bERROR_[A-Z0-9_]+\b"}],
            {"message": "Error: ERROR_PROGRAM_NOT_FOUND."},
            ["ERROR_PROGRAM_NOT_FOUND"],
        ),
        ([{"at": "/message", "pattern": "ERROR_[A-Z]+"}], {"message": None}, []),
        ([{"at": "/a"}, {"at": "/b/*/c"}], {"a": 1, "b": [{"c": 2}, {}, 3]}, ["1", "2"]),
        ([{"at": "/a"}], b"<html>", []),
    ],
)
def test_where_error_codes_stand(
    places: list[dict[str, str]], body: object, expected: list[str]
) -> None:
    """A table says in which members its vendor puts error codes."""
    known = table({"reading": "rejected", "status": [400]}, codes=tuple(places))

    assert known.read(answered(400, body)) == ("rejected", expected)


def test_a_prefix_stands_in_for_the_tables_own() -> None:
    """A target may offer the operations below another prefix; a table without one has none."""
    free, bound = table(prefix="/v1"), table()

    assert free.path_of(free.operations["call"], None) == "/v1/call"
    assert free.path_of(free.operations["call"], "/api/v3") == "/api/v3/call"
    assert bound.path_of(bound.operations["call"], "/api/v3") == "/v1/call"
