"""
Reports: each format is a module here whose `render` is a pure function of the record of a run.
"""

import importlib
from collections.abc import Callable
from typing import Any

from conformance.record import Record

# What each is called in a folder of reports.
FILES = {
    "json": "run.json",
    "junit": "junit.xml",
    "html": "report.html",
    "markdown": "report.md",
    "sarif": "report.sarif",
    "har": "exchanges.har",
    "badge": "badge.json",
    "badge-svg": "badge.svg",
}


def _format(name: str) -> Callable[..., str]:
    def render(record: Record, **options: Any) -> str:
        module: Any = importlib.import_module(f"conformance.reporters.{name.replace('-', '_')}")
        return str(module.render(record, **options))

    return render


# A format is loaded when it is used: `conformance --help` needs the names alone.
FORMATS = {name: _format(name) for name in (*FILES, "terminal")}


def render(kind: str, record: Record, **options: Any) -> str:
    """
    A report on a run. Only `terminal` has options: `width`, `colour`, `verbose` and `quiet`.
    """
    return FORMATS[kind](record, **options)
