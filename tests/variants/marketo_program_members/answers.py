"""
Marketos that chose differently: what is answered, and what of a row.
"""

from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Refused,
    Skipped,
)

MEMBERS = "/members"


class HasErrorsAndWarnings(Marketo):
    """As the specification has it, and no published answer."""

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {**body, "errors": [], "warnings": []}


class HasNullForErrors(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "errors": None, "warnings": None}


class RefusesWithWarningsAndAnEmptyResult(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        return {**super().refusal(path, refused), "warnings": [], "result": []}


class RefusesMembersWithOtherCodes(Marketo):
    def error(self, refused: Refused) -> Json:
        kept = refused.code.startswith(("60", "61")) or "100,00" in refused.message
        return {"code": refused.code if kept else "611", "message": "System error"}


class NamesTheLeadOfSkippedRows(Marketo):
    def left_aside(self, call: Call, row: Json, skipped: Skipped) -> Json:
        return {**super().left_aside(call, row, skipped), "leadId": row.get("leadId")}


class HasNoReasonsWhereNobodyIsSkipped(Marketo):
    def done(self, call: Call, row: Json, status: str) -> Json:
        return {**super().done(call, row, status), "reasons": []}
