"""
What a suite's vocabulary gives to the checks that are generated: right calls, and a look at what
the run has on the target.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

from conformance.exchange import Exchange

# Credentials that are no good, as a ground is asked for them.
NOBODY = "no-credentials"
IMPOSTOR = "made-up-credentials"
NEAR = "almost-the-credentials"
STRANGERS = (NOBODY, IMPOSTOR, NEAR)


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"

    def __deepcopy__(self, memo: dict[int, Any]) -> "_Absent":
        return self


ABSENT: Any = _Absent()  # a parameter or a body that is not there


@dataclass(frozen=True)
class Call:
    """The parts of a request: parameters of path, query and header, and a body."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, Any] = field(default_factory=dict)
    body: Any = ABSENT


class Ground(Protocol):
    """
    What the generated checks of a suite stand on. Whatever can't be had raises NotJudged.
    """

    def right(self, operation: str) -> Call:
        """A call of an operation on what is the run's own, right as it stands."""

    def send(
        self, operation: str, call: Call, *, stranger: str = ""
    ) -> tuple[Exchange, str, list[str]]:
        """
        Send a call with the run's credentials, or a stranger's: what the client says of it. What it
        makes is entered in the ledger.
        """

    def state(self) -> Any:
        """Everything of the run's own that an operation could change, as the target shows it."""

    def life(self) -> "Life":
        """What can be made, read, changed and deleted, for sequences of calls."""


class Life(Protocol):
    """One kind of thing that operations make, read, change and delete."""

    def make(self) -> Any:
        """Make one, and say its id."""

    def change(self, id: Any, mark: str) -> bool:  # noqa: A002
        """Write a text into it; whether that was taken."""

    def delete(self, id: Any) -> bool:  # noqa: A002
        """Delete it; whether that was taken."""

    def look(self, id: Any) -> str | None:  # noqa: A002
        """The text that is in it, or None where it is not there."""
