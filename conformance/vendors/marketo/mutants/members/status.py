"""
Marketos that each get one thing about the statuses of members wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
    Refused,
    Skipped,
    Step,
)


@breaks("status.created", also=["status.at-most-300.taken"], because="it makes members as well")
class SkipsWhoIsNoMember(Marketo):
    """Like the older call."""

    def join(self, program: Program, wanted: Step, lead: int) -> None:
        raise Skipped("1013", "Membership not found")


@breaks("status.created")
class ForgetsWhomItMade(Marketo):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        pass


@breaks("status.created", also=["status.at-most-300.taken"], because="its rows say so as well")
class CallsNewMembersUpdated(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        super().set_status(program, wanted, lead)
        return "updated"


@breaks(
    "status.created",
    also=["status.others.untouched", "status.at-most-300.taken"],
    because="its status is looked at",
)
class GivesNewMembersTheStatusAbove(Marketo):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        if wanted.step == 10 and len(self.roll(program)) == 6:
            wanted = self.steps(program)["Registered"]
        super().join(program, wanted, lead)


@breaks("status.updated")
class SaysUpdatedAndKeepsTheStatus(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        pass


@breaks(
    "status.lower.skipped",
    also=["status.rows.reasons"],
    because="nobody is skipped",
)
class LowersStatuses(Marketo):
    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        return present.name == wanted.name


@breaks("status.lower.skipped")
class SkipsWhoIsPastButLowersThem(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        try:
            return super().set_status(program, wanted, lead)
        except Skipped:
            self.move(program, wanted, self.roll(program)[lead])
            raise


@breaks("status.lower.skipped", "status.same.skipped")
class SkipsWithAnotherCode(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        try:
            return super().set_status(program, wanted, lead)
        except Skipped as skipped:
            raise Skipped("1036", skipped.reason["message"]) from None


@breaks("status.same.skipped", also=["status.rows.reasons"], because="nobody is skipped")
class UpdatesToTheSameStatus(Marketo):
    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        return present.step > wanted.step


@breaks("status.mixed", also=["status.rows.lead"], because="a row is missing")
class StopsAtTheFirstSkippedLead(Marketo):
    def sync_status(self, call: Call) -> Json:
        answer = super().sync_status(call)
        statuses = [row["status"] for row in answer["result"]]
        done = statuses.index("skipped") + 1 if "skipped" in statuses else None
        return {"result": answer["result"][:done]}


@breaks("status.equal-step")
class SkipsAtTheSameStep(Marketo):
    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        return present.step >= wanted.step


@breaks(
    "status.others.untouched",
    also=[
        "status.created",
        "status.same.skipped",
        "status.equal-step",
        "status.name.known",
        "status.name.of-the-channel",
        "status.updated",
    ],
    because="all of its members are moved",
)
class MovesTheWholeProgram(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        for other in list(self.roll(program).values()) if wanted.success else [member]:
            super().move(program, wanted, other)


@breaks("status.name.known", "status.name.of-the-channel")
class StoresAnyStatus(Marketo):
    def no_such_status(self, program: Program, name: str) -> Step:
        return Step(name, 90)

    def steps(self, program: Program) -> dict[str, Step]:
        known = super().steps(program)
        for member in self.roll(program).values() if len(self.roll(program)) < 1000 else ():
            known.setdefault(member.status, Step(member.status, 90))
        return known


@breaks("status.name.known")
class RefusesAnUnknownStatusTooLate(Marketo):
    def sync_status(self, call: Call) -> Json:
        try:
            return super().sync_status(call)
        except Refused:
            if call.text("statusName") == "No Such Status":
                first = next(iter(self.steps(self.program_of(call)).values()))
                for row in self.sent_rows(call):
                    self.join(self.program_of(call), first, self.lead_of(row))
            raise


@breaks("status.name.of-the-channel")
class KnowsTheStatusesOfAllChannels(Marketo):
    def steps(self, program: Program) -> dict[str, Step]:
        every = [step for channel in self.channels.values() for step in channel.steps]
        return {step.name: step for step in every} | super().steps(program)


@breaks("status.name.required")
class TakesTheFirstStatus(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        if name == "statusName":
            return list(self.steps(self.program_of(call)))[1]
        return super().left_out(call, name)


@breaks("status.input.required")
class GivesNobodyAStatus(Marketo):
    def input_left_out(self, call: Call) -> list[Json]:
        return [] if call.operation == "sync_status" else super().input_left_out(call)


@breaks("status.at-most-300")
class TakesA301stLead(Marketo):
    def largest_input(self, call: Call) -> int:
        return 301 if call.operation == "sync_status" else 300


@breaks("status.at-most-300.nothing-changed")
class CountsLeadsWhileItWrites(Marketo):
    def input_too_large(self, call: Call, rows: list[Json]) -> list[Json]:
        if call.operation == "sync_status":
            program = self.program_of(call)
            step = self.wanted_status(call, program)
            for row in rows[:300]:
                if row["leadId"] in self.leads:
                    self.set_status(program, step, row["leadId"])
        return super().input_too_large(call, rows)


@breaks("status.at-most-300.taken")
class TakesAHundredLeads(Marketo):
    def largest_input(self, call: Call) -> int:
        return 100 if call.operation == "sync_status" else 300


class _AnswersStatus(Marketo):
    """Answers a status call in another way."""

    def altered(self, rows: list[Json]) -> list[Json]:
        return rows

    def sync_status(self, call: Call) -> Json:
        return {"result": self.altered(super().sync_status(call)["result"])}


@breaks("status.rows.numbered")
class CountsStatusRowsFromOne(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{**row, "seq": row["seq"] + 1} for row in rows]


@breaks("status.rows.numbered")
class NumbersNoStatusRows(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{name: value for name, value in row.items() if name != "seq"} for row in rows]


@breaks("status.rows.lead")
class NamesNoLead(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{name: value for name, value in row.items() if name != "leadId"} for row in rows]


@breaks("status.rows.lead")
class NamesTheWrongLead(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [{**row, "leadId": rows[0].get("leadId") or row.get("leadId")} for row in rows]


@breaks("status.rows.lead", "status.mixed")
class SortsRowsByOutcome(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        ordered = sorted(rows, key=lambda row: row["status"])
        return [{**row, "seq": seq} for seq, row in enumerate(ordered)]


@breaks(
    "status.rows.reasons",
    also=["status.lower.skipped", "status.same.skipped", "status.mixed"],
    because="the code stands in the reasons",
)
class GivesASingleReason(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        return [
            {"reason": row.pop("reasons")[0], **row} if "reasons" in row else row for row in rows
        ]


@breaks(
    "status.rows.reasons",
    also=["status.lower.skipped", "status.same.skipped", "status.mixed"],
    because="the code is compared as text",
)
class GivesCodesAsNumbers(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        for row in rows:
            for reason in row.get("reasons", ()):
                reason["code"] = int(reason["code"])
        return rows


@breaks("status.lead.unknown")
class MakesMembersOfNobody(Marketo):
    def sync_status(self, call: Call) -> Json:
        for row in call.rows("input") or []:
            if len(call.rows("input") or []) == 1:
                self.leads.setdefault(row["leadId"], {"id": row["leadId"]})
        return super().sync_status(call)


@breaks("status.equal-step")
class GoesByTheOrderOfStatuses(Marketo):
    def is_in_or_past(self, present: Step, wanted: Step) -> bool:
        order = [step.name for channel in self.channels.values() for step in channel.steps]
        return order.index(present.name) >= order.index(wanted.name)


@breaks("status.rows.numbered")
class NumbersRowsAsText(_AnswersStatus):
    def altered(self, rows: list[Json]) -> list[Json]:
        places = sorted(range(len(rows)), key=str)
        return [{**row, "seq": seq} for row, seq in zip(rows, places, strict=True)]


@breaks("status.program.unknown")
class GivesStatusesInAnyProgram(Marketo):
    def sync_status(self, call: Call) -> Json:
        if call.id in self.programs:
            return super().sync_status(call)
        return {"result": [{"seq": 0, "status": "created", "leadId": 1}]}


@breaks("status.equal-step")
class SaysUpdatedAtOneStep(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        if self.steps(program)[member.status].step != wanted.step:
            super().move(program, wanted, member)
