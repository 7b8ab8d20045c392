"""
A suite inside a project's own tests.
"""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conformance.serving import served
from conformance.vendors.marketo.mutants.programs.clone import SharesCostsWithItsSource

Pytest = Callable[..., "subprocess.CompletedProcess[str]"]
SUITE = "--conformance-suite=marketo-programs"
OWN_TESTS = "def test_own() -> None:\n    assert True\n"


@pytest.fixture(scope="module")
def mutant_url() -> Iterator[str]:
    with served(SharesCostsWithItsSource()) as url:
        yield url


@pytest.fixture
def own_pytest(tmp_path: Path) -> Pytest:
    """Runs pytest over a project that has one test of its own."""
    (tmp_path / "test_own.py").write_text(OWN_TESTS)

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ | {"COLUMNS": "100"},
            timeout=50,
        )

    return run


def test_without_our_options_there_is_nothing_of_ours(own_pytest: Pytest) -> None:
    """A project that only has the package installed sees its own test alone."""
    assert "1 passed" in own_pytest("-q").stdout


def test_each_check_is_an_item(own_pytest: Pytest, mutant_url: str) -> None:
    """What a mutant breaks fails, with the rule in words and a curl line; the rest passes."""
    done = own_pytest(f"--conformance-url={mutant_url}", SUITE)

    assert done.returncode == 1
    assert "2 failed" in done.stdout
    assert "A clone is a program of its own" in done.stdout
    assert "curl http://127.0.0.1" in done.stdout
    assert "Traceback" not in done.stdout


def test_items_can_be_chosen(own_pytest: Pytest, mutant_url: str, tmp_path: Path) -> None:
    """`-k` chooses among them, and the requirement is a property of JUnit."""
    url = f"--conformance-url={mutant_url}"
    done = own_pytest(url, SUITE, "-k", "clone.name.kept", "--junit-xml=own.xml")
    properties = ET.parse(tmp_path / "own.xml").getroot().iter("property")

    assert done.returncode == 0
    assert "2 passed" in done.stdout
    assert [each.attrib for each in properties] == [
        {"name": "requirement", "value": "clone.name.kept"}
    ] * 2


def test_collecting_sends_nothing(own_pytest: Pytest) -> None:
    """Nobody has to be there for a list of the items."""
    done = own_pytest("--conformance-url=http://127.0.0.1:9", SUITE, "--collect-only", "-q")

    assert done.returncode == 0
    assert "[clone.name.kept]" in done.stdout


def test_modules_of_the_project_stand_in_for_none_of_ours(
    own_pytest: Pytest, mutant_url: str, tmp_path: Path
) -> None:
    """The run's own process looks for nothing in the folder that the tests are run from."""
    (tmp_path / "secrets.py").write_text("raise RuntimeError('another is meant')\n")
    done = own_pytest(f"--conformance-url={mutant_url}", SUITE, "-k", "clone.name")

    assert done.returncode == 0, done.stdout


def test_an_unknown_suite_is_one_line(own_pytest: Pytest) -> None:
    """A mistake ends pytest before any test."""
    done = own_pytest("--conformance-url=http://127.0.0.1:9", "--conformance-suite=nonsense")

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "no suite 'nonsense'" in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((SUITE,), "--conformance-suite needs --conformance-url or --conformance-target"),
        (("--conformance-url=", SUITE), "--conformance-url: is empty"),
        (
            ("--conformance-url=127.0.0.1:8080", SUITE),
            "--conformance-url: must begin with https://",
        ),
        (("--conformance-url=http://127.0.0.1:9", "--conformance-depth=deeper"), "invalid choice"),
    ],
    ids=["no URL", "an empty URL", "no scheme", "no such depth"],
)
def test_a_mistake_ends_pytest_before_any_test(
    own_pytest: Pytest, words: tuple[str, ...], said: str
) -> None:
    """It must not pass for a run of the suite, nor fail a thousand items."""
    done = own_pytest(*words)

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert said in done.stderr + done.stdout


def test_nobody_there_is_told_once_asked(own_pytest: Pytest) -> None:
    """Items that nobody could judge fail, and say so."""
    url = "--conformance-url=http://127.0.0.1:9"
    done = own_pytest(url, SUITE, "-k", "clone.name.kept")

    assert done.returncode == 1
    assert "connection refused" in done.stdout
