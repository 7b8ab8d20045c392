"""
Querying members: the filter, the fields, and the pages.
"""

from datetime import datetime, timedelta
from typing import Any

from ..call import Call, Refused, operation
from ..lead import is_an_id
from ..record import Json, Program
from .describe import Describe
from .limit import Found, Limit
from .record import Membership


class Query(Limit, Describe):
    most_values = 300
    member_page = 300
    longest_range = timedelta(days=7)
    default_fields_of_members: tuple[str, ...] = (
        "acquiredBy",
        "leadId",
        "membershipDate",
        "programId",
        "reachedSuccess",
    )

    @operation("GET", "/rest/v1/programs/{id:int}/members.json")
    def get_members(self, call: Call) -> Json:
        program = self.program_of(call)
        found = self.matching(call, program)
        names = self.asked_fields(call)
        page = self.paged(call, found, self.member_page)
        shown = [self.shown_member(program, member, names) for member in page["result"]]
        return {**page, "result": self.numbered(shown)}

    def matching(self, call: Call, program: Program) -> Found:
        name = self.filter_type(call)
        if name == "updatedAt":
            start, end = self.range_of_dates(call)
            return self.among(program, lambda one: self.in_range(one, start, end))
        values = self.filter_values(call)
        if name == "leadId":
            return self.found_by_lead(program, values)
        return self.among(program, lambda one: self.matches(program, one, name, values))

    def filter_type(self, call: Call) -> str:
        name = self.needed(call, "filterType")
        if not self.may_filter_by(name):
            raise Refused("1011", f"Lookup field '{name}' not supported")
        return name

    def may_filter_by(self, name: str) -> bool:
        return name == "updatedAt" or name in self.searchable()

    def filter_values(self, call: Call) -> list[str]:
        values = self.needed(call, "filterValues").split(",")
        if len(values) > self.most_values:
            return self.too_many_values(values)
        return values

    def too_many_values(self, values: list[str]) -> list[str]:  # noqa: ARG002
        raise Refused("1003", f"More than {self.most_values} values")

    def found_by_lead(self, program: Program, values: list[str]) -> Found:
        roll, wanted = self.roll(program), [int(value) for value in values if is_an_id(value)]
        return [roll[lead] for lead in dict.fromkeys(wanted) if lead in roll]

    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        value = self.value(program, member, name)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return value is not None and text in values

    def range_of_dates(self, call: Call) -> tuple[datetime, datetime]:
        start = self.instant(self.needed(call, "startAt"))
        end = self.instant(self.needed(call, "endAt"))
        if end - start > self.longest_range:
            raise Refused("1003", "The range of dates is longer than seven days")
        return start, end

    def in_range(self, member: Membership, start: datetime, end: datetime) -> bool:
        return start <= member.updated <= end

    # What is shown

    def asked_fields(self, call: Call) -> list[str]:
        asked = call.text("fields")
        if not asked:
            return list(self.default_fields_of_members)
        names = asked.split(",")
        for name in names:
            if name not in self.fields:
                raise Refused("1006", f"Field '{name}' not found")
        return self.shown_beside(names)

    def shown_beside(self, names: list[str]) -> list[str]:
        """Give what a record has where fields are asked for: the lead is always there."""
        return list(dict.fromkeys(["leadId", *names]))

    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        return {name: self.value(program, member, name) for name in names}

    def value(self, program: Program, member: Membership, name: str) -> Any:
        times = {
            "createdAt": member.created,
            "membershipDate": member.created,
            "reachedSuccessDate": member.success,
            "updatedAt": member.updated,
        }
        if name in times:
            return self.plain_time(times[name])
        plain = {
            "acquiredBy": False,
            "isExhausted": False,
            "leadId": member.lead,
            "program": program.name,
            "programId": program.id,
            "statusName": member.status,
        }
        if name == "reachedSuccess":
            return self.reached_success(program, member)
        return plain[name] if name in plain else member.values.get(name)

    def reached_success(self, program: Program, member: Membership) -> bool:
        step = self.steps(program).get(member.status)
        return bool(step and step.success)

    def plain_time(self, instant: datetime | None) -> str | None:
        """Write a time as the lead database does: without an offset."""
        return f"{instant.isoformat()[:19]}Z" if instant else None
