"""
What a run, `explain` and a shell show in a terminal.
"""

import os
import pty
import re
import select
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from conformance.reporters import FILES
from tests.conftest import LINE, Command

REQUIREMENT = "clone.name.unique"
OF_A_TERMINAL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def in_a_terminal(*words: str, columns: int, cwd: Path) -> str:
    """What a command writes that believes to be in a terminal of so many columns."""
    main, other = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "LINES": "40", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [*LINE, *words], stdout=other, stderr=other, stdin=other, cwd=cwd, env=environment
    ):
        os.close(other)
        seen = b""
        while select.select([main], [], [], 50)[0]:
            try:
                piece = os.read(main, 65_536)
            except OSError:  # the other end is closed
                break
            seen += piece
        os.close(main)
    return seen.decode()


def test_a_terminal_shows_a_bar_and_colour(tmp_path: Path) -> None:
    """How far it is and how long it takes, on one line of 80 columns, which is gone at the end."""
    seen = in_a_terminal("run", "marketo-programs", "--only", "clone.*", columns=80, cwd=tmp_path)
    plain = OF_A_TERMINAL.sub("", seen)
    lines = [line for piece in plain.splitlines() for line in piece.split("\r")]

    assert re.search(r"━+ \d+/\d+ \d:\d\d:\d\d", plain)
    assert [line for line in lines if cell_len(line) > 80 and not line.startswith("conform")] == []
    assert "\x1b[32;1mconformant" in seen


def test_what_is_piped_has_neither(command: Command) -> None:
    """No colour, no bar, nothing on stderr."""
    done = command("run", "marketo-programs", "--only", "clone.*")

    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "━" not in done.stdout


@pytest.mark.parametrize("kind", ["html", "markdown", "sarif", "har"])
def test_each_report_has_an_option(command: Command, tmp_path: Path, kind: str) -> None:
    """The file is what `render` makes of the record of the same run."""
    words = ("--only", "token.*", "-q", "--json", "run.json", f"--{kind}", "report")
    done = command("run", "marketo-programs", *words)
    rendered = command("render", "run.json", "--as", kind, "--out", "again")

    assert (done.returncode, rendered.returncode) == (0, 0)
    assert (tmp_path / "report").read_bytes() == (tmp_path / "again").read_bytes()


def test_every_format_can_be_rendered(command: Command, tmp_path: Path) -> None:
    """From a record, to stdout."""
    command("run", "marketo-programs", "--only", "token.*", "-q", "--json", "run.json")

    for kind in (*FILES, "terminal"):
        done = command("render", "run.json", "--as", kind)
        assert done.returncode == 0
        assert len(done.stdout) > 100 or kind == "terminal"


def test_one_report_that_fails_takes_no_other_along(command: Command, tmp_path: Path) -> None:
    """The others are written all the same, and the mistake is told."""
    (tmp_path / "full").symlink_to("/dev/full")
    words = ("--json", "run.json", "--junit", "full", "--html", "page.html")
    done = command("run", "marketo-programs", "--only", "token.*", "-q", *words)

    assert done.returncode == 64
    assert "full: can't be written" in done.stderr
    assert (tmp_path / "run.json").exists()
    assert (tmp_path / "page.html").exists()


def test_explain_says_where_a_requirement_stands(command: Command) -> None:
    """With its sentence, its source, its checks and what they catch; within 80 columns."""
    said = command("explain", REQUIREMENT).stdout

    assert "A clone's name is globally unique" in said
    assert "spec/marketo-programs/requirements/clone.yaml:" in said
    assert "clone.must_refuse_a_name_that_is_taken" in said
    assert "ClonesUnderATakenName" in said
    assert [line for line in said.splitlines() if cell_len(line) > 80] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rnu",), "no command 'rnu'; did you mean run?"),
        (("explain", "clone.must_keep_the_name"), "it is a check of clone.name.kept"),
        (("explain", "clone.name"), "did you mean clone.name.kept, clone.name.required"),
        (("serve", "--port", "80000"), "--port"),
        (("serve", "--mutant", "SharesCostWithItsSource"), "did you mean SharesCostsWithIts"),
    ],
)
def test_a_slip_is_answered_with_what_may_be_meant(
    command: Command, words: tuple[str, ...], said: str
) -> None:
    """In one line, with exit code 64."""
    done = command(*words)

    assert done.returncode == 64
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_all_suites_have_is_listed_without_naming_one(command: Command) -> None:
    """Their checks, after one another."""
    done = command("list", "--checks")

    assert done.returncode == 0
    assert "clone.must_refuse_a_name_of_256_characters" in done.stdout
    assert "report.must_list_all_that_failed" in done.stdout


def test_explain_knows_open_questions(command: Command) -> None:
    """And which requirement they show more of."""
    said = command("explain", "browse.max-return-201").stdout

    assert "observed, never judged" in said
    assert "browse.page.at-most-200" in said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("explain clone.name.u", {REQUIREMENT}),
        ("run --only token.grant.r", {"token.grant.reused"}),
        ("run marketo-programs", {"marketo-programs"}),
        ("explain browse.max-return-2", {"browse.max-return-201"}),
        ("do", {"docs"}),
    ],
)
def test_a_shell_completes_ids(command: Command, line: str, expected: set[str]) -> None:
    """Requirements, observations, suites and commands, from what is typed of them."""
    asked = {"COMP_WORDS": f"conformance {line}", "COMP_CWORD": str(len(line.split()))}
    done: Any = command(**{"_CONFORMANCE_COMPLETE": "bash_complete", **asked})

    assert {each.partition(",")[2] for each in done.stdout.splitlines()} == expected
