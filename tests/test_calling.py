"""
The suite from Python, and files that are only read.
"""

import subprocess
import sys
from pathlib import Path

import pytest

import conformance
from conformance.outcome import Misconfigured
from tests.conftest import Command

SCRIPT = """
import conformance

record = conformance.run("marketo-programs", depth="quick", only=["clone.name.*"], {more})
print(record["verdict"], record["totals"]["pass"], conformance.render("terminal", record)[:6])
"""
TARGET = 'name: build\nurl: http://127.0.0.1:8080\nauth: {token: "${UNSET_TOKEN}"}\n'
WAIVERS = "- requirement: clone.name.kept\n  reason: ticket 7\n  expires: 2099-01-31\n"


def called(more: str = "") -> "subprocess.CompletedProcess[str]":
    """In a process of its own, as everybody calls it: a run is a run of pytest."""
    words = [sys.executable, "-c", SCRIPT.format(more=more)]
    return subprocess.run(words, check=False, capture_output=True, text=True, timeout=50)


def test_a_run_from_python_gives_the_record() -> None:
    """With nothing said of a target, of the embedded reference."""
    assert called().stdout.startswith("conformant ")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("nonsense=1", "nonsense: no such option"),
        ("profile='all'", "profile: 'all' is none of read-only, full"),
        ("allow=['everything']", "allow: 'everything' is none of"),
        ("target='nowhere.yaml'", "nowhere.yaml: can't be read"),
        ("url=''", "--url: is empty"),
        ("exclude='clone.*'", "exclude: takes a list; write ['clone.*']"),
        ("strict='no'", "strict: 'no' is neither True nor False"),
        ("seed='x'", "seed: 'x' is no whole number"),
        ("max_requests=0", "max_requests: 0 is no number of requests above 0"),
    ],
)
def test_a_mistake_in_a_call_says_what_to_mend(more: str, said: str) -> None:
    """As an exception with one line."""
    assert said in called(more).stderr.splitlines()[-1]


def test_a_report_that_there_is_not() -> None:
    """Those that there are stand beside it."""
    with pytest.raises(Misconfigured, match=r"no report 'pdf': there is json, junit, html"):
        conformance.render("pdf", {})  # type: ignore[typeddict-item]


def test_files_that_are_right_are_let_through(command: Command, tmp_path: Path) -> None:
    """A target file and waivers, told apart by what they are."""
    (tmp_path / "target.yaml").write_text(TARGET)
    (tmp_path / "waivers.yaml").write_text(WAIVERS)
    done = command("lint", "target.yaml", "waivers.yaml", UNSET_TOKEN="token-of-a-test")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_is_right_without_the_secrets_that_it_names(
    command: Command, tmp_path: Path
) -> None:
    """Whoever commits it need not have them."""
    (tmp_path / "target.yaml").write_text(TARGET)
    done = command("lint", "target.yaml")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_waiver_past_its_date_is_told_before_a_run_fails_for_it(
    command: Command, tmp_path: Path
) -> None:
    """With its line."""
    rule = "clone.name.kept"
    (tmp_path / "waivers.yaml").write_text(
        f"- requirement: {rule}\n  reason: x\n  expires: 2020-01-31\n"
    )
    done = command("lint", "waivers.yaml")

    assert done.returncode == 64
    assert f"waivers.yaml:1: {rule}: it expired on 2020-01-31" in done.stderr


def test_every_wrong_file_is_named_with_its_line(command: Command, tmp_path: Path) -> None:
    """One line each, and exit code 64."""
    (tmp_path / "target.yaml").write_text("name: build\nurl: nowhere\n")
    (tmp_path / "waivers.yaml").write_text("- requirement: clone.name.kept\n  reasons: x\n")
    done = command("lint", "target.yaml", "waivers.yaml")

    assert done.returncode == 64
    assert "target.yaml:2" in done.stderr
    assert "waivers.yaml:2" in done.stderr or "waivers.yaml:1" in done.stderr
