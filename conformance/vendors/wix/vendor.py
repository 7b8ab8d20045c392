"""
What the engine needs to know about Wix as a vendor.
"""

from typing import Any

from conformance.target import Rate
from conformance.vendors.wix.example import EXAMPLE_CREDENTIALS

# Half of the 200 requests a minute that Wix allows an instance of an app; for Online Programs it
# states no limit of its own, and none of requests at once.
RATE = Rate(calls=100, seconds=60, concurrency=2)

# What the reference serves besides the operations of `readings.yaml` and the hooks.
PATHS = ("/_api", "/oauth2")


def missing_credentials(auth: dict[str, Any]) -> str | None:
    """
    The key that `auth` lacks before a request could be authorised, or None.
    """
    return None if auth.get("owner") else "owner"


def secrets(auth: dict[str, Any]) -> list[str]:
    """
    The values of `auth` that no report may show: every identity's token, and the ids of the site
    and the account that go with an API key.
    """
    return [value for value in auth.values() if isinstance(value, str)]


def example_credentials() -> dict[str, str]:
    """
    The published example credentials, which every reference implementation takes.
    """
    return dict(EXAMPLE_CREDENTIALS)


def reference() -> Any:
    """
    A fresh reference implementation: an ASGI application with `fixtures()` and `hooks()`.
    """
    from conformance.vendors.wix.reference import Wix

    return Wix()
