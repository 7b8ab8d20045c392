"""
What killed runs leave with vendors whose programs go by their API, or by hooks alone.
"""

import json
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import conformance
from conformance.embedding import embedded, vendor
from conformance.made import Made
from conformance.preparation import pace_of, prepared
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES
from conformance.target import Target, dump
from conformance.vendors.marketo.reference import Call as MarketoCall
from conformance.vendors.marketo.reference import Marketo
from conformance.vendors.marketo.reference import Program as MarketoProgram
from conformance.vendors.wix.reference import Call, Json, Refused, Wix
from conformance.vendors.wix.removal import teach
from tests.conftest import Command

DEAD = "pac-a1b2c3d4-001 left"  # of a run that nobody knows
OTHERS = "pac of somebody else"


def post(url: str, body: Any, **headers: str) -> None:
    """Somebody else's request: not the suite's client."""
    data = json.dumps(body).encode()
    asked = urllib.request.Request(
        url, data, {"Content-Type": "application/json", **headers}, method="POST"
    )
    with urllib.request.urlopen(asked, timeout=10):
        pass


def make(slug: str, target: Target, name: str) -> None:
    """A program of this name, as a run or somebody else would make it."""
    if slug == "wix-programs":
        program = {"program": {"description": {"title": name}}}
        path = f"{target.url}/online-programs/v3/programs"
        post(path, program, Authorization=target.auth["owner"])
    else:
        post(f"{target.url}/__admin/programs", {"name": name})


@pytest.mark.parametrize("slug", ["wix-programs", "dotdigital-programs"])
def test_what_a_dead_run_made_is_removed_and_nothing_else(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slug: str
) -> None:
    """Found by its name, removed, and gone at the next look."""
    monkeypatch.setenv("CONFORMANCE_STATE", str(tmp_path / "state"))
    suite, file = SUITES[slug], tmp_path / "target.yaml"
    instance = vendor(suite).reference()
    with served(instance) as url:
        target = embedded(suite, url, instance)
        dump(target, file)
        for name in (DEAD, OTHERS):
            make(slug, target, name)
        seen = command("cleanup", "--target", file, "--dry-run")
        removed = command("cleanup", "--target", file)
        again = command("cleanup", "--target", file)

    assert (seen.returncode, removed.returncode, again.returncode) == (2, 0, 0)
    assert "would remove program" in seen.stdout
    assert removed.stdout.count(DEAD) == 1
    assert OTHERS not in removed.stdout
    assert "0 removed, 0 left" in again.stdout


def test_what_stays_and_has_no_title_is_among_what_is_left() -> None:
    """A program may be created without one, and a site may refuse to delete it."""

    class KeepsAll(Wix):
        def delete_program(self, call: Call) -> Json:
            raise Refused(403, "PERMISSION_DENIED", "Nothing is deleted")

    with served(KeepsAll()) as url:
        record = conformance.run("wix-programs", url=url, only=["creation.empty"])

    assert {each["name"] for each in record["leftovers"]} >= {"without a title"}


@pytest.mark.parametrize("shows", [True, False])
@pytest.mark.parametrize("deletes", [True, False])
def test_what_was_deleted_is_looked_for(shows: bool, deletes: bool) -> None:
    """Whether or not browsing shows what is there, what was only said to be deleted is named."""

    class Marketing(Marketo):
        def browse_programs(self, call: MarketoCall) -> list[Json]:
            return super().browse_programs(call) if shows else []

        def remove(self, program: MarketoProgram) -> None:
            if deletes:
                super().remove(program)

    instance = Marketing()
    kept = len(instance.programs)
    with served(instance) as url:
        record = conformance.run("marketo-programs", url=url, only=["clone.name.unique"])

    left = [each for each in record["leftovers"] if each["kind"] == "program"]
    assert len(left) == len(instance.programs) - kept
    assert bool(left) is not deletes


def test_the_clock_of_a_site_is_put_back() -> None:
    """Its time zone as well, whichever checks have moved them."""

    class Watched(Wix):
        def move(self, wish: Any) -> Json | None:
            told, farthest[0] = super().move(wish), max(farthest[0], self.ahead)
            return told

    farthest = [timedelta()]
    instance = Watched()
    with served(instance) as url:
        target = embedded(SUITES["wix-programs"], url, instance)
        conformance.run("wix-programs", target=target, only=["schedule.ends"])

    assert farthest > [timedelta(days=7)]
    assert (instance.ahead, instance.zone.key) == (timedelta(), Wix.home_zone)


def test_cleanup_puts_the_clock_of_a_dead_run_back() -> None:
    instance, suite = Wix(), SUITES["wix-programs"]
    instance.move({"seconds": 86_400, "timezone": "Pacific/Kiritimati"})
    with served(instance) as url:
        target = embedded(suite, url, instance)
        context = prepared(suite, target, Options(), pace_of(suite, target))
        teach(context)
        context.ledger.add(Made("clock", "clock", "the clock"))
        left = context.ledger.clean()

    assert left == []
    assert (instance.ahead, instance.zone.key) == (timedelta(), Wix.home_zone)
