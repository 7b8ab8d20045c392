"""
The OpenAPI description of a suite, as it is written down.
"""

from functools import cache
from typing import Any

import yaml

from conformance.suites import data

METHODS = ("get", "post", "put", "patch", "delete")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it was built


@cache
def document(suite: str) -> dict[str, Any]:
    """The description of a suite, by its slug."""
    text = data(f"spec/{suite}/openapi.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, LOADER)  # noqa: S506 - a safe one, whichever it is
    return loaded
