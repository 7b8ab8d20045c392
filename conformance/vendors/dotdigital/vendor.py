"""
What the engine needs to know about Dotdigital as a vendor.
"""

import base64
from typing import Any

from conformance.target import Rate
from conformance.vendors.dotdigital.example import EXAMPLE_CREDENTIALS

# The flat limit was 2000 calls an hour. Today's limits are per minute and depend on the tier of an
# account, which nobody can ask for; half of the flat one stays below the lowest that is known. The
# window is short, so that a run sends a few calls at once and then waits little and often.
RATE = Rate(calls=50, seconds=180, concurrency=2)

PATHS = ("/v2",)


def missing_credentials(auth: dict[str, Any]) -> str | None:
    """
    The key that `auth` lacks before a request could be authorised, or None.
    """
    return next((key for key in ("username", "password") if key not in auth), None)


def secrets(auth: dict[str, Any]) -> list[str]:
    """
    The values of `auth` that no report may show, and what HTTP Basic makes of user and password.
    """
    users = [auth, *(value for value in auth.values() if isinstance(value, dict))]
    plain = [value for user in users for value in user.values() if isinstance(value, str)]
    return plain + [_basic(user) for user in users if {"username", "password"} <= user.keys()]


def example_credentials() -> dict[str, str]:
    """
    The published example credentials, which every reference implementation takes.
    """
    return dict(EXAMPLE_CREDENTIALS)


def reference() -> Any:
    """
    A fresh reference implementation: an ASGI application with `fixtures()` and `hooks()`.
    """
    from conformance.vendors.dotdigital.reference import Dotdigital

    return Dotdigital()


def _basic(user: dict[str, str]) -> str:
    return base64.b64encode(f"{user['username']}:{user['password']}".encode()).decode()
