"""
What runs differ in, as a page: one file that needs nothing else. No script is in it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conformance.reporters.comparing.html.plot import plot
from conformance.reporters.comparing.text import counted, side, summary
from conformance.reporters.harmless import line
from conformance.reporters.html.outline import parts_of

ROOM = Path(__file__).parent
SHARED = ROOM.parent.parent / "html"  # the look of all pages
WEIGHTS = ("breaking", "additive", "cosmetic")
RULINGS = ("build wrong", "both wrong", "document wrong", "open")


def comparison(document: Mapping[str, Any]) -> str:
    """The two runs, and the differences by weight, each with both sides and its evidence."""
    return _page("comparison.html.jinja", summary(document), document)


def arbitration(document: Mapping[str, Any]) -> str:
    """Who is wrong about what, and where the build differs though both conform."""
    return _page("arbitration.html.jinja", counted(document), document)


def timeline(document: Mapping[str, Any]) -> str:
    """Verdicts and drift over time as a plot, and below it what differed when."""
    return _page("timeline.html.jinja", "Over time", document, plot=plot(document["runs"]))


def _page(template: str, title: str, document: Mapping[str, Any], **more: Any) -> str:
    pages = Environment(
        loader=FileSystemLoader(ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"line": line, "side": side, "parts": parts_of}
    files = (SHARED / "base.css", ROOM / "comparing.css")
    return pages.get_template(template).render(
        document=document,
        title=title,
        style="\n".join(file.read_text("utf-8") for file in files),
        weights=WEIGHTS,
        rulings=RULINGS,
        **more,
    )
