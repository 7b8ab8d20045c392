"""
Marketos that each get one thing about deleting members wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Program, Skipped, Step


@breaks("removal.deleted", also=["removal.at-most-300.taken"], because="its rows say so too")
class CallsDeletionUpdated(Marketo):
    def part(self, program: Program, lead: int) -> str:
        super().part(program, lead)
        return "updated"


@breaks("removal.gone")
class SaysDeletedAndKeepsTheMember(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        pass


@breaks("removal.gone", also=["removal.at-most-300.taken"], because="it is looked at by status")
class KeepsTheDeletedInTheStatus(Marketo):
    """A query by status reads a list of its own, from which nobody is removed."""

    def leave(self, program: Program, lead: int) -> None:
        self.gone = {**getattr(self, "gone", {}), (program.id, lead): self.roll(program)[lead]}
        super().leave(program, lead)

    def among(self, program: Program, fits: object) -> list[object]:  # type: ignore[override]
        gone = [one for (id_, _), one in getattr(self, "gone", {}).items() if id_ == program.id]
        return [*super().among(program, fits), *gone]


@breaks(
    "removal.others.kept",
    also=[
        "removal.at-most-300.nothing-changed",
        "removal.at-most-300",
        "removal.at-most-300.taken",
    ],
    because="nobody is left",
)
class EmptiesTheProgram(Marketo):
    def delete_members(self, call: Call) -> Json:
        answer = super().delete_members(call)
        if any(row["status"] == "deleted" for row in answer["result"]):
            self.roll(self.program_of(call)).clear()
        return answer


@breaks("removal.other-programs.kept")
class DeletesAllMembershipsOfALead(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        for roll in self.rolls.values():
            if len(roll) < 1000:
                roll.pop(lead, None)


@breaks(
    "removal.lead.kept", also=["removal.again.skipped", "removal.return"], because="no lead is left"
)
class DeletesTheLead(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        super().leave(program, lead)
        if len(self.roll(program)) < 100:
            del self.leads[lead]


@breaks("removal.non-member.skipped", "removal.again.skipped")
class SkipsStrangersWith1013(Marketo):
    def part(self, program: Program, lead: int) -> str:
        if lead not in self.roll(program):
            raise Skipped("1013", "Membership not found")
        return super().part(program, lead)


@breaks(
    "removal.non-member.skipped",
    "removal.again.skipped",
    also=["removal.rows.reasons"],
    because="nobody is skipped",
)
class DeletesStrangers(Marketo):
    def part(self, program: Program, lead: int) -> str:
        return super().part(program, lead) if lead in self.roll(program) else "deleted"


@breaks("removal.return")
class UpdatesWhoReturns(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        self.gone = {*getattr(self, "gone", ()), (program.id, lead)}
        super().leave(program, lead)

    def done(self, call: Call, row: Json, status: str) -> Json:
        back = (call.id, row["leadId"]) in getattr(self, "gone", ()) and status == "created"
        return super().done(call, row, "updated" if back else status)


@breaks("removal.input.required")
class DeletesNobody(Marketo):
    def input_left_out(self, call: Call) -> list[Json]:
        return [] if call.operation == "delete_members" else super().input_left_out(call)


@breaks("removal.at-most-300")
class DeletesAThousand(Marketo):
    def largest_input(self, call: Call) -> int:
        return 1000 if call.operation == "delete_members" else 300


@breaks("removal.at-most-300.nothing-changed")
class CountsLeadsWhileItDeletes(Marketo):
    def input_too_large(self, call: Call, rows: list[Json]) -> list[Json]:
        if call.operation == "delete_members":
            self.part(self.program_of(call), self.lead_of(rows[0]))
        return super().input_too_large(call, rows)


@breaks("removal.at-most-300.taken")
class DeletesTwoHundred(Marketo):
    def largest_input(self, call: Call) -> int:
        return 200 if call.operation == "delete_members" else 300


class _AnswersDeletion(Marketo):
    """Answers a deletion in another way."""

    def altered(self, rows: list[Json]) -> list[Json]:
        return rows

    def delete_members(self, call: Call) -> Json:
        return {"result": self.altered(super().delete_members(call)["result"])}


@breaks("removal.rows.numbered")
class CountsDeletionsFromOne(_AnswersDeletion):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{**row, "seq": row["seq"] + 1} for row in rows]


@breaks("removal.rows.lead")
class NamesNoLeadOfDeletions(_AnswersDeletion):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{name: value for name, value in row.items() if name != "leadId"} for row in rows]


@breaks(
    "removal.rows.reasons",
    also=["removal.non-member.skipped", "removal.again.skipped"],
    because="the code stands in the reasons",
)
class GivesNoReasons(_AnswersDeletion):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{name: value for name, value in row.items() if name != "reasons"} for row in rows]


@breaks("removal.program.unknown")
class DeletesFromAnyProgram(Marketo):
    def delete_members(self, call: Call) -> Json:
        if call.id in self.programs:
            return super().delete_members(call)
        return {"result": [{"seq": 0, "status": "deleted", "leadId": 1}]}


@breaks(
    "removal.rows.lead",
    also=["removal.deleted", "removal.non-member.skipped", "removal.rows.reasons"],
    because="these are looked for in the rows",
)
class SortsTheRowsOfADeletion(Marketo):
    def delete_members(self, call: Call) -> Json:
        rows = sorted(super().delete_members(call)["result"], key=lambda row: str(row["status"]))
        return {"result": [{**row, "seq": seq} for seq, row in enumerate(rows)]}


@breaks("removal.return")
class SaysCreatedOfWhoIsBack(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        super().leave(program, lead)
        self.left_once = {*getattr(self, "left_once", ()), (program.id, lead)}

    def join(self, program: Program, wanted: Step, lead: int) -> None:
        if (program.id, lead) not in getattr(self, "left_once", ()):
            super().join(program, wanted, lead)


@breaks("removal.deleted", also=["removal.gone"], because="such a member remains")
class DeletesNobodyWhoReachedSuccess(Marketo):
    def part(self, program: Program, lead: int) -> str:
        member = self.roll(program).get(lead)
        if member and self.reached_success(program, member):
            raise Skipped("1037", "The member reached success")
        return super().part(program, lead)


@breaks("data.at-most-300", "removal.at-most-300", "status.at-most-300", depth="standard")
class TakesAnyNumberOfLeadsThatExist(Marketo):
    def input_too_large(self, call: Call, rows: list[Json]) -> list[Json]:
        known = all(self.known_lead(row.get("leadId", 0)) for row in rows)
        return rows if known else super().input_too_large(call, rows)
