"""
Marketos that each get one thing about the fields of members wrong.
"""

from typing import Any

from conformance.mutation import breaks
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


@breaks(
    "data.accepted",
    also=["data.at-most-300.taken", "making.writable"],
    because="these write a custom field too",
)
class KnowsNoCustomFields(Marketo):
    def sync_data(self, call: Call) -> Json:
        if not self.is_a_query(call) and call.given("input"):
            raise Refused("1006", "Field 'registrationCode' not found")
        return super().sync_data(call)


@breaks(
    "data.updated",
    also=["data.kinds", "data.length"],
    because="these rows have several fields",
)
class WritesTheFirstFieldOfARow(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        super().write(program, member, dict(list(values.items())[:1]))


@breaks(
    "data.updated",
    also=[
        "data.at-most-300.taken",
        "data.kinds",
        "data.length",
        "data.unsent.kept",
        "status.fields.kept",
    ],
    because="these are written by later rows",
)
class WritesTheFirstRow(Marketo):
    def sync_data(self, call: Call) -> Json:
        self.written_rows = 0
        return super().sync_data(call)

    def write(self, program: Program, member: Membership, values: Json) -> None:
        self.written_rows += 1
        if self.written_rows == 1:
            super().write(program, member, values)


@breaks(
    "data.updated",
    also=["data.cleared", "data.kinds", "data.at-most-300.taken"],
    because="their rows say so as well",
)
class CallsWritingCreated(Marketo):
    def set_fields(self, program: Program, row: Json) -> str:
        super().set_fields(program, row)
        return "created"


@breaks("data.unsent.kept")
class ReplacesTheRecord(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        member.values.clear()
        super().write(program, member, values)


@breaks("data.others.untouched")
class WritesToTheLead(Marketo):
    """The lead's memberships of all programs share their values."""

    def write(self, program: Program, member: Membership, values: Json) -> None:
        for roll in self.rolls.values():
            if len(roll) < 1000 and member.lead in roll:
                roll[member.lead].values.update(values)
        super().write(program, member, values)


@breaks("data.others.untouched", also=["data.unsent.kept"], because="who has one has both then")
class WritesToThoseWhoHaveNothing(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        for other in self.roll(program).values():
            if not other.values and len(values) == 2:
                other.values.update(values)
        super().write(program, member, values)


@breaks("data.non-member.skipped")
class SkipsNonMembersWithAnotherCode(Marketo):
    def no_member(self, program: Program, lead: int, row: Json) -> str:
        raise Skipped("1004", "Lead not found")


@breaks(
    "data.non-member.skipped",
    "data.non-member.not-created",
    also=["data.rows.reasons"],
    because="nobody is skipped",
)
class MakesMembersOfWhoIsNone(Marketo):
    def no_member(self, program: Program, lead: int, row: Json) -> str:
        self.join(program, self.steps(program)["Invited"], lead)
        return super().set_fields(program, row)


@breaks("data.non-member.not-created")
class SkipsNonMembersAndMakesThem(Marketo):
    def no_member(self, program: Program, lead: int, row: Json) -> str:
        self.join(program, self.steps(program)["Invited"], lead)
        return super().no_member(program, lead, row)


class _Writes(Marketo):
    """Writes one more field."""

    name = ""

    def is_updateable(self, field: Field) -> bool:
        return field.name == self.name or super().is_updateable(field)


@breaks("data.updateable.only")
class WritesTheStatusByItsField(_Writes):
    name = "statusName"

    def write(self, program: Program, member: Membership, values: Json) -> None:
        member.status = values.pop("statusName", member.status)
        super().write(program, member, values)


class _ShowsWhatWasWritten(Marketo):
    def value(self, program: Program, member: Membership, name: str) -> Any:
        return member.values.get(name, super().value(program, member, name))


@breaks("data.updateable.only")
class WritesEveryField(_ShowsWhatWasWritten):
    def is_updateable(self, field: Field) -> bool:
        return True


@breaks("data.updateable.only")
class WritesWhatIsRarelySent(_ShowsWhatWasWritten):
    def is_updateable(self, field: Field) -> bool:
        return field.name not in {"statusName", "reachedSuccess", "membershipDate"}


@breaks("data.updateable.only")
class WritesTheDateOfMembership(_ShowsWhatWasWritten):
    def is_updateable(self, field: Field) -> bool:
        return field.name == "membershipDate" or super().is_updateable(field)


@breaks("data.cleared")
class KeepsWhatIsCleared(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        kept = {name: value for name, value in values.items() if value is not None}
        super().write(program, member, kept)


@breaks("data.input.required")
class WritesNothing(Marketo):
    def input_left_out(self, call: Call) -> list[Json]:
        return [] if call.operation == "sync_data" else super().input_left_out(call)


@breaks("data.at-most-300")
class WritesAThousandRows(Marketo):
    def largest_input(self, call: Call) -> int:
        return 1000 if call.operation == "sync_data" else 300


@breaks("data.at-most-300.nothing-changed")
class CountsRowsWhileItWrites(Marketo):
    def input_too_large(self, call: Call, rows: list[Json]) -> list[Json]:
        if call.operation == "sync_data":
            self.set_fields(self.program_of(call), rows[0])
        return super().input_too_large(call, rows)


@breaks("data.at-most-300.taken")
class WritesTwoHundredRows(Marketo):
    def largest_input(self, call: Call) -> int:
        return 200 if call.operation == "sync_data" else 300


class _AnswersData(Marketo):
    """Answers an update of fields in another way."""

    def altered(self, rows: list[Json]) -> list[Json]:
        return rows

    def sync_data(self, call: Call) -> Json:
        answer = super().sync_data(call)
        return answer if self.is_a_query(call) else {"result": self.altered(answer["result"])}


@breaks("data.rows.numbered")
class CountsEachOutcomeByItself(_AnswersData):
    def altered(self, rows: list[Json]) -> list[Json]:
        count: dict[Any, int] = {}
        for row in rows:
            row["seq"] = count.setdefault(row["status"], 0)
            count[row["status"]] += 1
        return rows


@breaks("data.rows.lead")
class NamesNoLeadOfData(_AnswersData):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{name: value for name, value in row.items() if name != "leadId"} for row in rows]


@breaks("data.rows.reasons")
class GivesReasonsWithoutAMessage(_AnswersData):
    def altered(self, rows: list[Json]) -> list[Json]:
        for row in rows:
            for reason in row.get("reasons", ()):
                del reason["message"]
        return rows


@breaks("data.kinds")
class TakesFalseForNothing(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        super().write(program, member, {name: value or None for name, value in values.items()})


@breaks("data.kinds")
class SkipsDates(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        if name in self.fields and self.fields[name].type == "date":
            raise Skipped("1003", "Invalid date")
        return super().checked(name, value)


@breaks("data.updated")
class EscapesTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        checked = super().checked(name, value)
        return checked.replace("&", "&amp;") if isinstance(checked, str) else checked


@breaks("data.program.unknown")
class WritesToAnyProgram(Marketo):
    def sync_data(self, call: Call) -> Json:
        if call.id in self.programs:
            return super().sync_data(call)
        return {"result": [{"seq": 0, "status": "updated", "leadId": 1}]}


@breaks("data.kinds", also=["data.length"], because="long texts are not written there either")
class KnowsTwoTextsAlone(Marketo):
    def __init__(self) -> None:
        super().__init__()
        third = Field("sessionNotes", "Session Notes", "string", 255, custom=True, updateable=True)
        self.fields[third.name] = third

    def write(self, program: Program, member: Membership, values: Json) -> None:
        kept = {name: values[name] for name in values if name != "sessionNotes"}
        super().write(program, member, kept)


@breaks("data.length")
class KeepsFiftyLettersOfATextAtMost(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        return kept[:50] if isinstance(kept, str) else kept


@breaks("status.fields.kept")
class WritesTheMembershipAnew(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        super().move(program, wanted, member)
        member.values = {}


@breaks("data.skipped.unchanged")
class WritesUntilItSkips(Marketo):
    def set_fields(self, program: Program, row: Json) -> str:
        for name in [name for name in row if name != "leadId"]:
            super().set_fields(program, {"leadId": row.get("leadId"), name: row[name]})
        return super().set_fields(program, row)
