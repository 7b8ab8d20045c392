"""
The OpenAPI description of a suite, as it is written down.
"""

from typing import Any

from conformance.datafile import contents

METHODS = ("get", "post", "put", "patch", "delete")


def document(suite: str) -> dict[str, Any]:
    """The description of a suite, by its slug."""
    loaded: dict[str, Any] = contents(f"spec/{suite}/openapi.yaml")
    return loaded
