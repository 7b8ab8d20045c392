"""
Writing fields of members, of those that can be updated.
"""

from dataclasses import replace as copied
from typing import Any

from ..call import Call, operation
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
        kinds = KINDS.get(field.type, (str, int, float))
        fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
        if not fits or len(str(value)) > (field.length or 2000):
            raise Skipped("1003", f"Invalid value for field '{name}'")
        return str(value) if str in kinds else value

    def is_updateable(self, field: Field) -> bool:
        return field.updateable

    def write(self, program: Program, member: Membership, values: Json) -> None:  # noqa: ARG002
        member.values.update(values)
        member.updated = self.this_second()
