"""
Whatever a target does, a run against it ends soon, in the right verdict, with whole reports.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from conformance.client import Client
from conformance.outcome import Unanswered
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.target import Target
from tests.hostile import says, serving, whole
from tests.siege import SIEGES

WITHIN = 30  # seconds; most take one or two
MEMORY = 300  # MB


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All of them in one process: what one leaves in memory, the next one finds."""
    folder = tmp_path_factory.mktemp("siege")
    line = [sys.executable, "-m", "tests.siege", str(folder)]
    environment = {"COLUMNS": "100", "CONFORMANCE_STATE": str(folder / "state")}
    done = subprocess.run(
        line, check=True, capture_output=True, text=True, env=os.environ | environment, timeout=900
    )
    return json.loads(done.stdout)


def test_there_are_enough_of_them() -> None:
    """At least 40 ways to be hostile."""
    assert len(SIEGES) >= 40


def test_every_hostile_target_gets_its_verdict(siege: Any) -> None:
    """Exit code, reports, and nothing in them that a terminal or a page would obey."""
    wrong = [one for one in siege["runs"] if one["code"] != one["wanted"] or one["wrong"]]

    assert wrong == []
    assert len(siege["runs"]) == len(SIEGES) + 2


def test_no_hostile_target_takes_long(siege: Any) -> None:
    """However slow it is, or how much it says."""
    slowest = max(siege["runs"], key=lambda one: one["seconds"])

    print(f"the slowest, {slowest['name']}, took {slowest['seconds']:.1f} s")
    assert slowest["seconds"] < WITHIN


def test_no_hostile_target_fills_the_memory(siege: Any) -> None:
    """However much it sends, over all of them."""
    print(f"{siege['MB']:.0f} MB at most, over {len(siege['runs'])} runs")
    assert siege["MB"] < MEMORY


def test_an_answer_that_ends_at_any_byte() -> None:
    """Before the end of its status line nobody answered; after it, the answer is cut off."""
    answer = whole({"success": True, "result": [{"id": 1}]})
    line = answer.index(b"\r\n") + 2
    outcomes = [_cut_at(answer, length) for length in range(len(answer) + 1)]

    assert set(outcomes[:line]) == {"unanswered"}
    assert set(outcomes[line:-1]) == {"broken"}
    assert outcomes[-1] == "whole"


def _cut_at(answer: bytes, length: int) -> str:
    with serving(says(answer[:length])) as server:
        target = Target(name="t", url=server.url, timeout=5)
        client = Client(target, readings("marketo-programs"), Redactor(), Pace())
        try:
            client.send("browsePrograms")
        except Unanswered:
            return "unanswered"
        finally:
            client.close()
    return "broken" if client.exchanges[0].broken else "whole"
