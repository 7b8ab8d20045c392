"""
What a contender is, and a contest: one tool, one server, what the tool told and what it took.
"""

import base64
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml

from conformance.embedding import vendor
from conformance.serving import served
from conformance.suites import Suite, data

NO_REPORT = "ended without a report"


class Unavailable(Exception):
    """A tool that can't be run here; the text says why."""


@dataclass
class Stand:
    """An implementation that is served: its URL, and how many requests it got."""

    instance: Any
    url: str = ""
    requests: int = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests += 1
        await self.instance(scope, receive, send)


@dataclass(frozen=True)
class Outcome:
    """What a tool told of a server, each failure once, and what it took."""

    told: frozenset[str]
    requests: int
    seconds: float


class Contender(Protocol):
    """A tool: how it is made ready, called, and read."""

    name: str

    def obtain(self) -> None:
        """Bring it here. Raises Unavailable where that can't be done."""

    def learn(self, suite: Suite, folder: Path) -> None:
        """Do what is done once for a suite; the folder stays until the suite is over."""

    def line(self, suite: Suite, stand: Stand) -> list[str]:
        """The command line that tests a server; its report goes where it is called."""

    def told(self, folder: Path) -> set[str]:
        """The failures that it told. Raises OSError where it left no report."""


@contextmanager
def standing(implementation: Any) -> Iterator[Stand]:
    """A fresh instance, served on loopback."""
    stand = Stand(implementation())
    with served(stand) as stand.url:
        yield stand


def contest(contender: Contender, suite: Suite, implementation: Any, folder: Path) -> Outcome:
    """Call a tool on a fresh server, in a folder where it finds nothing of earlier calls."""
    folder.mkdir(parents=True)
    with standing(implementation) as stand:
        line = contender.line(suite, stand)
        began = time.perf_counter()
        subprocess.run(line, check=False, capture_output=True, cwd=folder)  # noqa: S603
        seconds = time.perf_counter() - began
    try:
        told = contender.told(folder)
    except OSError:
        told = {NO_REPORT}
    return Outcome(frozenset(told), stand.requests, seconds)


def described(suite: Suite, folder: Path) -> Path:
    """Write the description that each rival gets: without what is there for support only."""
    whole = yaml.safe_load(data(f"spec/{suite.slug}/openapi.yaml").read_text("utf-8"))
    whole["paths"] = {
        path: {key: each for key, each in item.items() if "Support" not in _tags(each)}
        for path, item in whole["paths"].items()
    }
    file = folder / "openapi.yaml"
    file.write_text(yaml.safe_dump(_plain(whole)), "utf-8")
    return file


def operations(file: Path) -> list[dict[str, Any]]:
    """The operations of a description."""
    paths = yaml.safe_load(file.read_text("utf-8"))["paths"]
    items = [each for item in paths.values() for each in item.values()]
    return [each for each in items if isinstance(each, dict) and "responses" in each]


def authorisation(suite: Suite, instance: Any) -> str:
    """The value of the header that authorises."""
    known = vendor(suite).example_credentials()
    match suite.vendor:
        case "marketo":
            return f"Bearer {instance.new_token()}"
        case "wix":
            return str(known["owner"])
    pair = f"{known['username']}:{known['password']}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def _tags(operation: Any) -> list[str]:
    return operation.get("tags", []) if isinstance(operation, dict) else []


def _plain(node: Any) -> Any:
    """Without the words of our own, which some tools take for members of a body."""
    if isinstance(node, dict):
        return {k: _plain(each) for k, each in node.items() if not str(k).startswith("x-")}
    return [_plain(each) for each in node] if isinstance(node, list) else node
