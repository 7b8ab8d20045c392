"""
Marketos whose lead database answers in another envelope.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Refused

MEMBERS = "members"


class _Answers(Marketo):
    """Alters the envelope of answers about members."""

    def accepting(self, body: Json) -> Json:
        return body

    def refusing(self, body: Json) -> Json:
        return body

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return self.accepting(body) if MEMBERS in call.path else body

    def refusal(self, path: str, refused: Refused) -> Json:
        body = super().refusal(path, refused)
        return self.refusing(body) if MEMBERS in path else body


@breaks("answer.success")
class SaysTrueAsText(_Answers):
    def accepting(self, body: Json) -> Json:
        return {**body, "success": "true"}


@breaks("answer.success")
class SaysFalseAsText(_Answers):
    def refusing(self, body: Json) -> Json:
        return {**body, "success": "false"}


@breaks("answer.request-id")
class GivesNoRequestId(_Answers):
    def accepting(self, body: Json) -> Json:
        return {name: value for name, value in body.items() if name != "requestId"}


@breaks("answer.request-id")
class GivesRefusalsNoRequestId(_Answers):
    def refusing(self, body: Json) -> Json:
        return {**body, "requestId": ""}


@breaks(
    "answer.result",
    also=["field.by-name.found", "field.by-name.same"],
    because="the record can not be read",
)
class SendsALoneRecordBare(_Answers):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        alone = call.path.endswith("/statusName.json") and call.operation == "get_field"
        return {**body, "result": body["result"][0]} if alone else body


@breaks("answer.without-errors")
class PutsSkippedRowsIntoErrors(_Answers):
    def accepting(self, body: Json) -> Json:
        skipped = [row for row in body["result"] if row.get("status") == "skipped"]
        reasons = [reason for row in skipped for reason in row["reasons"]]
        return {**body, "errors": reasons} if reasons else body


@breaks("answer.refusal.errors")
class RefusesWithNumbers(_Answers):
    def refusing(self, body: Json) -> Json:
        errors = [{**error, "code": int(error["code"])} for error in body["errors"]]
        return {**body, "errors": errors}


@breaks("answer.refusal.errors")
class RefusesWithoutSayingWhy(_Answers):
    def refusing(self, body: Json) -> Json:
        known = body["errors"][0]["code"] in {"600", "601", "602", "603", "1003", "1006"}
        return body if known else {**body, "errors": []}


@breaks("answer.refusal.http-200")
class RefusesMembersWith400(Marketo):
    status_of_refusals = 400
