"""
The reference implementation of the Marketo Programs API, over real HTTP.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import requests
import uvicorn

from conformance.vendors.marketo.reference import EXAMPLE_CREDENTIALS, Marketo

if TYPE_CHECKING:
    from collections.abc import Iterator

ASSET = "/rest/asset/v1"
NOTHING = ["No assets found for the given search criteria."]


@contextmanager
def served(instance: Marketo) -> Iterator[str]:
    """Serves an instance on loopback, on a socket whose protocol is named: else 40 ms a request."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(instance, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.002)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


class Caller:
    """A client that knows nothing but how to send."""

    def __init__(self, instance: Marketo, url: str) -> None:
        self.instance = instance
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["Authorization"] = f"Bearer {self.token().json()['access_token']}"

    def token(self, **changed: str) -> requests.Response:
        asked = {"grant_type": "client_credentials", **EXAMPLE_CREDENTIALS, **changed}
        return self.session.get(f"{self.url}/identity/oauth/token", params=asked)

    def get(self, path: str, **parameters: Any) -> dict[str, Any]:
        return self.session.get(self.url + ASSET + path, params=parameters).json()

    def post(self, path: str, **fields: Any) -> dict[str, Any]:
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in fields.items()}
        return self.session.post(self.url + ASSET + path, data=form).json()

    def create(self, **changed: Any) -> dict[str, Any]:
        folder = {"id": self.instance.fixtures()["folder_id"], "type": "Folder"}
        asked = {"folder": folder, "name": f"Launch {uuid.uuid4()}", "type": "Default"}
        return self.post("/programs.json", **{**asked, "channel": "Content", **changed})

    def created(self, **changed: Any) -> dict[str, Any]:
        return self.create(**changed)["result"][0]

    def nested(self, parent: int, **changed: Any) -> dict[str, Any]:
        return self.create(folder={"id": parent, "type": "Program"}, **changed)


@pytest.fixture(scope="module")
def marketo() -> Iterator[Caller]:
    instance = Marketo()
    with served(instance) as url:
        caller = Caller(instance, url)
        yield caller
        caller.session.close()


def codes(answer: dict[str, Any]) -> list[str]:
    assert answer["success"] is False
    return [error["code"] for error in answer["errors"]]


class TestToken:
    def test_a_grant_has_four_members(self, marketo: Caller) -> None:
        """A token comes with its type, its scope and the seconds that it has left."""
        grant = marketo.token().json()

        assert set(grant) == {"access_token", "token_type", "expires_in", "scope"}
        assert 0 < grant["expires_in"] <= 3600

    def test_the_token_is_reused(self, marketo: Caller) -> None:
        """A form gets the token that the query got."""
        form = {"grant_type": "client_credentials", **EXAMPLE_CREDENTIALS}
        posted = marketo.session.post(f"{marketo.url}/identity/oauth/token", data=form)

        assert posted.json()["access_token"] == marketo.token().json()["access_token"]

    def test_wrong_credentials(self, marketo: Caller) -> None:
        """The identity service answers 401, in its own words."""
        refused = marketo.token(client_secret="wrong")

        assert refused.status_code == 401
        assert refused.json()["error"] == "invalid_client"

    def test_a_token_expires(self) -> None:
        """After an hour there is another token, and the old one gets a 602."""
        clock = [datetime(2026, 1, 1, tzinfo=UTC)]
        instance = Marketo(clock=lambda: clock[0])
        with served(instance) as url:
            caller = Caller(instance, url)
            first = caller.token().json()
            clock[0] += timedelta(minutes=50)
            second = caller.token().json()
            clock[0] += timedelta(minutes=11)

            assert (first["expires_in"], second["expires_in"]) == (3600, 600)
            assert codes(caller.get("/programs.json")) == ["602"]
            assert caller.token().json()["access_token"] != first["access_token"]
            caller.session.close()

    @pytest.mark.parametrize(
        ("header", "code"), [(None, "600"), ("Bearer ", "600"), ("Bearer made-up", "601")]
    )
    def test_no_good_token(self, marketo: Caller, header: str | None, code: str) -> None:
        """Refused in the envelope, with HTTP 200, and nothing is created."""
        count = len(marketo.instance.programs)
        headers = {"Authorization": header} if header else {}
        answer = requests.post(
            f"{marketo.url}{ASSET}/programs.json", data={"name": "x"}, headers=headers, timeout=5
        )

        assert answer.status_code == 200
        assert codes(answer.json()) == [code]
        assert len(marketo.instance.programs) == count


class TestEnvelope:
    def test_success(self, marketo: Caller) -> None:
        """An answer has the five members, and says what it is."""
        answer = marketo.session.get(f"{marketo.url}{ASSET}/programs.json")
        body = answer.json()

        assert answer.headers["content-type"] == "application/json;charset=UTF-8"
        assert list(body) == ["success", "errors", "requestId", "warnings", "result"]
        assert re.fullmatch(r"[0-9a-f]{1,5}#[0-9a-f]{11}", body["requestId"])

    def test_nothing_found(self, marketo: Caller) -> None:
        """An empty answer has a warning and no result."""
        answer = marketo.get("/program/99999999.json")

        assert answer["success"] is True
        assert answer["warnings"] == NOTHING
        assert "result" not in answer

    def test_unknown_path_and_wrong_method(self, marketo: Caller) -> None:
        """Both are refused in the envelope."""
        assert codes(marketo.get("/nowhere.json")) == ["610"]
        assert codes(marketo.post("/program/byTag.json")) == ["605"]


class TestReading:
    def test_a_program_in_full(self, marketo: Caller) -> None:
        """By id a program comes with tags and costs."""
        id_ = marketo.instance.fixtures()["existing_program_id"]
        (program,) = marketo.get(f"/program/{id_}.json")["result"]

        assert program["tags"] == [{"tagType": "Business Unit", "tagValue": "Analytics"}]
        assert program["costs"] == [{"startDate": "2023-01-01", "cost": 250, "note": "Agency fee"}]
        assert program["url"] == f"https://app-ref.marketo.com/#PG{id_}A1"
        assert re.fullmatch(r"2023-\d\d-\d\dT\d\d:\d\d:\d\dZ\+0000", program["createdAt"])

    def test_tags_and_costs_on_request(self, marketo: Caller) -> None:
        """By name they come only when asked for."""
        name = marketo.instance.programs[1001].name
        (bare,) = marketo.get("/program/byName.json", name=name)["result"]
        (full,) = marketo.get(
            "/program/byName.json", name=name, includeTags="true", includeCosts="true"
        )["result"]

        assert set(full) - set(bare) == {"tags", "costs"}
        assert marketo.get("/program/byName.json", name=name[:-1])["warnings"] == NOTHING
        assert codes(marketo.get("/program/byName.json")) == ["1002"]

    @pytest.mark.parametrize(("asked", "got"), [({}, 20), ({"maxReturn": 200}, 200)])
    def test_pages(self, marketo: Caller, asked: dict[str, int], got: int) -> None:
        """A page has 20 programs, or as many as asked for."""
        browsed = marketo.get("/programs.json", **asked)["result"]
        tagged = marketo.get(
            "/program/byTag.json", tagType="Business Unit", tagValue="Analytics", **asked
        )["result"]

        assert (len(browsed), len(tagged)) == (got, got)
        assert "tags" not in browsed[0]
        assert "tags" in tagged[0]

    def test_pages_end(self, marketo: Caller) -> None:
        """Pages cover every program once; behind the last one there is nothing."""
        pages = [marketo.get("/programs.json", maxReturn=150, offset=o) for o in (0, 150, 3000)]
        ids = [program["id"] for page in pages[:2] for program in page["result"]]

        assert len(set(ids)) == len(ids) >= 230
        assert pages[2]["warnings"] == NOTHING
        assert codes(marketo.get("/programs.json", maxReturn=201)) == ["1003"]
        assert codes(marketo.get("/programs.json", maxReturn="many")) == ["1001"]

    @pytest.mark.parametrize("status", ["on", "off", "unlocked"])
    def test_status(self, marketo: Caller, status: str) -> None:
        """Only programs of the status come back."""
        found = marketo.get("/programs.json", status=status)["result"]

        assert {program["status"] for program in found} == {status}

    @pytest.mark.parametrize(
        ("earliest", "latest", "found"),
        [
            ("2024-01-31T23:00:00Z", "2024-02-01T01:00:00Z", True),  # created
            ("2024-06-30T19:00:00-05:00", "2024-06-30T19:00:00.000-05:00", True),  # updated
            ("2024-02-02T00:00:00Z", "2024-06-30T00:00:00+00:00", False),
            ("2024-07-02T00:00:00Z+0000", "2024-12-31T00:00:00Z", False),
        ],
    )
    def test_window(self, earliest: str, latest: str, *, found: bool) -> None:
        """A program is found by the moment of its creation or of its last update."""
        instance = Marketo()
        program = instance.programs[1001]
        program.created = datetime(2024, 2, 1, tzinfo=UTC)
        program.updated = datetime(2024, 7, 1, tzinfo=UTC)
        bounds = instance.instant(earliest), instance.instant(latest)

        assert instance.in_window(program, *bounds) is found

    def test_an_offset_with_a_bare_plus(self, marketo: Caller) -> None:
        """Clients forget to encode it; it arrives as a space."""
        window = "earliestUpdatedAt=2023-01-01T00:00:00+00:00&latestUpdatedAt=2023-02-01T00:00:00Z"
        answer = marketo.session.get(f"{marketo.url}{ASSET}/programs.json?{window}").json()

        assert answer["result"][0]["id"] == 1001
        assert codes(marketo.get("/programs.json", earliestUpdatedAt="soon")) == ["704"]

    def test_by_tag(self, marketo: Caller) -> None:
        """All that match, in no order; both parameters are needed."""
        asked = {"tagType": "Business Unit", "tagValue": "Payments"}
        found = marketo.get("/program/byTag.json", **asked)["result"]
        rest = marketo.get("/program/byTag.json", **asked, offset=3)["result"]

        assert {p["tags"][0]["tagValue"] for p in found} == {"Payments"}
        assert len(rest) == len(found) - 3
        assert codes(marketo.get("/program/byTag.json", tagType="Business Unit")) == ["1002"]

    def test_channels_and_tag_types(self, marketo: Caller) -> None:
        """There is a channel for each type; lists in tag types are texts in brackets."""
        channels = marketo.get("/channels.json")["result"]
        (tier,) = marketo.get("/tagType/byName.json", name="Event Tier")["result"]

        assert len({channel["applicableProgramType"] for channel in channels}) == 5
        assert tier["applicableProgramTypes"] == "[event]"
        assert tier["allowableValues"] == "[Flagship, Partner, Field]"
        assert tier["required"] is True
        assert marketo.get("/channel/byName.json", name="Webinar")["result"][0]["id"]


class TestCreation:
    @pytest.mark.parametrize(
        ("kind", "channel", "status", "letters"),
        [
            ("Default", "Content", "", "PG"),
            ("Event", "Roadshow", "", "ME"),
            ("Event with Webinar", "Webinar", "", "ME"),
            ("Engagement", "Nurture", "on", "NP"),
            ("Email", "Email Send", "unlocked", "EBP"),
        ],
    )
    def test_types(
        self, marketo: Caller, kind: str, channel: str, status: str, letters: str
    ) -> None:
        """Each type has its channel, its status and its letters."""
        tags = [{"tagType": "Event Tier", "tagValue": "Field"}] if kind == "Event" else []
        program = marketo.created(type=kind, channel=channel, tags=tags)

        assert (program["type"], program["status"]) == (kind, status)
        assert f"#{letters}{program['id']}A1" in program["url"]
        assert marketo.get(f"/program/{program['id']}.json")["result"] == [program]

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"folder": ""}, "1001"),
            ({"name": " "}, "701"),
            ({"folder": {"id": 9999, "type": "Folder"}}, "710"),
            ({"type": "Seminar"}, "709"),
            ({"channel": "Billboard"}, "709"),
            ({"channel": "Nurture"}, "709"),
            ({"type": "Event", "channel": "Roadshow"}, "709"),
            ({"tags": [{"tagType": "Business Unit", "tagValue": "Catering"}]}, "709"),
            ({"costs": "{["}, "1001"),
            ({"costs": [{"cost": 5}]}, "1001"),
            ({"name": "Newsletter March 2024"}, "709"),
        ],
    )
    def test_refusals(self, marketo: Caller, changed: dict[str, Any], code: str) -> None:
        """What is refused leaves nothing behind."""
        count = len(marketo.instance.programs)

        assert codes(marketo.create(**changed)) == [code]
        assert len(marketo.instance.programs) == count

    @pytest.mark.parametrize("missing", ["folder", "name", "type", "channel"])
    def test_required(self, marketo: Caller, missing: str) -> None:
        """Four parameters have to be there."""
        asked = {"folder": {"id": 13, "type": "Folder"}, "name": "n", "type": "Default"}
        asked["channel"] = "Content"
        del asked[missing]

        assert codes(marketo.post("/programs.json", **asked)) == ["1002"]

    def test_json_and_query(self, marketo: Caller) -> None:
        """Parameters may come as JSON, or in the query of a POST, nearly in JSON."""
        url = f"{marketo.url}{ASSET}/programs.json"
        asked = {"name": "Sent as JSON", "type": "Default", "channel": "Content"}
        whole = {**asked, "folder": {"id": 13, "type": "Folder"}}
        sent = marketo.session.post(url, json=whole).json()
        asked |= {"name": "Sent in the query", "folder": "{'id': '13', 'type': Folder}"}
        asked["tags"] = "[{'tagType': 'Business Unit', 'tagValue': 'Platform'}]"
        queried = marketo.session.post(url, params=asked).json()

        assert sent["result"][0]["name"] == "Sent as JSON"
        assert queried["result"][0]["tags"][0]["tagValue"] == "Platform"
        junk = marketo.session.post(url, data="{", headers={"Content-Type": "application/json"})
        assert codes(junk.json()) == ["609"]

    def test_nesting(self, marketo: Caller) -> None:
        """An Engagement holds other types, a Default only Email programs, an Email none."""
        engagement = marketo.created(type="Engagement", channel="Nurture")["id"]
        default = marketo.nested(engagement)["result"][0]
        email = marketo.nested(default["id"], type="Email", channel="Email Send")["result"][0]

        assert email["folder"]["value"] == default["id"]
        assert codes(marketo.nested(default["id"])) == ["711"]
        assert codes(marketo.nested(email["id"], type="Email", channel="Email Send")) == ["711"]
        assert codes(marketo.nested(engagement, type="Engagement", channel="Nurture")) == ["711"]


class TestChanges:
    def test_costs(self, marketo: Caller) -> None:
        """Costs are appended, replaced, cleared; without them nothing else changes."""
        first = [{"startDate": "2026-01-01", "cost": 10}]
        second = [{"startDate": "2026-02-01T05:00:00Z", "cost": 20, "note": "Ads"}]
        program = marketo.created(costs=first, description="Kept")
        path = f"/program/{program['id']}.json"
        marketo.post(path, costs=second)
        appended = marketo.post(path, name=program["name"])["result"][0]
        replaced = marketo.post(path, costs=second, costsDestructiveUpdate="true")["result"][0]
        cleared = marketo.post(path, costsDestructiveUpdate="true")["result"][0]

        assert [cost["cost"] for cost in appended["costs"]] == [10, 20]
        assert replaced["costs"] == [{"startDate": "2026-02-01", "cost": 20, "note": "Ads"}]
        assert cleared["costs"] == []
        assert cleared["description"] == "Kept"

    def test_type_and_channel_stay(self, marketo: Caller) -> None:
        """Another type is refused, the same one is not."""
        path = f"/program/{marketo.created()['id']}.json"

        assert codes(marketo.post(path, type="Email")) == ["709"]
        assert codes(marketo.post(path, channel="Online Advertising")) == ["709"]
        assert marketo.post(path, channel="Content")["success"] is True

    def test_tags(self, marketo: Caller) -> None:
        """Tags that are sent replace the optional ones; a required one stays."""
        tags = {"Event Tier": "Field", "Business Unit": "Payments"}
        rows = [{"tagType": name, "tagValue": value} for name, value in tags.items()]
        program = marketo.created(type="Event", channel="Roadshow", tags=rows)
        updated = marketo.post(f"/program/{program['id']}.json", tags=[])["result"][0]

        assert updated["tags"] == rows[:1]

    def test_approval(self, marketo: Caller) -> None:
        """One Email program is ready; the others lack one thing each."""
        fixtures = marketo.instance.fixtures()
        ready = fixtures["email_ready_program_id"]

        assert marketo.post(f"/program/{ready}/approve.json")["result"] == [{"id": ready}]
        assert marketo.get(f"/program/{ready}.json")["result"][0]["status"] == "locked"
        assert marketo.post(f"/program/{ready}/unapprove.json")["success"] is True
        assert codes(marketo.post(f"/program/{ready}/unapprove.json")) == ["709"]
        for key in ("start_date", "end_date", "assets"):
            id_ = fixtures[f"email_without_{key}_program_id"]
            assert codes(marketo.post(f"/program/{id_}/approve.json")) == ["709"]
        assert codes(marketo.post("/program/1001/approve.json")) == ["709"]

    def test_clone(self, marketo: Caller) -> None:
        """A clone is a program of its own."""
        folder = {"id": 13, "type": "Folder"}
        source = marketo.created(costs=[{"startDate": "2026-01-01", "cost": 10}])
        (clone,) = marketo.post(
            f"/program/{source['id']}/clone.json", name="n" * 255, folder=folder
        )["result"]
        marketo.post(f"/program/{clone['id']}.json", costsDestructiveUpdate="true")

        assert clone["id"] != source["id"]
        assert clone["type"] == source["type"]
        assert marketo.get(f"/program/{source['id']}.json")["result"] == [source]

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"name": "m" * 256}, "709"),
            ({"name": "Newsletter March 2024"}, "709"),
            ({"folder": {"id": 1001, "type": "Program"}}, "711"),
            ({"folder": {"id": 21, "type": "Folder"}}, "709"),
            ({"folder": {"id": 9999, "type": "Folder"}}, "710"),
        ],
    )
    def test_refused_clones(self, marketo: Caller, changed: dict[str, Any], code: str) -> None:
        """Names are unique and not too long; folders are Folders of the same workspace."""
        asked = {"name": "Second Try", "folder": {"id": 13, "type": "Folder"}, **changed}

        assert codes(marketo.post("/program/1001/clone.json", **asked)) == [code]

    def test_what_cannot_be_cloned(self, marketo: Caller) -> None:
        """Five programs contain, or are, what this call can't clone."""
        folder = {"id": 13, "type": "Folder"}
        ids = marketo.instance.fixtures()["unclonable_program_ids"]
        answers = [
            marketo.post(f"/program/{id_}/clone.json", name=f"Copy {id_}", folder=folder)
            for id_ in ids  # type: ignore[attr-defined]
        ]

        assert [codes(answer) for answer in answers] == [["709"]] * 5

    def test_delete(self, marketo: Caller) -> None:
        """What is nested goes too; a second time there is nothing to delete."""
        parent = marketo.created()["id"]
        child = marketo.nested(parent, type="Email", channel="Email Send")["result"][0]["id"]

        assert marketo.post(f"/program/{parent}/delete.json")["result"] == [{"id": parent}]
        assert marketo.get(f"/program/{child}.json")["warnings"] == NOTHING
        assert codes(marketo.post(f"/program/{parent}/delete.json")) == ["702"]


class TestSurroundings:
    def test_folders(self, marketo: Caller) -> None:
        """Folders can be found, made, filled and deleted when empty."""
        zones = marketo.get("/folders.json", maxDepth=0)["result"]
        parent = {"id": marketo.instance.fixtures()["folder_id"], "type": "Folder"}
        (made,) = marketo.post("/folders.json", name="Spring Push", parent=parent)["result"]
        place = {"id": made["id"], "type": "Folder"}
        program = marketo.created(folder=place)
        content = marketo.get(f"/folder/{made['id']}/content.json", type="Folder")["result"]
        path = f"/folder/{made['id']}/delete.json"

        assert [zone["workspace"] for zone in zones] == ["Default", "Europe"]
        assert made["path"] == "/Default/Campaigns/Spring Push"
        assert marketo.get("/folder/byName.json", name="Spring Push")["result"] == [made]
        assert content == [{"id": program["id"], "type": "Program"}]
        assert codes(marketo.post(path)) == ["709"]
        marketo.post(f"/program/{program['id']}/delete.json")
        assert marketo.post(path)["result"] == [{"id": made["id"]}]
        assert marketo.get(f"/folder/{made['id']}.json", type="Folder")["warnings"] == NOTHING

    def test_leads(self, marketo: Caller) -> None:
        """Leads live in the other envelope."""
        url = f"{marketo.url}/rest/v1"
        people = {"input": [{"email": "ada@example.com"}, {"email": "bob@example.com"}]}
        made = marketo.session.post(f"{url}/leads.json", json=people).json()
        ids = [row["id"] for row in made["result"]]
        found = marketo.session.get(
            f"{url}/leads.json", params={"filterType": "email", "filterValues": "ada@example.com"}
        ).json()
        gone = marketo.session.delete(f"{url}/leads.json", json={"input": [{"id": ids[0]}]}).json()
        also = marketo.session.post(f"{url}/leads/delete.json", params={"id": ids[1]}).json()

        assert set(made) == {"requestId", "result", "success"}
        assert found["result"][0]["id"] == ids[0]
        assert [gone["result"][0]["status"], also["result"][0]["status"]] == ["deleted"] * 2
        assert codes(marketo.session.get(f"{url}/lead/{ids[0]}.json").json()) == ["1004"]


def test_instances_are_cheap_and_apart() -> None:
    """Dozens are made at a time, and none sees another's programs."""
    started = time.perf_counter()
    instances = [Marketo() for _ in range(10)]

    assert time.perf_counter() - started < 0.5
    instances[0].remove(instances[0].programs[1001])
    assert 1001 in instances[1].programs
