"""
`schemathesis run` as it comes, and as somebody would set it up who has used it for a while.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.contenders.contender import (
    Stand,
    authorisation,
    contest,
    described,
    operations,
)
from conformance.embedding import vendor
from conformance.suites import Suite


class Defaults:
    """The description, the URL, and what authorises. A failure is a kind of failures."""

    name = "schemathesis"

    def __init__(self) -> None:
        self.description = Path()

    def obtain(self) -> None:
        """It is one of the packages that this project needs."""

    def learn(self, suite: Suite, folder: Path) -> None:
        """Put the description where each call finds it."""
        self.description = described(suite, folder)

    def line(self, suite: Suite, stand: Stand) -> list[str]:
        """A run with its defaults; the report only tells what it found."""
        line = [sys.executable, "-m", "schemathesis.cli", "run", str(self.description)]
        line += ["--url", stand.url, "-H", f"Authorization: {authorisation(suite, stand.instance)}"]
        return [*line, "--report", "json", "--report-json-path", "told.json"]

    def told(self, folder: Path) -> set[str]:
        """The kinds of failures."""
        report = _report(folder)
        return {each["title"] for each in report["failures"] + report["errors"]}


class Tuned(Defaults):
    """
    It goes on after a failure, makes up the same cases each time, and knows what it says of the
    reference: the checks that fail there in every operation are left out, its own baseline holds
    the others. A failure is a kind of failures in an operation.
    """

    name = "schemathesis, tuned"

    def __init__(self) -> None:
        super().__init__()
        self.comparison: list[str] = []

    def learn(self, suite: Suite, folder: Path) -> None:
        """Record what it says of the reference."""
        super().learn(suite, folder)
        known = folder / "known.json"
        self.comparison = ["--baseline", str(known), "--baseline-update"]
        contest(self, suite, vendor(suite).reference, folder / "learning")
        entries = json.loads(known.read_text("utf-8"))["entries"]
        places = {(entry["check"], entry["operation"]) for entry in entries}
        count = Counter(check for check, _ in places)
        everywhere = len(operations(self.description))
        excluded = sorted(check for check, number in count.items() if number >= everywhere)
        self.comparison = ["--baseline", str(known)]
        self.comparison += ["--exclude-checks", ",".join(excluded)] if excluded else []

    def line(self, suite: Suite, stand: Stand) -> list[str]:
        """A run that goes on, and compares with what is known."""
        line = [*super().line(suite, stand), "--continue-on-failure"]
        return [*line, "--generation-deterministic", *self.comparison]

    def told(self, folder: Path) -> set[str]:
        """The kinds of failures, each with its operation."""
        report = _report(folder)
        told = {each["title"] for each in report["errors"]}
        return told | {
            f"{failure['title']}: {operation}"
            for failure in report["failures"]
            for operation in failure["operations"]
        }


def _report(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "told.json").read_text("utf-8"))
    return report
