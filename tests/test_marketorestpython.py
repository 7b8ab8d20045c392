"""
The public client marketorestpython, unchanged, against the reference implementation.
"""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
import uvicorn
from marketorestpython.client import MarketoClient
from marketorestpython.helper.exceptions import MarketoException

from conformance.vendors.marketo.reference import EXAMPLE_CREDENTIALS, Marketo

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def client() -> Iterator[MarketoClient]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(Marketo(), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.002)
    client = MarketoClient("000-REF-000", **EXAMPLE_CREDENTIALS)
    client.host = f"http://127.0.0.1:{listener.getsockname()[1]}"
    yield client
    server.should_exit = True
    thread.join()
    listener.close()


def test_browses_to_the_end(client: MarketoClient) -> None:
    """Its loop stops at the last page."""
    programs = client.execute(method="browse_programs", maxReturn=200)

    assert len({program["id"] for program in programs}) == len(programs) >= 230


def test_the_life_of_a_program(client: MarketoClient) -> None:
    """It creates, finds, updates, clones and deletes, in its own notations."""
    tags = {"Business Unit": "Platform", "Audience": "Partners"}
    costs = [{"startDate": "2026-01-01", "cost": 100, "note": "Bob's booth"}]
    (made,) = client.execute(
        method="create_program", folderId=13, folderType="Folder", name="Partner Update",
        type="Default", channel="Content", description="June", tags=tags, costs=costs,
    )  # fmt: skip
    (by_id,) = client.execute(method="get_program_by_id", id=made["id"])
    (by_name,) = client.execute(method="get_program_by_name", name="Partner Update")
    by_tag = client.execute(
        method="get_program_by_tag_type", tagType="Audience", tagValue="Partners"
    )
    (clone,) = client.execute(
        method="clone_program", id=made["id"], name="Partner Update July", folderId=13,
        folderType="Folder", description="July",
    )  # fmt: skip
    (updated,) = client.execute(
        method="update_program", id=clone["id"], tags={"Audience": "Prospects"}
    )

    assert by_id == made
    assert by_id["costs"] == costs
    assert by_name["id"] == made["id"]
    assert [program["id"] for program in by_tag] == [made["id"]]
    assert clone["description"] == "July"
    assert updated["tags"] == [{"tagType": "Audience", "tagValue": "Prospects"}]
    for program in (made, clone):
        deleted = client.execute(method="delete_program", id=program["id"])
        assert deleted == [{"id": program["id"]}]
        with pytest.raises(KeyError):  # how it says that nothing was found
            client.execute(method="get_program_by_id", id=program["id"])


def test_a_refusal_is_an_exception(client: MarketoClient) -> None:
    """It reads code and message of the first error."""
    with pytest.raises(MarketoException) as refused:
        client.approve_program(id=1001)

    assert refused.value.code == "709"


def test_surroundings(client: MarketoClient) -> None:
    """Channels, tag types, folders and leads, its DELETE with a body among them."""
    (folder,) = client.execute(
        method="create_folder", name="June", parentId=13, parentType="Folder"
    )
    lead = client.execute(
        method="create_update_leads", leads=[{"email": "eve@example.com"}], lookupField="email"
    )[0]

    assert len(client.execute(method="get_channels")) >= 5
    assert len(client.execute(method="get_tags")) >= 3
    assert client.execute(method="delete_folder", id=folder["id"]) == [{"id": folder["id"]}]
    assert client.execute(method="delete_lead", id=[lead["id"]])[0]["status"] == "deleted"


def test_members(client: MarketoClient) -> None:
    """It describes members, and is told that two leads are none."""
    (described,) = client.execute(method="describe_program_member")
    leads = client.execute(
        method="create_update_leads",
        leads=[{"email": "ivy@example.com"}, {"email": "joe@example.com"}],
        lookupField="email",
    )
    rows = [{"leadId": lead["id"], "registrationCode": "A-7"} for lead in leads]
    answer = client.sync_program_member_data(id=1001, input=rows)

    assert "registrationCode" in {field["name"] for field in described["fields"]}
    assert [row["status"] for row in answer] == ["skipped", "skipped"]
