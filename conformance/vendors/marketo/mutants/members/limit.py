"""
Marketos that each get one thing about the 100,000 members of a query wrong.
"""

from collections.abc import Sequence
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Membership, Program, Refused


@breaks("limit.exactly")
class LimitsTo99999(Marketo):
    most_members = 99_999


@breaks("limit.above")
class LimitsTo100001(Marketo):
    most_members = 100_001


@breaks("limit.above")
class HasNoLimit(Marketo):
    most_members = 10**9


@breaks("limit.above")
class RefusesTheMultitudeWithAnotherCode(Marketo):
    def among(self, program: Program, fits: Any) -> Sequence[Membership]:
        if len(self.roll(program)) > self.most_members:
            raise Refused("604", "Request timed out")
        return super().among(program, fits)


@breaks("limit.lead-id")
class LimitsLeadsToo(Marketo):
    def found_by_lead(self, program: Program, values: list[str]) -> Sequence[Membership]:
        if len(self.roll(program)) > self.most_members:
            raise Refused("1003", self.too_many_members(len(self.roll(program))))
        return super().found_by_lead(program, values)


@breaks("limit.above")
class LimitsTheStatusAlone(Marketo):
    def filter_type(self, call: Call) -> str:
        name = super().filter_type(call)
        self.most_members = 100_000 if name == "statusName" else 10**9
        return name


@breaks("answer.refusal.http-200")
class RefusesTheMultitudeWith400(Marketo):
    def respond(self, call: Call) -> Any:
        response = super().respond(call)
        if b"exceeds the limit" in response.body:
            response.status_code = 400
        return response


@breaks("limit.above", depth="standard")
class LimitsNoRangeOfDates(Marketo):
    def filter_type(self, call: Call) -> str:
        name = super().filter_type(call)
        self.most_members = 10**9 if name == "updatedAt" else 100_000
        return name
