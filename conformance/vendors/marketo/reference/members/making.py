"""
Making custom fields, and updating them. None can be deleted.
"""

import re
from dataclasses import replace

from ..call import Call, Refused, operation, wrong
from ..record import Json
from .field import Fields
from .record import Field
from .roll import Skipped

TYPES = {
    "boolean": None,
    "currency": None,
    "date": None,
    "datetime": None,
    "email": 255,
    "float": None,
    "integer": None,
    "percent": None,
    "phone": 255,
    "score": None,
    "string": 255,
    "url": 255,
}


class Making(Fields):
    most_custom_fields = 20
    required_attributes = ("displayName", "name", "dataType")
    updateable_attributes = frozenset(
        {"description", "displayName", "isHidden", "isHtmlEncodingInEmail", "isSensitive"}
    )
    updateable_of_standard = frozenset({"description", "isHtmlEncodingInEmail", "isSensitive"})
    attributes = {  # noqa: RUF012
        "displayName": "display",
        "name": "name",
        "dataType": "type",
        "description": "description",
        "isHidden": "hidden",
        "isHtmlEncodingInEmail": "html",
        "isSensitive": "sensitive",
        "isCustom": "custom",
        "length": "length",
    }

    @operation("POST", "/rest/v1/programs/members/schema/fields.json")
    def create_fields(self, call: Call) -> Json:
        rows = self.sent_fields(call)
        custom = [field for field in self.fields.values() if field.custom]
        if len(custom) + len(rows) > self.most_custom_fields:
            raise Refused("1028", f"More than {self.most_custom_fields} custom fields")
        return {"result": [self.made(row) for row in rows]}

    @operation("POST", "/rest/v1/programs/members/schema/fields/{name}.json")
    def update_field(self, call: Call) -> Json:
        field, rows = self.known_field(call), self.sent_fields(call)
        if len(rows) != 1:
            raise Refused("1003", "Exactly one field is updated at a time")
        self.update(field, rows[0])
        return {"result": [{"name": field.name, "status": "updated"}]}

    def sent_fields(self, call: Call) -> list[Json]:
        rows = call.rows("input")
        return rows or self.no_fields(call)

    def no_fields(self, call: Call) -> list[Json]:  # noqa: ARG002
        raise Refused("1002", "input cannot be blank")

    def made(self, row: Json) -> Json:
        try:
            self.may_be_made(row)
        except Skipped as skipped:
            name = row.get("name")
            return {"name": name, "status": "skipped", "reasons": [skipped.reason]}
        self.make(row)
        return {"name": row["name"], "status": "created"}

    def may_be_made(self, row: Json) -> None:
        for attribute in self.required_attributes:
            if not isinstance(row.get(attribute), str) or not row[attribute]:
                raise Skipped("1002", f"{attribute} cannot be blank")
        if not self.name_is_allowed(row["name"]):
            raise Skipped("1003", "A name begins with a letter, and has letters, digits and _")
        if not self.display_name_is_allowed(row["displayName"]):
            raise Skipped("1003", "A display name has no special characters")
        if not self.type_is_allowed(row["dataType"]):
            raise Skipped("1003", f"No such type: {row['dataType']}")
        if self.field_name_is_taken(row["name"]) or self.display_name_is_taken(row["displayName"]):
            raise Skipped("1017", "A field of this name exists already")

    def name_is_allowed(self, name: str) -> bool:
        return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name))

    def display_name_is_allowed(self, name: str) -> bool:
        return bool(re.fullmatch(r"[\w .()/-]+", name))

    def type_is_allowed(self, word: str) -> bool:
        return word in TYPES

    def field_name_is_taken(self, name: str) -> bool:
        return name in self.fields

    def display_name_is_taken(self, name: str) -> bool:
        return name in {field.display for field in self.fields.values()}

    def make(self, row: Json) -> None:
        self.keep_field(self.drafted_field(row))

    def drafted_field(self, row: Json) -> Field:
        field = Field(row["name"], row["displayName"], row["dataType"], custom=True, api=True)
        field.length, field.updateable = TYPES.get(field.type), True
        for attribute in ("description", "isHidden", "isHtmlEncodingInEmail", "isSensitive"):
            if attribute in row:
                setattr(field, self.attributes[attribute], row[attribute])
        return field

    def keep_field(self, field: Field) -> None:
        self.fields[field.name] = field

    def update(self, field: Field, row: Json) -> None:
        for attribute in row:
            if not self.may_be_updated_to(field, attribute, row[attribute]):
                raise Refused("1003", f"{attribute} can't be updated")
        self.rewrite(field, row)

    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        allowed = self.updateable_attributes if field.custom else self.updateable_of_standard
        if attribute == "isHidden" and not field.api:
            return False
        if attribute == "displayName" and value != field.display:
            known = self.display_name_is_allowed(str(value))
            return attribute in allowed and known and not self.display_name_is_taken(str(value))
        return attribute in allowed

    def rewrite(self, field: Field, row: Json) -> None:
        unknown = [attribute for attribute in row if attribute not in self.attributes]
        if unknown:
            raise wrong(unknown[0], "an attribute of a field")
        changes = {self.attributes[attribute]: value for attribute, value in row.items()}
        updated = replace(field, **changes)
        if updated.name != field.name:
            del self.fields[field.name]
        self.keep_field(updated)
