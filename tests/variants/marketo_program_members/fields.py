"""
Marketos that chose differently: which fields there are.
"""

from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Field,
    Json,
    Marketo,
    Refused,
)


class SearchesByLeadAndCustomFieldsAlone(Marketo):
    """As one published answer has it."""

    standard_searchable = ("leadId",)


class SearchesByLeadAndSuccessAlone(Marketo):
    standard_searchable = ("leadId", "reachedSuccess")


class SearchesByEveryStandardField(Marketo):
    def __init__(self) -> None:
        super().__init__()
        standard = [field.name for field in self.fields.values() if not field.custom]
        self.standard_searchable = tuple(standard)  # type: ignore[assignment]


class HasNoCustomFields(Marketo):
    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: field for name, field in self.fields.items() if not field.custom}


class HasTextsAlone(Marketo):
    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            name: field
            for name, field in self.fields.items()
            if not field.custom or field.type == "string"
        }


class DescribesHiddenFields(Marketo):
    def fields_to_describe(self) -> list[Field]:
        return list(self.fields.values())


class DescribesByDisplayName(Marketo):
    def described(self, field: Field) -> Json:
        return {**super().described(field), "displayName": field.display}


class DescribesWithoutDates(Marketo):
    def description(self) -> Json:
        record = super().description()
        return {name: record[name] for name in record if name not in {"createdAt", "updatedAt"}}


class ShowsTheSchemaOfCustomFieldsAlone(Marketo):
    """What a role may see is its owner's choice."""

    def fields_to_list(self) -> list[Field]:
        return [field for field in super().fields_to_list() if field.custom]

    def known_field(self, call: Call) -> Field:
        field = super().known_field(call)
        if not field.custom:
            raise Refused("603", "Access denied")
        return field


class ShowsNoSchema(Marketo):
    def perform(self, call: Call) -> Any:
        if "/schema/" in call.path:
            raise Refused("603", "Access denied")
        return super().perform(call)
