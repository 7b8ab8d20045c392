"""
One case as it was answered, and what is wrong with that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.generated.answer import misfit
from conformance.generated.case import Case, inside
from conformance.generated.description import Described
from conformance.outcome import Blocked

if TYPE_CHECKING:
    from conformance.generated.trials import Trials

CRASH = range(500, 600)
REFUSED = {"rejected", "unauthorised"}


@dataclass(frozen=True, repr=False)
class Trial:
    """
    One case as it was answered. What a check reads of it is evidence of that check; what is wrong
    is a sentence, and None where nothing is.
    """

    case: Case
    exchange: Exchange
    reading: str
    codes: list[str]
    operation: Described
    trials: "Trials"

    def __repr__(self) -> str:
        return f"<{self.case.id}>"

    def _seen(self) -> str:
        consult(self.exchange)
        return self.reading

    @property
    def crash(self) -> str | None:
        """An answer that speaks of a fault of the server's own."""
        self._seen()
        response = self.exchange.response
        if response is None or response.status not in CRASH or self.reading == "busy":
            return None
        return self._told(f"status {response.status}", lambda trial: trial.crash)

    @property
    def misfit(self) -> str | None:
        """How an answer differs from what the description says of its status."""
        self._seen()
        sent = [each for change in self.case.changes for each in inside(change.value)]
        wrong = misfit(self.operation, self.exchange, [*sent, *self.trials.stored])
        return wrong and self._told(wrong, lambda trial: trial.misfit)

    @property
    def accepted(self) -> str | None:
        """A call that had to be refused, and was not."""
        seen = self._seen()
        if seen in {*REFUSED, "busy"} or (seen == "absent" and self._says_no):
            return None
        return self._told(self.describe(), lambda trial: trial.accepted)

    @property
    def refused(self) -> str | None:
        """
        A call that had to be taken, and was not; raises Blocked where the one that it is made of is
        not taken either.
        """
        self._seen()
        if self.taken:
            return None
        right = self.trials[Case(self.case.operation)]
        if not right.taken:
            raise Blocked(f"{self.case.operation} as documented was {right.describe()}")
        return self._told(self.describe(), lambda trial: trial.refused)

    @property
    def taken(self) -> bool:
        """Whether the call was carried out, though it may have found nothing."""
        return self.reading in {"accepted", "busy"} or (
            self.reading == "absent" and not self._fails
        )

    @property
    def _says_no(self) -> bool:
        return self._fails or bool(self.codes)

    @property
    def _fails(self) -> bool:
        """Whether the status is one of a failure."""
        return self.exchange.response is not None and self.exchange.response.status >= 400

    @property
    def let_in(self) -> str | None:
        """A call that nobody authorised, and that was not refused for it."""
        return None if self._seen() in {"unauthorised", "busy"} else self._told(self.describe())

    def describe(self) -> str:
        """How the call was answered, for an observation."""
        response = self.exchange.response
        status = str(response.status) if response and response.status != 200 else ""
        return " ".join(word for word in (self.reading, status, *self.codes) if word)

    def _told(self, what: str, wrong: Callable[["Trial"], Any] | None = None) -> str:
        case = self.trials.minimal(self.case, wrong) if wrong else self.case
        return f"{case.operation}: {what} where {case}"
