"""
What the reference implementation of Wix is like inside; how it answers is held by the suite itself.
"""

import json
import re
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from conformance.serving import served
from conformance.target import example, load
from conformance.vendors.wix.reference import (
    EXAMPLE_APP,
    EXAMPLE_CREDENTIALS,
    Call,
    Json,
    Program,
    Wix,
)
from conformance.vendors.wix.vendor import missing_credentials, secrets

NOON = datetime(2026, 3, 7, 17, tzinfo=UTC)  # in New York, the day before summer time begins there
OWNER = EXAMPLE_CREDENTIALS["owner"]


def answer(wix: Wix, operation: str, id_: str = "", body: Any = None, token: str = OWNER) -> Any:
    """What an operation answers: its status, and its document."""
    path = {"id": id_} if id_ else {}
    response = wix.respond(Call(operation, path, token or None, body))
    return response.status_code, json.loads(bytes(response.body))


def made(wix: Wix, *, start: str, days: int, **fields: Any) -> Program:
    """A scheduled program that was published."""
    timeline = {"selfPaced": False, "startDate": start, "durationInDays": days}
    _, document = answer(wix, "create_program", body={"program": {"timeline": timeline, **fields}})
    status, _ = answer(wix, "publish_program", document["program"]["id"])
    assert status == 200
    return wix.programs[document["program"]["id"]]


@pytest.fixture
def wix() -> Wix:
    return Wix(clock=lambda: NOON)


def test_a_program_ends_at_midnight_where_the_site_is(wix: Wix) -> None:
    """Not a moment before, also where a day of the period has 23 hours."""
    program = made(wix, start="2026-03-08", days=2)
    wix.move({"seconds": (timedelta(days=3) - timedelta(hours=17 - 4)).total_seconds() - 1})
    before = answer(wix, "get_program", program.id)[1]["program"]["status"]
    wix.move({"seconds": 1})
    after = answer(wix, "get_program", program.id)[1]["program"]["status"]

    assert program.ends == datetime(2026, 3, 10, 4, tzinfo=UTC)
    assert (before, after) == ("PUBLISHED", "ENDED")
    assert program.status_updated == wix.now()


@pytest.mark.parametrize(
    ("zone", "ends"), [("Pacific/Kiritimati", 10), ("UTC", 24), ("Pacific/Pago_Pago", 35)]
)
def test_the_end_depends_on_the_zone(wix: Wix, zone: str, ends: int) -> None:
    """The further east a site is, the earlier a date is over."""
    wix.move({"timezone": zone})
    program = made(wix, start="2026-03-20", days=1)

    assert program.ends == datetime(2026, 3, 20, tzinfo=UTC) + timedelta(hours=ends)


def test_the_clock_goes_back_where_it_is_reset(wix: Wix) -> None:
    """Time and zone are as they were; what ended in between has ended."""
    program = made(wix, start="2026-03-08", days=2)
    wix.move({"timezone": "Asia/Tokyo"})
    wix.move({"seconds": 10 * 86_400})
    answer(wix, "count_programs")
    wix.move({"reset": True})

    assert (wix.now(), wix.today(), wix.zone.key) == (NOON, date(2026, 3, 7), "America/New_York")
    assert program.status == "ENDED"


@pytest.mark.parametrize(
    "wish",
    [{"seconds": -1}, {"seconds": "soon"}, {"timezone": "Mars/Base"}, {"timezone": 7}, [], None],
)
def test_a_wish_that_makes_no_sense_moves_nothing(wix: Wix, wish: Any) -> None:
    """The clock is where it was, and the hook is declined."""
    assert wix.move(wish) is None
    assert wix.now() == NOON


@pytest.mark.parametrize("days", [None, 0, -3, 10**9])
def test_a_program_without_an_end_has_no_end(wix: Wix, days: Any) -> None:
    """Without a number of days that leads to a date, nothing ends by itself."""
    assert made(wix, start="2026-03-08", days=days).ends is None


def test_a_start_is_judged_by_the_calendar_of_the_site(wix: Wix) -> None:
    """Where it is tomorrow already, today lies in the past."""
    content: Json = {"timeline": {"selfPaced": False, "startDate": "2026-03-07"}}
    at_home = wix.starts_in_the_past(content)
    wix.move({"timezone": "Pacific/Kiritimati"})

    assert (at_home, wix.starts_in_the_past(content)) == (False, True)


def test_a_cursor_survives_what_happens_between_two_pages(wix: Wix) -> None:
    """A program that is new, or gone, neither repeats nor hides another one."""
    first = answer(wix, "query_programs", body={"query": {"cursorPaging": {"limit": 5}}})[1]
    answer(wix, "create_program", body={"program": {}})
    answer(wix, "delete_program", first["programs"][0]["id"])
    paging = {"cursor": first["pagingMetadata"]["cursors"]["next"], "limit": 100}
    rest = answer(wix, "query_programs", body={"query": {"cursorPaging": paging}})[1]
    ids = [program["id"] for program in (*first["programs"], *rest["programs"])]

    assert len(ids) == len(set(ids)) == 21


def test_a_cursor_shows_nobody_more_than_is_theirs(wix: Wix) -> None:
    """A cursor of the owner's, in the hands of a visitor, leads through what visitors may see."""
    first = answer(wix, "query_programs", body={"query": {"cursorPaging": {"limit": 1}}})[1]
    paging = {"cursor": first["pagingMetadata"]["cursors"]["next"], "limit": 100}
    rest = answer(wix, "query_programs", body={"query": {"cursorPaging": paging}}, token="")[1]

    assert {program["status"] for program in rest["programs"]} == {"PUBLISHED", "ENDED"}
    assert "SECRET" not in {p["restrictions"]["accessType"] for p in rest["programs"]}


@pytest.mark.parametrize("mask", ["description.title", {"paths": ["description.title"]}])
def test_a_mask_says_what_changes(wix: Wix, mask: Any) -> None:
    """What it does not name stays, though the body has it; what the body lacks is cleared."""
    description = {"title": "Old", "details": "Kept"}
    _, document = answer(wix, "create_program", body={"program": {"description": description}})
    program = document["program"]
    change = {"id": program["id"], "revision": "1", "description": {"title": "New", "details": "x"}}
    item = {"program": change, "fieldMask": mask}
    _, bulk = answer(wix, "bulk_update_programs", body={"programs": [item], "returnEntity": True})
    cleared = {"program": {"id": program["id"], "revision": 2}, "fieldMask": "description.details"}
    answer(wix, "bulk_update_programs", body={"programs": [cleared]})

    assert bulk["results"][0]["item"]["description"] == {"title": "New", "details": "Kept"}
    assert wix.programs[program["id"]].content["description"] == {"title": "New", "details": None}


def test_an_image_takes_the_place_of_a_video(wix: Wix) -> None:
    """A program has one of them."""
    video = {"video": {"id": "v1"}}
    _, document = answer(wix, "create_program", body={"program": {"description": video}})
    id_ = document["program"]["id"]
    change = {"revision": "1", "description": {"image": {"id": "i1", "url": "https://a.b/c.png"}}}
    _, updated = answer(wix, "update_program", id_, {"program": change})
    status, _ = answer(
        wix, "create_program", body={"program": {"description": {**video, "image": {"id": "i"}}}}
    )

    assert "video" not in updated["program"]["description"]
    assert updated["program"]["seo"]["imageUrl"] == "https://a.b/c.png"
    assert status == 400


def test_tokens_are_granted_to_whom_they_are_due(wix: Wix) -> None:
    """A visitor gets one for the asking, an app for its secret; a refresh keeps who one is."""
    wrong = EXAMPLE_APP | {"client_secret": "guessed"}
    asked: list[Json] = [
        {"clientId": "x", "grantType": "anonymous"},
        {"instance_id": "x", **EXAMPLE_APP, "grant_type": "client_credentials"},
        {"instance_id": "x", **wrong, "grant_type": "client_credentials"},
        {"grantType": "authorization_code"},
    ]
    with served(wix) as url:
        granted = [requests.post(f"{url}/oauth2/token", json=each, timeout=5) for each in asked]
        again = {"refresh_token": granted[1].json()["refresh_token"], "grant_type": "refresh_token"}
        refreshed = requests.post(f"{url}/oauth2/token", json=again, timeout=5).json()

    assert [reply.status_code for reply in granted] == [200, 200, 401, 401]
    kinds = [wix.tokens[reply.json()["access_token"]].kind for reply in granted[:2]]
    assert [*kinds, wix.tokens[refreshed["access_token"]].kind] == ["visitor", "app", "app"]


HOSTILE = ["", "[", "[]", "7", '{"program": []}', '{"program": 7}', '{"query": {"filter": []}}',
           '{"query": {"sort": 7}}', '{"query": {"cursorPaging": {"cursor": "bm9uZQ=="}}}',
           '{"query": {"filter": {"id": {"$in": [[]]}}}}', '{"programs": [[]]}', '{"programs": 7}',
           '{"programId": []}', '{"joinApplication": {"programId": []}}', "[" * 5000,
           '{"query": {"filter": {"$or": {}}}}', '{"search": {"aggregations": [7]}}',
           '{"query": {"cursorPaging": {"limit": -1}}}', '{"filter": {"status": {"$in": "x"}}}',
           '{"search": {"search": 7, "filter": {"description.title": {"$gt": {}}}}}']  # fmt: skip


def test_no_request_breaks_it(wix: Wix) -> None:
    """Whatever is sent where, it is answered with JSON, and never with a 500."""
    paths = [
        *("programs", "programs/query", "programs/count", "programs/search", "programs/x/publish"),
        *("bulk/programs/update", "categories", "categories/bulk-assign-to-program"),
        *("participants/v3/join-applications", "participants/v3/participants/query"),
    ]
    with served(wix) as url, requests.Session() as session:
        session.headers["Authorization"] = OWNER
        replies = [
            session.post(
                f"{url}/online-programs/{'' if '/v3/' in p else 'v3/'}{p}", body, timeout=5
            )
            for p in paths
            for body in HOSTILE
        ]

    assert {reply.status_code for reply in replies} <= {200, 400, 404}
    assert [reply.text for reply in replies if not isinstance(reply.json(), dict)] == []


def test_an_answer_takes_less_than_a_millisecond(wix: Wix) -> None:
    """One program, and a page of five, by the clock of the processor."""
    program = next(one for one in wix.programs.values() if one.status == "PUBLISHED")
    query = {"query": {"filter": {"status": "DRAFT"}, "cursorPaging": {"limit": 5}}}
    lasted = {}
    for operation, id_, body in (("get_program", program.id, None), ("query_programs", "", query)):
        began = time.thread_time()
        for _ in range(100):
            answer(wix, operation, id_, body)
        lasted[operation] = (time.thread_time() - began) / 100

    assert max(lasted.values()) < 0.001, lasted


def test_the_example_target_file_has_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It loads as it is, and with everything in it switched on."""
    text = example("wix-programs")
    for name in re.findall(r"\$\{(WIX_\w+)\}", text):
        monkeypatch.setenv(name, name.lower())
    (tmp_path / "authorities.pem").write_text("")
    (tmp_path / "as-is.yaml").write_text(text)
    (tmp_path / "on.yaml").write_text(re.sub(r"(?m)^( *)#(?=[A-Za-z_-]+:)", r"\1", text))
    plain, full = load(tmp_path / "as-is.yaml"), load(tmp_path / "on.yaml")

    assert set(plain.auth) == {"owner"}
    assert set(full.auth) == {*EXAMPLE_CREDENTIALS, "visitor", "site_id", "account_id"}
    assert set(full.fixtures) == set(Wix().fixtures())
    assert full.hooks == Wix().hooks()


def test_what_the_engine_is_told_of_credentials() -> None:
    """An owner is needed, and every value is a secret."""
    assert missing_credentials({"member": "m"}) == "owner"
    assert missing_credentials(EXAMPLE_CREDENTIALS) is None
    assert set(secrets({**EXAMPLE_CREDENTIALS, "site_id": "s"})) == {
        *EXAMPLE_CREDENTIALS.values(),
        "s",
    }
