"""
Runs throwaway checks against throwaway operations: `python -m tests.throwaway FOLDER...`, each
folder a suite of its own.

The options come as JSON on stdin, the record goes to stdout. A process of its own, since pytest
inside pytest is fragile.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from conformance import assembly, pacing, preparation, provenance, record, running, shape
from conformance.catalogue import Catalogue, Observation, Requirement
from conformance.reading import Operation, Readings
from conformance.selection import Options, Selection
from conformance.suites import Suite
from conformance.target import Target
from tests.hostile import Connection, serving, whole

# Requirement id -> level, basis, and what it needs.
REQUIREMENTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a.must": ("MUST", "document", ()),
    "a.vendor": ("MUST", "vendor-spec", ()),
    "a.inferred": ("MUST", "inferred", ()),
    "a.should": ("SHOULD", "document", ()),
    "a.may": ("MAY", "document", ()),
    "a.fixture": ("MUST", "document", ("fixture:folder_id",)),
    "a.allow": ("MUST", "document", ("allow:approve-programs",)),
    "a.uncovered": ("MUST", "document", ()),
}
RULES = (
    {"reading": "busy", "status": [503]},
    {"reading": "unauthorised", "status": [401]},
    {"reading": "accepted", "member": {"success": True}},
    {"reading": "rejected", "member": {"success": False}},
)
ANSWERS = {
    "fine": whole({"success": True, "result": [{"id": 1}]}),
    "wrong": whole({"success": False, "errors": [{"code": "1", "message": "No"}]}),
    "garbled": whole(b"<html>"),
    "cut": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
    "busy": whole(b"", "503 Service Unavailable"),
    "odd": whole(b'{"success": true, "result": ["\\ud800", NaN0]}'.replace(b"NaN0", b"1e999")),
    "silence": b"",
}


@dataclass(frozen=True)
class Throwaway(Suite):
    """A suite whose checks are in any folder."""

    folder: Path = Path()

    @property
    def checks_folder(self) -> Path:
        return self.folder

    @property
    def checks_package(self) -> str:
        return "area"  # the one module that each folder has, which is in no package


def _answer(connection: Connection) -> None:
    while request := connection.request():
        name = request.split(b" ")[1].decode().strip("/")
        connection.say(ANSWERS[name])
        if name in {"cut", "silence"}:
            return


def _catalogue(suite: Suite) -> Catalogue:
    requirements = {
        id_: Requirement(id_, level, basis, "source", "section", "A sentence.", needs=needs)
        for id_, (level, basis, needs) in REQUIREMENTS.items()
    }
    requirements["a.uncovered"] = Requirement(
        "a.uncovered",
        "MUST",
        "document",
        "source",
        "section",
        "A sentence.",
        not_covered="Why not.",
    )
    return Catalogue(suite, requirements, {"a.seen": Observation("a.seen", "What?")}, "digest")


def main(folders: list[Path], wanted: dict[str, Any]) -> None:
    """Print the record of a run."""
    suites: list[Suite] = [
        Throwaway(f"throwaway{place or ''}", "Throwaway", "", "nobody", "", folder)
        for place, folder in enumerate(folders)
    ]
    operations = {name: Operation(name, "GET", f"/{name}", "read", RULES) for name in ANSWERS}
    vendor = SimpleNamespace(RATE=None, secrets=lambda _: [], missing_credentials=lambda _: None)
    told: list[tuple[int, int]] = []
    changes: dict[str, Any] = {
        "catalogue": _catalogue,
        "readings": lambda _: Readings(operations),
        "vendor": lambda _: vendor,
    }
    vars(preparation).update(changes)
    for module in (running, assembly, provenance):
        vars(module).update(catalogue=changes["catalogue"])
    vars(shape).update(enumerated=lambda _: {})
    vars(pacing).update(PATIENCE=())
    selection = Selection(**{key: wanted.pop(key) for key in ("only", "level") if key in wanted})
    fixtures = wanted.pop("fixtures", {})
    with serving(_answer) as server:
        target = Target(name="t", url=server.url, timeout=1, fixtures=fixtures)
        progress = lambda done, total, _: told.append((done, total))  # noqa: E731
        options = Options(selection=selection, progress=progress, **wanted)
        found = running.run(suites, target, options)
    sys.stderr.write(json.dumps(told))
    sys.stdout.write(record.text(found))


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]], json.load(sys.stdin))
