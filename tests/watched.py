"""
A served reference whose requests are noted, what it holds, and what a run of it has written.
"""

import asyncio
import copy
import threading
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from conformance import record as records
from conformance.mutation import mutants
from conformance.reporters import FILES, render
from conformance.suites import SUITES
from conformance.vendors.marketo.reference import Marketo

SUITE = SUITES["marketo-programs"]


class Watched:
    """A reference whose requests are noted; `pause` makes each of them take so many seconds."""

    def __init__(self, pause: float = 0.0, app: Any = None) -> None:
        self.app = app or Marketo()
        self.pause = pause
        self.requests: list[tuple[str, str]] = []
        self.reached = threading.Event()
        self.goal = -1

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests.append((scope["method"], scope["path"]))
        if len(self.requests) == self.goal:
            self.reached.set()
        if self.pause:
            await asyncio.sleep(self.pause)
        await self.app(scope, receive, send)


def state(reference: Any) -> dict[str, Any]:
    """What an instance holds, but for its counters and tokens."""
    kept = ("programs", "folders", "channels", "tag_types", "leads")
    return copy.deepcopy({name: value for name, value in vars(reference).items() if name in kept})


def reports(folder: Path) -> dict[str, Any]:
    """The record in a folder, read with its schema; the other reports must be what it gives."""
    ET.parse(folder / "junit.xml")
    record = records.read(folder / "run.json")
    for kind, name in FILES.items():
        assert (folder / name).read_text("utf-8") == render(kind, record)
    return dict(record)


def target_file(folder: Path, **entries: Any) -> Path:
    path = folder / "target.yaml"
    path.write_text(yaml.safe_dump({"name": "t", **entries}))
    return path


def broken_by(mutant: str) -> Any:
    return mutants(SUITE)[mutant].implementation()
