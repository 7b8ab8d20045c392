"""
What the comparison with other tools makes of what they tell; none of them is called.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.contenders.contender import (
    NO_REPORT,
    Outcome,
    Stand,
    Unavailable,
    contest,
    described,
    operations,
)
from benchmarks.contenders.ours import Ours
from benchmarks.contenders.portman import Portman, settings
from benchmarks.contenders.schemathesis import Defaults, Tuned
from benchmarks.rivals import Tally, contested, goals, tabulated
from conformance.embedding import vendor
from conformance.suites import SUITES, Suite

SUITE = SUITES["dotdigital-programs"]


def tally(tool: str, kills: int, requests: int, *false: str) -> Tally:
    outcomes = tuple(Outcome(frozenset(), requests // 4, 1.0) for _ in range(4))
    return Tally(SUITE.slug, tool, frozenset(false), kills, outcomes)


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES.keys())
def test_what_written_checks_find_is_not_contested(suite: Suite) -> None:
    """Rivals read a description, so they are held to what can be read there."""
    broken = {requirement for each in contested(suite) for requirement in each.breaks}

    assert len(contested(suite)) > 10
    assert {id_.partition(".")[0] for id_ in broken} == {"generated"}


def test_each_rival_has_goals_of_its_own() -> None:
    """Kills and requests a kill are compared one by one; false failures are ours only."""
    rivals = [tally("slow", 2, 400, "a kind"), tally("none", 0, 40), tally("good", 4, 400)]

    assert goals([tally(Ours.name, 4, 80), *rivals]) == [
        ("no false failure", True),
        ("more kills than slow", True),
        ("at most a fifth of the requests a kill of slow", True),
        ("more kills than none", True),
        ("at most a fifth of the requests a kill of none", True),
        ("more kills than good", False),
        ("at most a fifth of the requests a kill of good", True),
    ]


def test_who_kills_nothing_has_no_requests_a_kill() -> None:
    """A row without kills is a row, and a bar."""
    table = tabulated([tally(Ours.name, 4, 80), tally("none", 0, 40)])

    assert table.rows[1][2:-1] == (0, 4, 0, 40, float("inf"))
    assert table.plots[0].series == {Ours.name: [(0.0, 100.0)], "none": [(0.0, 0.0)]}


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES.keys())
def test_rivals_get_the_description_without_what_is_ours(suite: Suite, tmp_path: Path) -> None:
    """Neither operations for support nor words that only our checks read."""
    found = operations(described(suite, tmp_path))

    assert found
    assert not [each for each in found if "Support" in each["tags"]]
    assert "x-own" not in yaml.safe_dump(found)


def test_portman_varies_each_operation() -> None:
    """It expects a refusal where one is described."""
    refusing = {"operationId": "create", "responses": {"201": {}, "400": {}}}
    silent = {"operationId": "get", "responses": {"200": {}}}
    variations = settings([refusing, silent])["tests"]["variationTests"]

    assert [
        (each["openApiOperationId"], each["variations"][0]["openApiResponse"])
        for each in variations
    ] == [("create", "400"), ("get", "200")]


def test_portman_is_unavailable_without_npm(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is made then, and the reason is one line."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(Unavailable, match="needs npm"):
        Portman().obtain()
    assert list(tmp_path.iterdir()) == []


FAILURE = {"title": "Server error", "operations": ["GET /a", "GET /b"]}
SCHEMATHESIS = {"failures": [FAILURE], "errors": [{"title": "Network error", "count": 1}]}
ASSERTION = {"source": {"name": "List[varied]"}, "error": {"test": "Schema is valid"}}
SILENCE = {"source": {"name": "List"}, "error": {"message": "read ECONNRESET"}}
NEWMAN = {"run": {"failures": [ASSERTION, ASSERTION, SILENCE]}}
RECORD = {"results": [{"check": "a", "outcome": "fail"}, {"check": "b", "outcome": "pass"}]}


@pytest.mark.parametrize(
    ("contender", "report", "told"),
    [
        (Ours(), RECORD, {"a"}),
        (Defaults(), SCHEMATHESIS, {"Server error", "Network error"}),
        (Tuned(), SCHEMATHESIS, {"Server error: GET /a", "Server error: GET /b", "Network error"}),
        (Portman(), NEWMAN, {"List[varied]: Schema is valid", "List: no answer"}),
    ],
    ids=["ours", "defaults", "tuned", "portman"],
)
def test_what_a_tool_told(contender: Any, report: object, told: set[str], tmp_path: Path) -> None:
    """Each failure once, as finely as it is told apart."""
    (tmp_path / "told.json").write_text(json.dumps(report))

    assert contender.told(tmp_path) == told


class Silent(Defaults):
    """A tool that asks once and leaves no report."""

    def line(self, suite: Suite, stand: Stand) -> list[str]:
        code = f"import urllib.request as r; r.urlopen('{stand.url}/v2/programs')"
        return [sys.executable, "-c", code]


def test_a_tool_without_a_report_is_told_of(tmp_path: Path) -> None:
    """Its end is a failure, which is false if it comes on the reference too."""
    outcome = contest(Silent(), SUITE, vendor(SUITE).reference, tmp_path / "contest")

    assert outcome.told == {NO_REPORT}
    assert outcome.requests == 1
