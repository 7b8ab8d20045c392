"""
The published client of Wix, unchanged, against the reference implementation.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from conformance.serving import served
from conformance.vendors.wix.reference import EXAMPLE_APP, EXAMPLE_CREDENTIALS, Wix

PACKAGES = ("@wix/sdk@^1.21", "@wix/auto_sdk_online-programs_programs@~1.0.33")
SCRIPT = Path(__file__).with_name("wix_sdk.mjs")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script beside the packages that it needs, in a folder that does not outlive the tests."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("needs node and npm, which come with Node.js")
    folder = tmp_path_factory.mktemp("client")
    options = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"]
    (folder / "package.json").write_text('{"private": true}')
    try:
        install = subprocess.run(
            [npm, "install", *options, "--fetch-retries=1", *PACKAGES],
            cwd=folder, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.skip("the npm registry did not give the client of Wix within 120 seconds")
    if install.returncode:
        pytest.skip("the npm registry did not answer: the client of Wix can't be installed")
    return Path(shutil.copy(SCRIPT, folder))


@pytest.fixture(scope="module")
def told(client: Path) -> dict[str, Any]:
    """What the client says that it was given."""
    words = [EXAMPLE_CREDENTIALS["owner"], *EXAMPLE_APP.values()]
    with served(Wix()) as url:
        life = subprocess.run(
            ["node", client, url, *words], capture_output=True, text=True, timeout=60, check=False
        )
    assert life.returncode == 0, life.stderr
    whole: dict[str, Any] = json.loads(life.stdout)
    return whole


def test_creates_drafts(told: dict[str, Any]) -> None:
    """What it made are drafts, and its dates and page are readable to it."""
    first = told["made"][0]

    assert [program["status"] for program in told["made"]] == ["DRAFT"] * 3
    assert first["description"] == {"title": "Client One", "details": "Made by the client."}
    assert first["_createdDate"].endswith("Z")
    assert first["seo"]["url"].startswith("https://")
    assert first["price"]["value"] == "3.50"


def test_pages_to_the_end(told: dict[str, Any]) -> None:
    """It follows the cursor until there is none."""
    assert told["pages"] == [told["ids"][:2], told["ids"][2:]]


def test_publishes_ends_and_archives(told: dict[str, Any]) -> None:
    """Each transition comes back with the program in its new status."""
    statuses = [told[step]["program"]["status"] for step in ("published", "ended", "archived")]

    assert statuses == ["PUBLISHED", "ENDED", "ARCHIVED"]
    assert told["archived"]["program"]["seo"]["slug"] == told["ids"][0]


def test_identities_see_what_is_theirs(told: dict[str, Any]) -> None:
    """A visitor and an app fetch tokens of their own, and see by them."""
    assert told["seen"] == {"published": "Client One", "draft": "NOT_FOUND", "appSees": "DRAFT"}


def test_updates_duplicates_and_refusals(told: dict[str, Any]) -> None:
    """An update needs the latest revision; a bulk update and a duplicate are unwrapped."""
    [result] = told["bulk"]["results"]

    assert told["updated"]["description"]["title"] == "Renamed"
    assert told["updated"]["description"]["details"] == "Made by the client."
    assert told["stale"] == "ABORTED"
    assert (result["itemMetadata"]["success"], result["item"]["shouldSendInvoice"]) == (True, True)
    assert told["duplicate"]["program"]["seo"]["slug"] == told["duplicate"]["program"]["_id"]


def test_counts_searches_and_deletes(told: dict[str, Any]) -> None:
    """All three are counted, the renamed ones are found, and none is left after all."""
    assert told["counted"] == {"count": 3}
    assert told["ids"][1] in {program["_id"] for program in told["found"]["programs"]}
    assert told["left"] == {"count": 0}
