"""
What the fixtures of a suite are built from: the target, the client, and what the user allows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from conformance.client import Client
from conformance.hook import Pulled, pull
from conformance.ledger import Ledger
from conformance.outcome import Deselected, NeedsAllow, NeedsFixture, NotApplicable
from conformance.target import Target
from conformance.together import at_once, simultaneously

Value = TypeVar("Value")


@dataclass(frozen=True, repr=False)
class Context:
    """
    One suite's run against one target.
    """

    target: Target
    credentials: dict[str, Any]
    client: Client
    ledger: Ledger
    allowed: frozenset[str]

    def __repr__(self) -> str:
        # A failed assertion shows what its words hold, which would be every exchange of the run.
        return "<run>"

    def at_once(self, calls: Sequence[Callable[[], Value]]) -> list[Value]:
        """
        What some calls return, in their order: as many go on at a time as the run has lanes.

        Raises what the first of them raised that did.
        """
        return at_once(calls, self.client.lanes)

    def simultaneously(self, calls: Sequence[Callable[[], Value]]) -> list[Value]:
        """The same for calls that have to be made at the same time, whatever lanes there are."""
        return simultaneously(calls)

    def fixture(self, key: str) -> Any:
        """The target file's value for a fixture key; raises NeedsFixture where it has none."""
        if self.target.fixtures.get(key) is None:
            raise NeedsFixture(key)
        return self.target.fixtures[key]

    def identity(self, name: str) -> Any:
        """
        The credentials of another caller, by their key in `auth`: a token, or several values.

        Raises NeedsFixture where the target file has none.
        """
        if not self.credentials.get(name):
            raise NeedsFixture(f"auth.{name}")
        return self.credentials[name]

    def need(self, kind: str, name: str) -> None:
        """What a requirement needs, by kind and name; raises what says why it can't be judged."""
        match kind:
            case "fixture":
                self.fixture(name)
            case "identity":
                self.identity(name)
            case "hook":
                self._hook(name)
            case "allow":
                self.allow(name)
            case "capability":
                self.capability(name)
            case _:
                raise ValueError(f"needs {kind}:{name}: there is no such kind")

    def allow(self, name: str) -> None:
        """Raises NeedsAllow unless the user allowed this by name."""
        if name not in self.allowed:
            raise NeedsAllow(name)

    def capability(self, name: str) -> None:
        """Raises NotApplicable where the target file says that the target does not offer this."""
        if self.target.capabilities.get(name) is False:
            raise NotApplicable(f"capabilities.{name} is false")

    def hook(self, hook: str, /, **values: Any) -> Pulled:
        """
        Bring the target into a state by one of its hooks, whose placeholders get these values.

        Says whether the target did it or declined, and what the hook returns; what then is so, a
        check reads through the API. Raises NeedsFixture where the target file has no such hook,
        Unanswered where it does not work, Deselected where the profile is read-only.
        """
        return pull(self.client, hook, self._hook(hook), values)

    def _hook(self, name: str) -> dict[str, Any]:
        if self.client.read_only:
            raise Deselected(f"profile read-only sends no hook, such as {name}")
        if name not in self.target.hooks:
            raise NeedsFixture(f"hooks.{name}")
        hook: dict[str, Any] = self.target.hooks[name]
        return hook
