"""
What the engine needs to know about Marketo as a vendor.
"""

from typing import Any

from conformance.target import Rate
from conformance.vendors.marketo.example import EXAMPLE_CREDENTIALS

# Half of 100 calls in 20 seconds and 10 at once, which all integrations of an account share.
RATE = Rate(calls=50, seconds=20, concurrency=5)

# What most accounts may call in a day; some have less.
DAILY = 50_000

# Requests that a permission costs on an instance that holds less than the reference: 201 programs
# that are made and removed again, 300 members, who are made with their leads.
BULK = {"marketo-programs": {"bulk-programs": 420}, "marketo-program-members": {"bulk-members": 10}}


def missing_credentials(auth: dict[str, Any]) -> str | None:
    """
    The key that `auth` lacks before a request could be authorised, or None.
    """
    if "token" in auth:
        return None
    return next((key for key in ("client_id", "client_secret") if key not in auth), None)


def secrets(auth: dict[str, Any]) -> list[str]:
    """
    The values of `auth` that no report may show.
    """
    nested = [value for value in auth.values() if isinstance(value, dict)]
    plain = [value for value in auth.values() if isinstance(value, str)]
    return plain + [value for inner in nested for value in secrets(inner)]


def example_credentials() -> dict[str, str]:
    """
    The published example credentials, which every reference implementation takes.
    """
    return dict(EXAMPLE_CREDENTIALS)


def reference() -> Any:
    """
    A fresh reference implementation: an ASGI application with `fixtures()`.
    """
    from conformance.vendors.marketo.reference import Marketo

    return Marketo()
