"""
Marketos that chose differently: what may be written of members.
"""

from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Field,
    Json,
    Marketo,
    Membership,
    Program,
    Refused,
    Skipped,
    Step,
)


class RefusesStatusesByTheRow(Marketo):
    def no_such_status(self, program: Program, name: str) -> Step:
        raise _EachSkipped

    def sync_status(self, call: Call) -> Json:
        try:
            return super().sync_status(call)
        except _EachSkipped:
            reason = {"code": "1003", "message": "Invalid statusName"}
            rows = [{"status": "skipped", "reasons": [reason]} for _ in self.sent_rows(call)]
            return {"result": self.numbered(rows)}


class _EachSkipped(Exception):
    pass


class RefusesUnknownLeadsAltogether(Marketo):
    def lead_of(self, row: Json) -> int:
        try:
            return super().lead_of(row)
        except Skipped as skipped:
            raise Refused("1004", skipped.reason["message"]) from None

    def sent_rows(self, call: Call) -> list[Json]:
        rows = super().sent_rows(call)
        for row in rows:
            self.lead_of(row)
        return rows


class RemovesByTheStatusAtStepZero(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        if wanted.step == 0 and lead in self.roll(program):
            self.leave(program, lead)
            return "updated"
        return super().set_status(program, wanted, lead)


class RefusesTheStatusAtStepZero(Marketo):
    def allowed_statuses(self, program: Program) -> dict[str, Step]:
        return {name: step for name, step in self.steps(program).items() if step.step}


class RefusesFixedFieldsAltogether(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        try:
            return super().checked(name, value)
        except Skipped as skipped:
            raise Refused(skipped.reason["code"], skipped.reason["message"]) from None


class IgnoresFixedFields(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        kept = {n: v for n, v in values.items() if n in self.fields and self.fields[n].updateable}
        super().write(program, member, kept)

    def is_updateable(self, field: Field) -> bool:
        return True


class KeepsEmptyTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        return "" if value == "" or value is None else super().checked(name, value)


class CutsTextsThatAreTooLong(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        length = self.fields[name].length if name in self.fields else None
        return super().checked(name, value[:length] if isinstance(value, str) else value)
