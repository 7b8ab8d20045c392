"""
The generated checks of this project.
"""

import json
import sys
from pathlib import Path

from benchmarks.contenders.contender import Stand
from conformance.embedding import embedded
from conformance.suites import Suite
from conformance.targetfile import dump


class Ours:
    """`conformance run --only 'generated.*'`, at its standard depth."""

    name = "conformance"

    def __init__(self) -> None:
        self.target = Path()

    def obtain(self) -> None:
        """It is here."""

    def learn(self, suite: Suite, folder: Path) -> None:
        """It needs to know nothing of the reference, only where its target file goes."""
        self.target = folder / f"{suite.slug}.yaml"

    def line(self, suite: Suite, stand: Stand) -> list[str]:
        """A run against the target file of the server."""
        dump(embedded(suite, stand.url, stand.instance), self.target)
        line = [sys.executable, "-m", "conformance", "run", suite.slug]
        line += ["--target", str(self.target), "--only", "generated.*"]
        return [*line, "--json", "told.json"]

    def told(self, folder: Path) -> set[str]:
        """The checks that failed."""
        record = json.loads((folder / "told.json").read_text("utf-8"))
        return {each["check"] for each in record["results"] if each["outcome"] == "fail"}
