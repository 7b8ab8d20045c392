"""
Marketos whose queries do not agree about members.
"""

import re
from typing import Any
from urllib.parse import unquote

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Membership, Program


class _ShowsOtherwise(Marketo):
    """Leaves custom fields out by one filter."""

    name = ""

    def get_members(self, call: Call) -> Json:
        answer = super().get_members(call)
        if call.text("filterType") == self.name:
            for row in answer["result"]:
                row.update({name: None for name in row if name in self.fields and self.lost(name)})
        return answer

    def lost(self, name: str) -> bool:
        return self.fields[name].custom


@breaks("view.fields", depth="standard")
class ShowsNoCustomFieldsByDate(_ShowsOtherwise):
    name = "updatedAt"


@breaks("view.fields", depth="standard")
class ShowsNoCustomFieldsByStatus(_ShowsOtherwise):
    name = "statusName"


@breaks("view.fields", depth="standard")
class ShowsNoDatesBySuccess(_ShowsOtherwise):
    name = "reachedSuccess"

    def lost(self, name: str) -> bool:
        return self.fields[name].type == "datetime"


@breaks("view.pages", depth="standard")
class SkipsAMemberOfARange(Marketo):
    def begins_at(self, call: Call) -> int:
        place = super().begins_at(call)
        return place + 1 if place and call.text("filterType") == "updatedAt" else place


@breaks("query.values.several", depth="standard")
class LooksForTheFirstNumberAlone(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        number = self.fields[name].type == "integer"
        return super().matches(program, member, name, values[:1] if number else values)


@breaks("view.present", depth="standard")
class FindsMembersByFormerValues(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        held = {(program.id, member.lead, *one) for one in member.values.items()}
        self.held: set[Any] = {*getattr(self, "held", ()), *held}
        super().write(program, member, values)

    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        key = (program.id, member.lead, name)
        former = [str(one[3]) for one in getattr(self, "held", ()) if one[:3] == key]
        return bool({*former} & {*values}) or super().matches(program, member, name, values)


@breaks("data.updated")
class DropsTheZerosOfTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        short = isinstance(kept, str) and len(kept) < 9 and kept.isdigit()
        return str(int(kept)) if short else kept


@breaks("data.updated", depth="standard")
class KeepsTheFirstLineOfTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        return kept.partition("\n")[0] if isinstance(kept, str) else kept


@breaks("data.kinds")
class DropsTheSignOfNumbers(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        return abs(kept) if type(kept) is int else kept


@breaks("filter.searchable")
class TakesTextsForPatterns(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        held = str(self.value(program, member, name))
        patterns = [re.escape(value).replace("_", ".") for value in values]
        custom = self.fields[name].custom and any(re.fullmatch(each, held) for each in patterns)
        return custom or super().matches(program, member, name, values)


@breaks("filter.searchable", also=["query.values.several"], because="the value is another one")
class DecodesValuesTwice(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        return [unquote(value) for value in super().filter_values(call)]


@breaks("view.present", depth="standard")
class FindsNoNegativeNumbers(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        known = [value for value in values if not value.startswith("-")]
        return super().matches(program, member, name, known)


@breaks("query.values.several", depth="standard")
class LooksForOneTruthAlone(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        values = super().filter_values(call)
        return values[:1] if call.text("filterType") == "reachedSuccess" else values


@breaks("data.unsent.kept")
class ClearsWhatIsNotSentBesideSeveral(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        if len(values) > 1 and not any("pac" in str(value) for value in values.values()):
            member.values.clear()
        super().write(program, member, values)


@breaks("data.unsent.kept")
class WritesTheFieldsOfARowToTheNext(Marketo):
    def sync_data(self, call: Call) -> Json:
        self.row: Json = {}
        return super().sync_data(call)

    def write(self, program: Program, member: Membership, values: Json) -> None:
        self.row |= values
        super().write(program, member, dict(self.row))


@breaks("data.updated")
class TakesAWordForNothing(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        return super().checked(name, None if value == "null" else value)


@breaks("data.rows.numbered")
class AnswersUpToTheFirstRowSkipped(Marketo):
    def sync_data(self, call: Call) -> Json:
        answer = super().sync_data(call)
        fixed = [row for row in answer["result"] if "1003" in str(row)]
        return {**answer, "result": answer["result"][:1]} if fixed else answer
