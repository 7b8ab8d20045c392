"""
What the tests share: a served reference, and the command in a process of its own.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from conformance.serving import served
from conformance.vendors.marketo.reference import Marketo

Command = Callable[..., "subprocess.CompletedProcess[str]"]
# Files that take half a minute or more: who came to one of them last would keep all others waiting.
LONGEST = (
    *("test_hostile", "test_variants", "test_run", "test_drift", "test_audit"),
    *("test_generated_cases", "test_generated", "test_secrets", "test_cleanup"),
    *("test_generated_variants", "test_plan"),
)
LINE = [sys.executable, "-m", "conformance"]
QUICK = ("--depth", "quick")  # generated cases cost a second before the first is sent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "100"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What runs note beyond their end goes into a folder of its own."""
    os.environ["CONFORMANCE_STATE"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def reference_url() -> Iterator[str]:
    """A reference that several runs share; each leaves it as it was."""
    with served(Marketo()) as url:
        yield url


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[ProcessPoolExecutor]:
    """A process apart, which all files share: a run is a run of pytest."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        yield process


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Runs `conformance` with these words, in an empty folder."""

    def run(*words: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [*LINE, *map(str, words)],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ | ENVIRONMENT | environment,
            timeout=100,
        )
        assert "Traceback" not in done.stderr + done.stdout
        return done

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; where CHROMIUM names one it has to be there."""
    if "CHROMIUM" not in os.environ and not Path(CHROMIUM).exists():
        pytest.skip(f"needs Chromium at {CHROMIUM}, or where CHROMIUM says")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=[*CHROMIUM_OPTIONS])
        yield launched
        launched.close()
