"""
Sites that each get one thing about refusals wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Refused, Wix


@breaks("refusal.message")
class RefusesWithoutAMessage(Wix):
    def refusal(self, refused: Refused) -> Json:
        return {"details": self.details(refused)}


@breaks("refusal.details")
class RefusesWithAnErrorOfItsOwn(Wix):
    def details(self, refused: Refused) -> Json:
        if refused.violations:
            return super().details(refused)
        return {"error": {"code": refused.code, "reason": refused.message}}


@breaks("refusal.details")
class RefusesWithBothErrors(Wix):
    def details(self, refused: Refused) -> Json:
        details = super().details(refused)
        violations = details.get("validationError", {"fieldViolations": []})
        return {"applicationError": self.application_error(refused), "validationError": violations}


@breaks("refusal.application-code")
class RefusesWithoutACode(Wix):
    def application_error(self, refused: Refused) -> Json:
        return {"description": refused.message, "data": {}}


@breaks("refusal.violations")
class NamesNoFieldAtFault(Wix):
    def details(self, refused: Refused) -> Json:
        details = super().details(refused)
        return {"validationError": {}} if "validationError" in details else details


@breaks("refusal.violations")
class ListsTheFieldsWithoutTheirNames(Wix):
    def details(self, refused: Refused) -> Json:
        details = super().details(refused)
        for violation in details.get("validationError", {}).get("fieldViolations", []):
            violation.pop("field")
        return details


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
class DeniesWith400(Wix):
    status_of_denials = 400


@breaks("refusal.status.forbidden")
class DeniesWith404(Wix):
    status_of_denials = 404
