"""
Writing fields of members, of those that can be updated.
"""

from dataclasses import replace as copied
from math import isfinite
from typing import Any

from ..call import Call, Refused, operation
from ..record import Json, Program
from .query import Query
from .record import Field, Membership
from .roll import Skipped

KINDS: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "score": (int,),
    "float": (int, float),
    "currency": (int, float),
    "percent": (int, float),
}

LONGEST_TEXT = 2000


class Data(Query):
    @operation("POST", "/rest/v1/programs/{id:int}/members.json")
    def sync_data(self, call: Call) -> Json:
        if self.is_a_query(call):
            return self.get_members(copied(call, operation="get_members"))
        program = self.program_of(call)
        return self.each(call, lambda row: self.set_fields(program, row))

    def is_a_query(self, call: Call) -> bool:
        """Whether a query was sent as a POST, since it was too long for a URI."""
        return call.text("_method") == "GET"

    def set_fields(self, program: Program, row: Json) -> str:
        lead = self.lead_of(row)
        member = self.roll(program).get(lead)
        if member is None:
            return self.no_member(program, lead, row)
        sent = {name: value for name, value in row.items() if name != "leadId"}
        self.write(program, member, {name: self.checked(name, sent[name]) for name in sent})
        return "updated"

    def no_member(self, program: Program, lead: int, row: Json) -> str:  # noqa: ARG002
        raise Skipped("1013", "Membership not found")

    def checked(self, name: str, value: Any) -> Any:
        """Give the value that is stored for a field."""
        field = self.fields.get(name)
        if field is None:
            raise Skipped("1006", f"Field '{name}' not found")
        if not self.is_updateable(field):
            raise Skipped("1003", f"Field '{name}' is not updateable")
        if value in (None, ""):
            return None
        if not self.is_of_type(field, value) or self.is_too_long(field, value):
            raise Skipped("1003", f"Invalid value for field '{name}'")
        return value if field.type in KINDS else str(value)

    def is_of_type(self, field: Field, value: Any) -> bool:
        if field.type in {"date", "datetime"}:
            return isinstance(value, str) and self.is_a_date(value)
        kinds = KINDS.get(field.type, (str, int, float))
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            return False
        return not isinstance(value, float) or isfinite(value)

    def is_a_date(self, text: str) -> bool:
        try:
            return bool(self.instant(text))
        except Refused:
            return False

    def is_too_long(self, field: Field, value: Any) -> bool:
        """Whether a text is longer than its field; what then happens is open."""
        return field.type not in KINDS and len(str(value)) > (field.length or LONGEST_TEXT)

    def is_updateable(self, field: Field) -> bool:
        return field.updateable

    def write(self, program: Program, member: Membership, values: Json) -> None:
        member.values.update(values)
        member.updated = self.this_second()
        self.roll(program)[member.lead] = member
