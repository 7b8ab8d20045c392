"""
Reports on what two runs differ in: each a pure function of the document that a comparison or an
arbitration is.
"""

import importlib
from collections.abc import Mapping
from typing import Any

FORMATS = ("html", "json", "markdown", "text")
ABOUT = {
    "conformance-comparison": "comparison",
    "conformance-arbitration": "arbitration",
    "conformance-timeline": "timeline",
}


def render(kind: str, document: Mapping[str, Any], **options: Any) -> str:
    """
    A report on a comparison, an arbitration or a timeline, by its document.

    `text` takes `width` and `colour`.
    """
    module: Any = importlib.import_module(f"conformance.reporters.comparing.{kind}")
    return str(getattr(module, ABOUT[document["kind"]])(document, **options))
