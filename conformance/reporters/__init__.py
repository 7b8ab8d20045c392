"""
Reports: each format is a module here whose `render` is a pure function of the record of a run.
"""

import importlib
from collections.abc import Callable
from typing import Any

from conformance.record import Record


def _format(name: str) -> Callable[..., str]:
    def render(record: Record, **options: Any) -> str:
        module: Any = importlib.import_module(f"conformance.reporters.{name}")
        return str(module.render(record, **options))

    return render


# A format is loaded when it is used: `conformance --help` needs the names alone.
FORMATS = {name: _format(name) for name in ("json", "junit", "terminal")}


def render(kind: str, record: Record, **options: Any) -> str:
    """
    A report on a run. Only `terminal` has options: `width`, `colour`, `verbose` and `quiet`.
    """
    return FORMATS[kind](record, **options)
