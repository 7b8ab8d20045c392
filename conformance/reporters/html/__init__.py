"""
The record as a page: one file that needs nothing else, neither a network nor a server.
"""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conformance.record import Record
from conformance.reporters.html.content import archive, embedded, evidence
from conformance.reporters.html.outline import outline

ROOM = Path(__file__).parent


def render(record: Record) -> str:
    """
    The whole page. What a target sent is in it as escaped text, or as JSON that no parser of HTML
    takes for anything else; the page's own policy lets no other script run.
    """
    pages = Environment(
        loader=FileSystemLoader(ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = (ROOM / "page.js").read_text("utf-8")
    return pages.get_template("page.html.jinja").render(
        **outline(record),
        style=(ROOM / "page.css").read_text("utf-8"),
        script=script,
        script_digest=_digest(script),
        evidence=embedded(evidence(record)),
        archive=archive(record),
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
