"""
What is wrong with the words of whoever calls the command, or with the command itself.
"""

import sys
from pathlib import Path

import pytest

from conformance.cli import main
from tests.conftest import QUICK, Command
from tests.watched import SUITE

MISTAKES: dict[str, tuple[list[str], str]] = {
    "an unknown option": (["--no-such"], "--no-such"),
    "an unknown suite": (["no-such"], "no-such"),
    "a pattern of nothing": (["--only", "no.such.*"], "--only no.such.*"),
    "an unknown level": (["--level", "shall"], "--level"),
    "an unknown basis": (["--basis", "hearsay"], "--basis"),
    "an unknown profile": (["--profile", "careful"], "--profile"),
    "an unknown allowance": (["--allow", "everything"], "--allow"),
    "no target file": (["--target", "no-such.yaml"], "no-such.yaml"),
    "a bad target file": (["--target", "bad.yaml"], "bad.yaml:2: timeuot: unknown key"),
    "a target file without a URL": (["--target", "bare.yaml"], "--url"),
    "a suite that the target file lacks": (
        ["--target", "listed.yaml", "marketo-programs"],
        "marketo-programs",
    ),
    "no URL": (["--url", "example"], "--url"),
    "an empty URL": (["--url", ""], "--url: is empty"),
    "another scheme": (["--url", "ftp://example.com"], "--url"),
    "a URL that goes too far": (["--url", "http://127.0.0.1/rest"], "--url"),
    "credentials in the URL": (["--url", "http://a:b@127.0.0.1"], "--url"),
    "no credentials": (["--url", "https://api.example.com"], "auth.client_id is missing; name a"),
    "a report nowhere": (["--json", "/dev/null/run.json"], "/dev/null/run.json"),
    "a report in a folder's place": (["--json", "."], "--json"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_of_the_users(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: str,
) -> None:
    """One line on stderr names the option, or the file, line and key; nothing is sent."""
    words, said = MISTAKES[case]
    (tmp_path / "bad.yaml").write_text("name: x\ntimeuot: 1\n")
    (tmp_path / "bare.yaml").write_text("name: x\n")
    (tmp_path / "listed.yaml").write_text("name: x\nsuites: [wix-programs]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["conformance", "run", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()

    assert ended.value.code == 64
    assert said in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_a_defect_of_ours_blames_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is one line and exit code 2: nobody could judge."""
    monkeypatch.setattr(sys, "argv", ["conformance", "run"])
    monkeypatch.setattr("conformance.calling.suites_named", lambda _: 1 // 0)
    with pytest.raises(SystemExit) as ended:
        main()
    [line] = capsys.readouterr().err.splitlines()

    assert ended.value.code == 2
    assert "a defect of this program: ZeroDivisionError" in line


def test_what_was_found_is_shown_though_a_report_can_not_be_written(command: Command) -> None:
    """Of a disk that is full nobody knows before the run."""
    words = ("run", SUITE.slug, *QUICK, "--only", "token.*", "--json", "/dev/full")
    done = command(*words)

    assert done.returncode == 64
    assert done.stdout.splitlines()[-1].startswith("conformant: ")
    assert "/dev/full: can't be written: No space left on device" in done.stderr


def test_a_requirement_without_a_mutant(command: Command) -> None:
    """Whoever writes a rule proves it before there is one."""
    done = command("prove", SUITE.slug, "--only", "approval.assets.configured-in-ui")

    assert done.returncode == 64
    assert "--only approval.assets.configured-in-ui: no mutant breaks it" in done.stderr


def test_a_pattern_for_parameters_that_no_check_has(command: Command) -> None:
    """Which parameters there are is known once the checks are loaded; nothing is sent."""
    done = command("run", SUITE.slug, "--only", "token.must_grant_a_token_with[x]")

    assert done.returncode == 64
    assert done.stderr.endswith("with[x]: no check matches\n")
