"""
What pytest has to know of checks whose cases are generated, and of those that look at all of a run.
"""

import atexit
import gzip
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from conformance import apart
from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.invariants import Traffic
from conformance.item import Check
from conformance.item import grouped as by_group
from conformance.selection import Options, Selection
from conformance.suites import Suite


@dataclass(eq=False)
class Generation:
    """
    The generated part of one suite's run. At depth `quick` there is none, and nothing of it loaded.
    """

    suite: Suite
    options: Options
    client: Client
    _cases: Any = None

    @cached_property
    def takes_place(self) -> bool:
        """Whether the depth has generated cases, and the user's patterns leave any of them in."""
        return self.options.depth != "quick" and self.suite.generates and self._is_wanted

    @property
    def _is_wanted(self) -> bool:
        only, exclude = self.options.selection.only, self.options.selection.exclude
        checks = [c for c in catalogue(self.suite).checks if c.id.startswith("generated.")]
        ids = [(c.id, c.requirement or c.observation) for c in checks]
        named = [Selection((one, one.split("[")[0]), exclude) for one in only or ("*",)]
        return any(each.names(*pair) for each in named for pair in ids)

    def prepare(self) -> None:
        """Make the cases. Before pytest is there: it would rewrite all that they import."""
        if self.takes_place:
            _keep_nothing()
            from conformance.generated import Cases

            self._cases = Cases(self.suite.slug, self.options.depth, self.options.seed)
            self._cases.load()

    def grouped(self, results: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The results of a run, those of single cases put together."""
        if not self.takes_place:
            return results
        from conformance.generated.grouping import grouped

        return grouped(results)

    def notes(self) -> list[str]:
        """What a whole run has not seen of an operation."""
        if not self.takes_place or self.options.selection.only or self.options.selection.exclude:
            return []
        from conformance.generated.exercise import unexercised

        return unexercised(self.suite.slug, self.client)

    @pytest.fixture(scope="session")
    def cases(self) -> Any:
        return self._cases

    @pytest.fixture(scope="session")
    @apart("traffic")  # in the order in which the record shows it
    def traffic(self) -> Traffic:
        return Traffic(self.client)

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        return True if collection_path.name == "generated.py" and not self.takes_place else None

    @pytest.hookimpl(wrapper=True)
    def pytest_collection_modifyitems(self, items: list[Check]) -> Iterator[None]:
        """
        Generated cases come when most others are done, since a target may take odd things; what is
        apart comes after all that is not, and what looks at all of a run comes last.
        """
        items.sort(key=lambda item: "trials" in item.fixturenames)
        yield
        by_group(items)
        items.sort(key=lambda item: "traffic" in item.fixturenames)


def _keep_nothing() -> None:
    """
    What Hypothesis keeps has no place in the folder of whoever runs the suite.

    It finds one of its tables there already, of what UTF-8 can write: everything but surrogates.
    Where it makes that table itself, 200 MB and half a second go.
    """
    if "HYPOTHESIS_STORAGE_DIRECTORY" in os.environ:
        return
    kept = tempfile.mkdtemp(prefix="conformance-")
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = kept
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    table = Path(kept) / "unicode_data" / unicodedata.unidata_version / "codec-v2-utf-8.json.gz"
    table.parent.mkdir(parents=True)
    written, not_read_back = ((0, 0xD7FF), (0xE000, sys.maxunicode)), ()
    table.write_bytes(gzip.compress(json.dumps([written, not_read_back]).encode()))
