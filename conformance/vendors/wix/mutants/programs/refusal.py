"""
Sites that each get one thing about refusals wrong.
"""

from uuid import UUID

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Refused, Wix


@breaks("refusal.message")
class RefusesWithoutAMessage(Wix):
    def refusal(self, refused: Refused) -> Json:
        return {"details": self.details(refused)}


@breaks(
    "refusal.details",
    also=["joining.not-published.code", "lifecycle.past-start.code"],
    because="there is no code to be read",
)
class RefusesWithAnErrorOfItsOwn(Wix):
    def details(self, refused: Refused) -> Json:
        if refused.violations:
            return super().details(refused)
        return {"error": {"code": refused.code, "reason": refused.message}}


@breaks(
    "refusal.details",
    also=["joining.not-published.code", "lifecycle.past-start.code"],
    because="there is no code to be read",
)
class RefusesWithoutACode(Wix):
    def application_error(self, refused: Refused) -> Json:
        return {"description": refused.message, "data": {}}


@breaks("refusal.violations")
class NamesNoFieldAtFault(Wix):
    def details(self, refused: Refused) -> Json:
        details = super().details(refused)
        return {"validationError": {}} if "validationError" in details else details


class _Answers(Wix):
    """Refuses with another status."""

    instead: dict[int, int] = {}  # noqa: RUF012

    def perform(self, call: Call) -> Json:
        try:
            return super().perform(call)
        except Refused as refused:
            if not call.operation.endswith("_application"):
                refused.status = self.instead.get(refused.status, refused.status)
            raise


@breaks("refusal.status.invalid")
class AnswersWhatIsInvalidWith422(_Answers):
    instead = {400: 422}  # noqa: RUF012


@breaks("refusal.status.unknown")
class AnswersTheUnknownWith400(_Answers):
    instead = {404: 400}  # noqa: RUF012


@breaks("refusal.status.unauthenticated")
class ForbidsStrangers(Wix):
    def caller_of(self, call: Call) -> Caller:
        try:
            return super().caller_of(call)
        except Refused as refused:
            refused.status = 403
            raise


@breaks("refusal.status.forbidden")
class DeniesWith404(Wix):
    status_of_denials = 404


class _Miscalls(Wix):
    """Tells that there is no such program as if it were another mistake, in one operation."""

    where = ""

    def perform(self, call: Call) -> Json:
        try:
            return super().perform(call)
        except Refused as refused:
            if call.operation == self.where and refused.status == 404:
                refused.status = 428
            raise


@breaks("refusal.status.unknown")
class MiscallsTheUnknownToPublish(_Miscalls):
    where = "publish_program"


@breaks("refusal.status.unknown", depth="standard")
class MiscallsTheUnknownToDuplicate(_Miscalls):
    where = "duplicate_program"


@breaks("refusal.malformed-id", depth="standard")
class FailsToArchiveWhatHasNoGuid(Wix):
    def archive_program(self, call: Call) -> Json:
        UUID(call.path["id"])
        return super().archive_program(call)
