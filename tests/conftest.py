"""
What the tests share: a served reference, and the command in a process of its own.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from conformance.serving import served
from conformance.vendors.marketo.reference import Marketo

Command = Callable[..., "subprocess.CompletedProcess[str]"]
LINE = [sys.executable, "-m", "conformance"]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "100"}


@pytest.fixture(scope="session")
def reference_url() -> Iterator[str]:
    """A reference that several runs share; each leaves it as it was."""
    with served(Marketo()) as url:
        yield url


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
            timeout=50,
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
