"""
An application to join a program, as an answer shows it.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import NotApplicable
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass(frozen=True)
class Application:
    """An answer about a join application."""

    reply: Reply

    @property
    def record(self) -> dict[str, Any]:
        """The application; empty where the call was refused."""
        found = self.reply.body.get("joinApplication") if self.reply.accepted else None
        return found if isinstance(found, dict) else {}

    @property
    def offered(self) -> "Application":
        """Itself; raises NotApplicable where no join applications are taken at all."""
        if self.reply.reading == "absent" and not self.reply.error_codes:
            raise NotApplicable("the target offers no join applications")
        return self

    @property
    def status(self) -> Any:
        """Its status; None where the call was refused."""
        return self.record.get("status")

    @property
    def denied(self) -> bool:
        return self.reply.denied

    @property
    def joined(self) -> bool:
        """Whether whoever applied takes part now."""
        return bool(self.status == "APPROVED")

    def describe(self) -> str:
        """How it was answered, for an observation."""
        return str(self.status or self.reply.describe())
