"""
What members have: Describe, and which fields a query can search by.
"""

from ..call import Call, operation
from ..record import Json
from .field import Fields
from .record import Field


class Describe(Fields):
    standard_searchable = ("leadId", "reachedSuccess", "statusName")
    types_to_filter_by = frozenset({"string", "integer"})

    @operation("GET", "/rest/v1/programs/members/describe.json")
    def describe_members(self, call: Call) -> Json:  # noqa: ARG002
        return {"result": [self.description()]}

    def description(self) -> Json:
        return {
            "name": "API Program Membership",
            "description": "Fields of the members of programs",
            "createdAt": "2022-11-07T09:12:44Z",
            "updatedAt": "2022-11-07T09:12:44Z",
            "dedupeFields": ["leadId", "programId"],
            "searchableFields": [[name] for name in self.searchable()],
            "fields": [self.described(field) for field in self.fields_to_describe()],
        }

    def fields_to_describe(self) -> list[Field]:
        return [field for field in self.fields.values() if not field.hidden]

    def searchable(self) -> list[str]:
        return [*self.standard_searchable, *self.searchable_custom()]

    def searchable_custom(self) -> list[str]:
        return [
            field.name
            for field in self.fields_to_describe()
            if field.custom and field.type in self.types_to_filter_by
        ]

    def described(self, field: Field) -> Json:
        length = {} if field.length is None else {"length": field.length}
        return {
            "name": field.name,
            "displayName": field.display if field.custom else field.name,
            "dataType": field.type,
            **length,
            "updateable": field.updateable,
            "crmManaged": False,
        }
