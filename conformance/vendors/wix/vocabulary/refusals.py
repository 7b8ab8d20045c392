"""
What refusals say, whichever area brought them about.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked, Garbled, NotApplicable
from conformance.vendors.wix.vocabulary.creations import Creations
from conformance.vendors.wix.vocabulary.outsiders import Outsiders
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.revisions import Revisions
from conformance.vendors.wix.vocabulary.sight import Sights
from conformance.vendors.wix.vocabulary.site import STRANGER

LABELS = ("invalid", "unknown", "stale", "unauthenticated", "forbidden")


@dataclass
class Refusals:
    """
    One refusal of each kind.
    """

    creations: Creations
    revisions: Revisions
    outsiders: Outsiders
    sights: Sights

    def __getitem__(self, label: str) -> "Refusal":
        kinds = {
            "invalid": lambda: self.creations.attempts["title of 151 characters"].reply,
            "unknown": lambda: self.sights.get("owner"),
            "stale": lambda: self.revisions.wrong["earlier"],
            "unauthenticated": lambda: self.sights.get(STRANGER),
            "forbidden": lambda: self.outsiders["member", "create"],
        }
        reply = kinds[label]()
        if not reply.denied:
            raise Blocked(f"{reply.exchange.operation} was {reply.describe()}, not refused")
        if label == "unauthenticated" and reply.absent:
            raise NotApplicable("who has an unknown token is a visitor here")
        return Refusal(reply)


@dataclass(frozen=True)
class Refusal:
    """
    The body of a refusal, whatever it holds. Who asks may be refused before the API is asked: such
    a refusal need have no body that is the API's.
    """

    reply: Reply

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def _body(self) -> dict[str, Any]:
        try:
            return self.reply.body
        except Garbled:
            if self.reply.unauthorised:
                raise NotApplicable("the refusal is not worded by the API") from None
            raise

    @property
    def message(self) -> Any:
        return self._body.get("message")

    @property
    def _details(self) -> dict[str, Any]:
        details = self._body.get("details")
        return details if isinstance(details, dict) else {}

    @property
    def application_code(self) -> Any:
        """The code of an application error, None where there is none."""
        error = self._details.get("applicationError")
        return error.get("code") if isinstance(error, dict) else None

    @property
    def validation_error(self) -> Any:
        return self._details.get("validationError")

    @property
    def explained(self) -> bool:
        """Whether the details say what was wrong, in one of the two ways."""
        return bool(self.application_code) or isinstance(self.validation_error, dict)

    @property
    def violations(self) -> list[dict[str, Any]]:
        error = self.validation_error
        found = error.get("fieldViolations") if isinstance(error, dict) else None
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
