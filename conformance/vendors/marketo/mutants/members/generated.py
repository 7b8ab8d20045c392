"""
Marketos with a fault about members that shows only where a call says something odd, or lacks the
right token.
"""

import base64
from datetime import datetime
from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
    Skipped,
    Step,
)


class Careless(Marketo):
    """What it did not think of is answered as most frameworks do."""

    def respond(self, call: Call) -> Response:
        try:
            return super().respond(call)
        except (AttributeError, KeyError, TypeError, ValueError):
            return Response("Internal Server Error", 500, {"content-type": "text/plain"})


@breaks("generated.marketo-program-members.no-crash", by=["getProgramMembers"])
class CrashesOnABatchSizeThatIsNoNumber(Careless):
    def batch_size(self, call: Call, largest: int) -> int:
        int(call.text("batchSize") or largest)
        return super().batch_size(call, largest)


@breaks("generated.marketo-program-members.no-crash", by=["getProgramMemberFields"])
class CrashesOnATokenThatItNeverGave(Careless):
    def place_in(self, token: str) -> int:
        return int(base64.b32decode(token))


@breaks("generated.marketo-program-members.no-crash", by=["getProgramMembers"])
class CrashesOnADateOfAnotherNotation(Careless):
    def filter_type(self, call: Call) -> str:
        if call.given("startAt"):
            datetime.fromisoformat(call.text("startAt") or "")
        return super().filter_type(call)


@breaks("generated.marketo-program-members.no-crash", by=["syncProgramMemberStatus"])
class CrashesOnALeadThatIsAWord(Careless):
    def lead_of(self, row: Json) -> int:
        int(row["leadId"])
        return super().lead_of(row)


@breaks("generated.marketo-program-members.no-crash", by=["syncProgramMemberStatus"])
class CrashesOnAStatusThatIsNoText(Careless):
    def wanted_status(self, call: Call, program: Program) -> Step:
        if call.given("statusName"):
            call.parameters["statusName"].strip()
        return super().wanted_status(call, program)


@breaks("generated.marketo-program-members.no-crash", by=["deleteProgramMembers"])
class CrashesOnAnInputThatIsNoList(Careless):
    def sent_rows(self, call: Call) -> list[Json]:
        if call.given("input"):
            [dict(row) for row in call.structure("input")]
        return super().sent_rows(call)


@breaks("generated.marketo-program-members.answer", by=["getProgramMemberFields"])
class GivesABareFieldOnAPageOfOne(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        alone = call.operation == "get_fields" and call.text("batchSize") == "1"
        return {**body, "result": body["result"][0]} if alone else body


@breaks("generated.marketo-program-members.answer", by=["getProgramMembers"])
class SaysMoreAsTextOnAPageOfOne(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        shown = super().followed_by(call, end, total)
        return {**shown, "moreResult": str(shown["moreResult"])} if end == 1 else shown


@breaks("generated.marketo-program-members.answer", by=["syncProgramMemberStatus"])
class SaysInASentenceWhyAnOddLeadIsSkipped(Marketo):
    def left_aside(self, call: Call, row: Json, skipped: Skipped) -> Json:
        shown = super().left_aside(call, row, skipped)
        odd = not isinstance(row.get("leadId"), int)
        return {**shown, "reasons": "Invalid lead"} if odd else shown


@breaks("generated.marketo-program-members.refused", by=["getProgramMembers"])
class TakesNumbersForLeads(Marketo):
    def filter_type(self, call: Call) -> str:
        values = (call.text("filterValues") or "").replace(",", "")
        guessed = not call.given("filterType") and values.isdecimal()
        return "leadId" if guessed else super().filter_type(call)


@breaks("generated.marketo-program-members.refused", by=["syncProgramMemberStatus"])
class TakesTheFirstStatusForSeveralLeads(Marketo):
    def wanted_status(self, call: Call, program: Program) -> Step:
        guessed = not call.given("statusName") and len(call.rows("input") or []) > 2
        known = list(self.steps(program).values())
        return known[1] if guessed else super().wanted_status(call, program)


@breaks("generated.marketo-program-members.taken", by=["getProgramMembers"])
class TakesRoundBatchSizesOnly(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        size = super().batch_size(call, largest)
        self.must(size < 20 or size % 10 == 0, "1001", "Invalid batch size")
        return size


@breaks(
    "generated.marketo-program-members.authorised",
    by=["describeProgramMembers", "syncProgramMemberData"],
)
class ComparesTokensOfMembersByHowTheyBegin(Marketo):
    def token_is_known(self, token: str) -> bool:
        return any(token.startswith(known) for known in self.tokens)


@breaks("generated.marketo-program-members.authorised", by=["getProgramMemberFields"])
class ListsFieldsWithAnyToken(Marketo):
    def authorised(self, call: Call) -> None:
        if not (call.operation == "get_fields" and call.token):
            super().authorised(call)


@breaks("generated.marketo-program-members.authorised", by=["createProgramMemberFields"])
class MakesFieldsWithAnyToken(Marketo):
    def authorised(self, call: Call) -> None:
        if not (call.operation == "create_fields" and call.token):
            super().authorised(call)


@breaks("generated.marketo-program-members.nothing-changed", by=["deleteProgramMembers"])
class DeletesBeforeItLooksForMore(Marketo):
    def sent_rows(self, call: Call) -> list[Json]:
        if call.operation == "delete_members" and call.parameters.get("input") == 0:
            roll = self.rolls.get(call.id, {})
            roll.pop(min(roll), None)
        return super().sent_rows(call)


@breaks("generated.marketo-program-members.kept")
class LosesTextsWhenAMemberLeaves(Marketo):
    def leave(self, program: Program, lead: int) -> None:
        super().leave(program, lead)
        for member in self.roll(program).values():
            member.values = {n: v for n, v in member.values.items() if "step" not in str(v)}


@breaks("generated.marketo-program-members.kept")
class BringsAMemberBackWithTheNextUpdate(Marketo):
    left: Membership | None = None

    def leave(self, program: Program, lead: int) -> None:
        self.left = self.roll(program)[lead]
        super().leave(program, lead)

    def write(self, program: Program, member: Membership, values: Json) -> None:
        if self.left and "step" in str(values):
            self.roll(program)[self.left.lead] = self.left
        super().write(program, member, values)
