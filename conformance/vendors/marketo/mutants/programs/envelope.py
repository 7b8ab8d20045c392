"""
Marketos that each get one thing about their envelope wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Refused


@breaks("envelope.success.boolean")
class WritesSuccessAsText(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "success": "true"}


@breaks("envelope.success.boolean")
class WritesFailureAsText(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        return {**super().refusal(path, refused), "success": "false"}


@breaks("envelope.request-id.present")
class LeavesTheRequestIdOutOfRefusals(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        body = super().refusal(path, refused)
        return {name: value for name, value in body.items() if name != "requestId"}


@breaks("envelope.request-id.present")
class LeavesTheRequestIdOutOfDeletions(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {**body, "requestId": None} if call.operation == "delete_program" else body


@breaks("envelope.success.without-errors")
class SucceedsWithErrors(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "errors": [{"code": "611", "message": "Oops"}]}


@breaks("envelope.success.without-errors")
class ClonesWithErrors(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        errors = [{"code": "709", "message": "Tags were not copied"}]
        body = super().success(call, answer)
        return {**body, "errors": errors} if call.operation == "clone_program" else body


@breaks("envelope.refusal.errors")
class WritesCodesAsNumbers(Marketo):
    def error(self, refused: Refused) -> Json:
        return {**super().error(refused), "code": int(refused.code)}


@breaks("envelope.refusal.errors")
class RefusesWithoutAMessage(Marketo):
    def error(self, refused: Refused) -> Json:
        return {"code": refused.code}


@breaks("envelope.refusal.http-200")
class RefusesWithHttp400(Marketo):
    status_of_refusals = 400


@breaks("envelope.warnings.list")
class LeavesEmptyWarningsOut(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        return {k: v for k, v in super().success(call, answer).items() if k != "warnings"}


@breaks(
    "envelope.result.array",
    also=("approval.approve.accepted", "approval.unapprove.accepted", "delete.answer.id"),
    because="their results are that record",
)
class SendsASingleIdBare(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        bare = call.operation in {"delete_program", "approve_program", "unapprove_program"}
        return (
            {**super().success(call, answer), "result": answer[0]}
            if bare
            else super().success(call, answer)
        )
