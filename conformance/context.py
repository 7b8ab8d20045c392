"""
What the fixtures of a suite are built from: the target, the client, and what the user allows.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.client import Client
from conformance.ledger import Ledger
from conformance.outcome import NeedsAllow, NeedsFixture
from conformance.target import Target


@dataclass(frozen=True)
class Context:
    """
    One suite's run against one target.
    """

    target: Target
    credentials: dict[str, Any] = field(repr=False)
    client: Client
    ledger: Ledger
    allowed: frozenset[str]

    def fixture(self, key: str) -> Any:
        """The target file's value for a fixture key; raises NeedsFixture where it has none."""
        if self.target.fixtures.get(key) is None:
            raise NeedsFixture(key)
        return self.target.fixtures[key]

    def need(self, kind: str, name: str) -> None:
        """What a requirement needs: a `fixture` or an `allow`, by name."""
        if kind == "allow":
            self.allow(name)
        else:
            self.fixture(name)

    def allow(self, name: str) -> None:
        """Raises NeedsAllow unless the user allowed this by name."""
        if name not in self.allowed:
            raise NeedsAllow(name)
