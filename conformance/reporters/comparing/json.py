"""
The document itself.
"""

import json
from collections.abc import Mapping
from typing import Any


def comparison(document: Mapping[str, Any]) -> str:
    """The document as JSON, a newline at the end."""
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


arbitration = comparison
timeline = comparison
