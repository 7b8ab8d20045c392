"""
Several suites in one run, and several vendors behind one URL.
"""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import requests
import yaml
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from conformance import embedding
from conformance.cli import main
from conformance.reading import Operation, Readings
from conformance.reporters import render
from conformance.serving import served
from conformance.suites import SUITES, Suite
from conformance.target import dump, load
from tests.test_plugin import HEAD

FINE = """
@verifies("a.must")
def must_hold(ask):
    assert ask("fine") == "accepted"

@verifies("a.should")
def should_hold(ask):
    assert ask("fine") == "accepted"
"""
BROKEN = FINE.replace('"fine"', '"wrong"')


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """The record of a run of one suite for each of these texts, and what its progress told."""

    def record(*checks: str, **options: Any) -> tuple[dict[str, Any], list[list[int]]]:
        for place, text in enumerate(checks):
            (tmp_path / str(place)).mkdir()
            (tmp_path / str(place) / f"area{place}.py").write_text(HEAD + text)
        done = subprocess.run(
            [sys.executable, "-m", "tests.throwaway", *map(str, sorted(tmp_path.iterdir()))],
            check=False,
            input=json.dumps(options),
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[1],
            timeout=30,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout), json.loads(done.stderr.splitlines()[-1])

    return record


def test_one_record_holds_all_suites(run: Any) -> None:
    """One verdict, results sorted by suite, exchanges of all."""
    record, _ = run(FINE, BROKEN)

    assert record["verdict"] == "nonconformant"
    assert [(r["api"], r["requirement"], r["outcome"]) for r in record["results"]] == [
        ("throwaway", "a.must", "pass"),
        ("throwaway", "a.should", "pass"),
        ("throwaway1", "a.must", "fail"),
        ("throwaway1", "a.should", "warn"),
    ]
    assert record["requests"]["sent"] == len(record["exchanges"]) == 4
    assert [exchange["operation"] for exchange in record["exchanges"]] == [
        *["fine"] * 2,
        *["wrong"] * 2,
    ]
    assert [r["exchanges"] for r in record["results"]] == [[0], [1], [2], [3]]


def test_reports_tell_suites_apart(run: Any) -> None:
    """A line of the summary and a testsuite for each."""
    record, _ = run(FINE, BROKEN)
    text, root = render("terminal", record), ET.fromstring(render("junit", record))

    assert "throwaway: 2 passed\n" in text
    assert "throwaway1: 1 failed, 1 warned, 0 passed\n" in text
    assert [(suite.get("name"), suite.get("tests")) for suite in root] == [
        ("throwaway", "2"),
        ("throwaway1", "2"),
    ]


def test_fail_fast_ends_all_suites(run: Any) -> None:
    """After a fail no other suite is begun, and the run is not complete."""
    record, _ = run(BROKEN, FINE, fail_fast=True)

    assert {result["api"] for result in record["results"]} == {"throwaway"}
    assert not record["complete"]
    assert record["verdict"] == "nonconformant"


def test_progress_goes_on_from_suite_to_suite(run: Any) -> None:
    """What is done grows by one at a time, up to the total."""
    _, told = run(FINE, FINE)

    assert told == [[1, 4], [2, 4], [3, 4], [4, 4]]


OTHER = Suite("wix-programs", "Wix", "the host root", "wix", "programs")


class Other:
    """A reference of another vendor."""

    def __init__(self) -> None:
        paths = ("/online-programs/v3/programs", "/_api/anything", "/__clock")
        self.app = Starlette(routes=[Route(path, self.answer) for path in paths])

    async def answer(self, request: Any) -> PlainTextResponse:
        return PlainTextResponse(f"other {request.url.path}")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)

    def fixtures(self) -> dict[str, Any]:
        return {"member_id": "m"}

    def hooks(self) -> dict[str, Any]:
        return {"reset_clock": {"method": "POST", "path": "/__clock", "json": {"reset": True}}}


@pytest.fixture
def two_vendors(monkeypatch: pytest.MonkeyPatch) -> list[Suite]:
    """Another vendor's suite, registered beside that of Marketo."""
    knows = SimpleNamespace(
        PATHS=("/_api",), reference=Other, example_credentials=lambda: {"owner": "opensesame"}
    )
    operation = Operation("query", "GET", "/online-programs/v3/programs", "read", ())
    vendor, readings = embedding.vendor, embedding.readings
    monkeypatch.setitem(SUITES, OTHER.slug, OTHER)
    monkeypatch.setattr(
        embedding, "vendor", lambda suite: knows if suite is OTHER else vendor(suite)
    )
    monkeypatch.setattr(
        embedding,
        "readings",
        lambda slug: Readings({"query": operation}) if slug == OTHER.slug else readings(slug),
    )
    return [SUITES["marketo-programs"], OTHER]


def test_vendors_share_a_url(two_vendors: list[Suite]) -> None:
    """The first segment of a path says which reference answers; the first takes what is left."""
    instances = embedding.references(two_vendors)
    with served(embedding.mounted(instances)) as url:
        said = {
            path: requests.get(url + path, timeout=5).text
            for path in ("/online-programs/v3/programs", "/_api/anything", "/__clock", "/nowhere")
        }
        browsed = requests.get(f"{url}/rest/asset/v1/programs.json", timeout=5).json()

    assert said.pop("/nowhere").startswith("{")
    assert said == {path: f"other {path}" for path in said}
    assert browsed["errors"][0]["code"] == "600"


def test_a_target_of_several_vendors(two_vendors: list[Suite], tmp_path: Path) -> None:
    """It names each vendor's credentials apart, and holds what all references publish."""
    instances = embedding.references(two_vendors)
    target = embedding.embedded_together(two_vendors, "http://127.0.0.1:9", instances)
    dump(target, tmp_path / "target.yaml")
    read = load(tmp_path / "target.yaml")

    assert read.suites == ("marketo-programs", "wix-programs")
    assert read.credentials("wix") == {"owner": "opensesame"}
    assert "client_id" in read.credentials("marketo")
    assert (read.fixtures["member_id"], "folder_id" in read.fixtures) == ("m", True)
    assert read.hooks == Other().hooks()


def test_suites_of_one_vendor_share_a_reference() -> None:
    """One of each vendor is enough."""
    programs = SUITES["marketo-programs"]

    assert list(embedding.references([programs, programs])) == ["marketo"]


def test_a_suite_that_the_file_does_not_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is a mistake of the user's, and so are credentials that one of several vendors lacks."""
    file = tmp_path / "target.yaml"
    entries = {"name": "t", "url": "https://api.example.com", "auth": {"wix": {"owner": "secret"}}}
    said = []
    for suites, words in ((["wix-programs"], ["marketo-programs"]), (["marketo-programs"], [])):
        file.write_text(yaml.safe_dump({**entries, "suites": suites}))
        line = ["conformance", "run", *words, "--target", str(file)]
        monkeypatch.setattr(sys, "argv", line)
        with pytest.raises(SystemExit) as ended:
            main()
        said.append((ended.value.code, capsys.readouterr().err))

    assert [code for code, _ in said] == [64, 64]
    assert "lists wix-programs, but not marketo-programs" in said[0][1]
    assert "auth.marketo.client_id is missing" in said[1][1]
