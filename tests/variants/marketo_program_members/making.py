"""
Marketos that chose differently: fields that are made.
"""

from conformance.vendors.marketo.reference import (
    Call,
    Field,
    Json,
    Marketo,
    Refused,
    Skipped,
)


class RefusesFieldsAltogether(Marketo):
    """What is wrong with one field refuses the call."""

    def may_be_made(self, row: Json) -> None:
        try:
            super().may_be_made(row)
        except Skipped as skipped:
            raise Refused(skipped.reason["code"], skipped.reason["message"]) from None


class IgnoresFixedAttributes(Marketo):
    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        fixed = attribute in {"dataType", "name", "isCustom", "length"}
        return fixed or super().may_be_updated_to(field, attribute, value)

    def rewrite(self, field: Field, row: Json) -> None:
        fixed = {"dataType", "name", "isCustom", "length"}
        super().rewrite(field, {name: row[name] for name in row if name not in fixed})


class MakesAsManyFieldsAsFit(Marketo):
    def create_fields(self, call: Call) -> Json:
        rows = self.sent_fields(call)
        room = self.most_custom_fields - sum(field.custom for field in self.fields.values())
        reason = [{"code": "1028", "message": "Too many fields"}]
        full = [{"name": row.get("name"), "status": "skipped", "reasons": reason} for row in rows]
        return {"result": [self.made(row) for row in rows[:room]] + full[room:]}


class CountsFieldsOfTheApiAlone(Marketo):
    def create_fields(self, call: Call) -> Json:
        other = [field for field in self.fields.values() if field.custom and not field.api]
        self.most_custom_fields = 20 + len(other)
        return super().create_fields(call)
