"""
Marketos that each get one thing about queries of members wrong.
"""

from collections.abc import Sequence
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Membership, Program, Step


@breaks("query.filter-type.required")
class ShowsEverybodyWithoutAFilter(Marketo):
    def matching(self, call: Call, program: Program) -> Sequence[Membership]:
        if call.given("filterType"):
            return super().matching(call, program)
        return list(self.roll(program).values())


@breaks("query.filter-values.required")
class ShowsEverybodyWithoutValues(Marketo):
    def matching(self, call: Call, program: Program) -> Sequence[Membership]:
        if call.given("filterValues") or call.text("filterType") != "leadId":
            return super().matching(call, program)
        return list(self.roll(program).values())


@breaks("query.lead-id", also=["page.whole"], because="its pages show the same leads")
class FindsTheFirstLeads(Marketo):
    def found_by_lead(self, program: Program, values: list[str]) -> Sequence[Membership]:
        found = super().found_by_lead(program, values)
        return found[:8] if len(values) == 10 else found


@breaks("query.lead-id", also=["filter.searchable"], because="the lead is a searchable field")
class FindsEverybodyByLead(Marketo):
    def found_by_lead(self, program: Program, values: list[str]) -> Sequence[Membership]:
        if len(set(values)) > 1:
            return super().found_by_lead(program, values)
        return list(self.roll(program).values())[:300]


class _Shows(Marketo):
    """Shows a member in another way."""

    def altered(self, record: Json) -> Json:
        return record

    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        return self.altered(super().shown_member(program, member, names))


@breaks("query.program")
class ShowsAnotherProgram(_Shows):
    def altered(self, record: Json) -> Json:
        return {**record, "programId": 1001} if "programId" in record else record


@breaks("query.values.several", also=["filter.searchable"], because="it has two values as well")
class LooksForTheLastValue(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        known = values[-1:] if name == "statusName" and len(values) == 2 else values
        return super().matches(program, member, name, known)


@breaks("query.values.several", also=["query.lead-id"], because="leads are values as well")
class LooksForTheLastValueOfAnyFilter(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        return super().filter_values(call)[-1:]


@breaks("query.values.several", also=["query.lead-id"], because="leads are values as well")
class LooksForTheFirstValueOfAnyFilter(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        return super().filter_values(call)[:1]


@breaks(
    "query.values.several",
    also=[
        "filter.searchable",
        "filter.updated.range",
        "page.filter.kept",
        "tunnel.post.long",
        "tunnel.uri.short",
    ],
    because="these filter by other fields than the lead",
)
class FindsStatusesInAllPrograms(Marketo):
    def among(self, program: Program, fits: Any) -> Sequence[Membership]:
        others = [
            member
            for id_, roll in self.rolls.items()
            if id_ > program.id and len(roll) < 5
            for member in roll.values()
            if fits(member)
        ]
        return [*super().among(program, fits), *others]


@breaks("query.values.at-most-300")
class LooksFor301Values(Marketo):
    most_values = 301


@breaks("query.values.at-most-300")
class LooksFor200Values(Marketo):
    most_values = 200


@breaks(
    "query.fields.default",
    also=["query.members.success", "data.kinds"],
    because="it is false there",
)
class LeavesFalseOut(_Shows):
    def altered(self, record: Json) -> Json:
        return {name: value for name, value in record.items() if value is not False}


@breaks("query.fields.default-alone")
class ShowsTheWholeRow(Marketo):
    default_fields_of_members: tuple[str, ...] = (
        *Marketo.default_fields_of_members,
        "statusName",
        "createdAt",
    )


@breaks("query.fields.asked")
class ShowsTheDefaultFieldsAlways(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        super().asked_fields(call)
        return list(self.default_fields_of_members)


@breaks("query.fields.asked")
class IgnoresTheFields(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        names = super().asked_fields(call)
        return [name for name in names if name != "updatedAt"] if len(names) == 3 else names


@breaks("query.fields.described")
class KnowsNoTrackName(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        hidden = self.fields.pop("trackName")
        try:
            return super().asked_fields(call)
        finally:
            self.fields["trackName"] = hidden


@breaks("query.rows.numbered")
class NumbersNoMembers(Marketo):
    def get_members(self, call: Call) -> Json:
        answer = super().get_members(call)
        return {**answer, "result": [{**row, "seq": row["leadId"]} for row in answer["result"]]}


class _Types(_Shows):
    """Writes one member as something else, where the default fields are shown."""

    name = ""
    turn: Any = str

    def altered(self, record: Json) -> Json:
        shown = self.name in record and (len(record) == 5 or len(record) > 12)
        return {**record, self.name: self.turn(record[self.name])} if shown else record


@breaks("query.members.lead-id")
class WritesLeadsAsText(_Types):
    name = "leadId"


@breaks("query.members.program-id")
class WritesProgramsAsText(_Types):
    name = "programId"


@breaks("query.members.acquired-by")
class WritesAcquiredAsNumber(_Types):
    name = "acquiredBy"
    turn = int


@breaks("query.members.reached-success")
class WritesSuccessAsText(_Types):
    name = "reachedSuccess"


@breaks("query.members.membership-date", also=["query.members.dates"], because="it is no text")
class WritesDatesAsNumbers(_Types):
    name = "membershipDate"
    turn = len


@breaks(
    "query.members.membership-date",
    also=["query.members.dates"],
    because="no word is such a date",
)
class WritesDatesInWords(_Types):
    name = "membershipDate"
    turn = "since {}".format


@breaks("query.members.dates")
class WritesMilliseconds(_Types):
    name = "membershipDate"

    def altered(self, record: Json) -> Json:
        shown = super().altered(record)
        return {n: f"{v[:-1]}.000Z" if n == self.name and v else v for n, v in shown.items()}


@breaks("query.members.success")
class NeverReachesSuccess(Marketo):
    def reached_success(self, program: Program, member: Membership) -> bool:
        return False


@breaks("query.program.unknown")
class LooksForLeadsInAllPrograms(Marketo):
    def get_members(self, call: Call) -> Json:
        if call.id in self.programs:
            return super().get_members(call)
        lead = int(self.needed(call, "filterValues").split(",")[0])
        found = [roll[lead] for roll in self.rolls.values() if lead in roll]
        return {"result": [{"leadId": member.lead} for member in found], "moreResult": False}


@breaks("query.fields.asked")
class IgnoresTheFieldsOfAStatus(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        names = super().asked_fields(call)
        others = call.text("filterType") == "statusName" and "updatedAt" not in names
        return list(self.default_fields_of_members) if others else names


@breaks("query.members.success")
class ReachesSuccessAtFirstAlone(Marketo):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        super().join(program, wanted, lead)
        self.reached = {**getattr(self, "reached", {}), (program.id, lead): wanted.success}

    def reached_success(self, program: Program, member: Membership) -> bool:
        known: bool = getattr(self, "reached", {}).get((program.id, member.lead), False)
        return known


@breaks("query.lead-id")
class ShowsAMemberForEachValue(Marketo):
    def found_by_lead(self, program: Program, values: list[str]) -> Sequence[Membership]:
        found = {str(one.lead): one for one in super().found_by_lead(program, values)}
        return [found[value] for value in values if value in found]


@breaks("query.fields.default")
class LeavesAcquiredByOutBesideAStatus(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        names = super().asked_fields(call)
        short = call.text("filterType") == "statusName" and not call.text("fields")
        return [name for name in names if name != "acquiredBy"] if short else names


@breaks("query.fields.asked")
class IgnoresTheFieldsOfARange(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        names = super().asked_fields(call)
        return (
            list(self.default_fields_of_members)
            if call.text("filterType") == "updatedAt"
            else names
        )


@breaks("query.fields.asked")
class ShowsAnotherProgramBesideManyFields(_Shows):
    def altered(self, record: Json) -> Json:
        return {**record, "programId": 1} if len(record) > 12 else record


@breaks("query.members.dates")
class WritesAnOffsetBehindUpdatedAt(Marketo):
    def value(self, program: Program, member: Membership, name: str) -> Any:
        value = super().value(program, member, name)
        return f"{value}+0000" if name == "updatedAt" else value


@breaks("query.nobody")
class RefusesWhereNobodyIsFound(Marketo):
    def get_members(self, call: Call) -> Json:
        answer = super().get_members(call)
        self.must(bool(answer["result"]) or not call.given("startAt"), "702", "No data")
        return answer
