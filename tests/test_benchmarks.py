"""
The scheme of the benchmarks, and what of them needs no time.
"""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.pacing import CALLS, Lanes, measure, most_in_a_window
from benchmarks.table import Asked, Spread, Table
from conformance.suites import PACKAGE, SUITES


def test_a_table_tells_what_was_measured_and_whether_that_will_do() -> None:
    """Least, median and most; goals; notes."""
    table = Table("speed", "how fast", ("what", "seconds"))
    table.rows.append(("a run", Spread.of([3.0, 1.0, 2.0])))
    table.goals = [("less than 3 s", True), ("less than 1 s", False), ("in space", None)]

    assert table.markdown().splitlines()[2:] == [
        "| what | seconds |",
        "| --- | --: |",
        "| a run | 2.00 (1.00 to 3.00) |",
        "",
        "- Goal reached: less than 3 s.",
        "- Goal missed: less than 1 s.",
        "- Goal not measured: in space.",
    ]


def test_an_unknown_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is run."""
    with pytest.raises(SystemExit) as ended:
        command.main(["pacing", "luck"])

    assert ended.value.code == 2
    assert "no such comparison: luck" in capsys.readouterr().err


def test_pacing_reaches_its_goals() -> None:
    """Whatever the latency and the number of lanes."""
    [table] = measure(Asked(1, tuple(SUITES)))

    assert [goal for goal, met in table.goals if not met] == []


def test_a_window_is_counted_wherever_it_begins() -> None:
    """What must never be exceeded would be seen if it were."""
    sent = Lanes(0.3, 4).moments(3 * CALLS)

    assert most_in_a_window(sent) == CALLS
    assert most_in_a_window(sorted([*sent, sent[CALLS]])) == CALLS + 1


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the comparison of a run and its replay writes."""
    folder = tmp_path_factory.mktemp("benchmarks")
    words = ("replay", "--suite", "marketo-programs", "--repetitions", "1", "--folder", folder)
    line = [sys.executable, "-m", "benchmarks", *map(str, words)]
    # In a process of its own: a run is a run of pytest.
    done = subprocess.run(
        line, check=False, capture_output=True, text=True, cwd=PACKAGE.parent, timeout=50
    )
    assert done.stdout.strip() == (folder / "replay.md").read_text().strip()
    return folder


def test_a_replay_sends_what_the_run_has_sent(written: Path) -> None:
    """Tokens of its own server in place of the old ones: no answer is a refusal for that."""
    text = (written / "replay.md").read_text()
    [row] = re.findall(r"^\| marketo-programs \| (\d+) \| (\d+) \|", text, re.MULTILINE)
    requests, alike = map(int, row)

    assert requests > 200
    assert alike > 0.95 * requests


@pytest.mark.skipif(find_spec("pygal") is None, reason="needs the extra `bench`")
def test_a_plot_needs_nothing_from_elsewhere(written: Path) -> None:
    """Neither scripts nor fonts."""
    drawn = (written / "replay.svg").read_text()

    assert drawn.startswith("<svg")
    assert re.findall(r'(?:href|src)="(?!#)[^"]*"', drawn) == []
