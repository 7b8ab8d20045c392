"""
What stands in people's pipelines, as far as it can be tried without the services.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conformance.cli import COMMANDS
from conformance.serving import served
from conformance.suites import PACKAGE
from conformance.vendors.marketo.mutants.programs.clone import SharesCostsWithItsSource
from conformance.vendors.marketo.reference import Marketo

ROOT = PACKAGE.parent
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text())
GITLAB: Any = yaml.safe_load((ROOT / "templates" / "gitlab.yml").read_text())
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


@pytest.fixture(params=[Marketo, SharesCostsWithItsSource], ids=["reference", "mutant"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with served(request.param()) as found:
        yield found


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder as a runner of GitHub has it, with the package installed in it already."""
    programs = tmp_path / "temp" / "conformance" / "bin"
    programs.mkdir(parents=True)
    for name in ("conformance", "python"):
        line = f'exec "{sys.executable}" -m conformance "$@"\n'
        (programs / name).write_text(f"#!/bin/sh\n{line}")
        (programs / name).chmod(0o755)
    return tmp_path


def acted(runner: Path, given: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """The script of its second step, with what the service would put into its environment."""
    _, step, _ = ACTION["runs"]["steps"]
    inputs = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()} | given
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
        for name, value in step["env"].items()
    }
    places = {
        "RUNNER_TEMP": str(runner / "temp"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "GITHUB_OUTPUT": str(runner / "output"),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        check=False,
        capture_output=True,
        text=True,
        cwd=runner,
        env=os.environ | environment | places,
        timeout=50,
    )


def test_the_action_runs_reports_and_ends_as_the_suite_does(runner: Path, url: str) -> None:
    """With further arguments, quoted and on lines of their own."""
    given = {
        "suite": "marketo-programs",
        "url": url,
        "arguments": "--only 'clone.*'\n--depth quick\n",
        "depth": "",
    }
    done = acted(runner, given)
    verdict = (runner / "output").read_text().splitlines()[0]

    assert (done.returncode, verdict) in [(0, "verdict=conformant"), (1, "verdict=nonconformant")]
    assert verdict.removeprefix("verdict=") in (runner / "summary.md").read_text()
    assert (runner / "conformance-report" / "report.sarif").exists()


def test_the_action_needs_something_to_check(runner: Path) -> None:
    """An empty address must not pass as a check of the reference."""
    done = acted(runner, {"suite": "marketo-programs", "url": ""})

    assert done.returncode == 64
    assert "::error::give `url` or `target`" in done.stdout


def test_every_input_of_the_action_is_used_and_every_output_written() -> None:
    """What is documented is what there is."""
    text = (ROOT / "action.yml").read_text()
    [script] = [step["run"] for step in ACTION["runs"]["steps"] if step.get("id") == "run"]

    assert {*re.findall(r"inputs\.([\w-]+)", text)} == {*ACTION["inputs"]}
    assert {*re.findall(r'echo "(\w+)=', script)} == {*ACTION["outputs"]}


def test_no_input_becomes_part_of_a_script() -> None:
    """What a user of the action gives reaches its scripts as variables."""
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]

    assert scripts != []
    assert not any("${{" in script for script in scripts)


def test_the_template_for_gitlab_keeps_what_the_run_writes() -> None:
    """Its report of tests is the file that `--report-dir` writes."""
    from conformance.reporters import FILES

    job = GITLAB[".conformance"]
    [folder] = job["artifacts"]["paths"]

    assert f"--report-dir {folder}" in job["script"][-1]
    assert job["artifacts"]["reports"]["junit"] == f"{folder}/{FILES['junit']}"
    assert job["artifacts"]["when"] == "always"


def test_the_hook_of_pre_commit_is_a_command() -> None:
    """And its files are target and waiver files."""
    [hook] = HOOKS
    program, command = hook["entry"].split()

    assert program == "conformance"
    assert command in COMMANDS
    assert re.search(hook["files"], "ci/conformance-target.yaml")
    assert re.search(hook["files"], "waivers.yml")
    assert not re.search(hook["files"], "docker-compose.yml")


def test_the_image_runs_as_nobody_in_particular() -> None:
    """The last user of the Dockerfile is a number that is not root's."""
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER")]

    assert users[-1].isdecimal()
    assert int(users[-1]) > 0


def test_a_read_only_file_system_is_enough(tmp_path: Path) -> None:
    """Nothing is written but under /tmp, where the image keeps its state."""
    state = tmp_path / "state"
    done = subprocess.run(
        [sys.executable, "-m", "conformance", "run", "marketo-programs", "--only", "token.*", "-q"],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], "CONFORMANCE_STATE": str(state), "HOME": "/nonexistent"},
        timeout=50,
    )

    assert done.returncode == 0, done.stderr
