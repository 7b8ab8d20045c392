"""
Marketos that each get one thing about the filters of members wrong.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Membership, Program, Step


@breaks("filter.updated.zone", depth="standard")
class CutsAZoneOff(Marketo):
    def range_of_dates(self, call: Call) -> tuple[datetime, datetime]:
        cut = {name: (call.text(name) or "")[:19] for name in ("startAt", "endAt")}
        return super().range_of_dates(replace(call, parameters={**call.parameters, **cut}))


@breaks("filter.searchable")
class DoesNotFindSuccess(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        if name == "reachedSuccess":
            values = [value.upper() for value in values]
        return super().matches(program, member, name, values)


@breaks("filter.searchable")
class RefusesACustomFilter(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return name != "seatNumber" and super().may_filter_by(name)


@breaks("filter.searchable")
class FindsWordsInTexts(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        value = self.value(program, member, name)
        begins = isinstance(value, str) and value.startswith("pac") and name != "statusName"
        return begins or super().matches(program, member, name, values)


@breaks("filter.unknown.refused")
class IgnoresAnUnknownFilter(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return name not in self.fields or super().may_filter_by(name)


@breaks("filter.unsearchable.refused")
class FiltersByEveryStandardField(Marketo):
    def may_filter_by(self, name: str) -> bool:
        known = name in self.fields and not self.fields[name].custom
        return known or super().may_filter_by(name)


@breaks("filter.unsearchable.refused")
class FiltersByTheMembershipDate(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return name == "membershipDate" or super().may_filter_by(name)


@breaks("filter.custom.string-or-integer")
class FiltersByEveryCustomField(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return (name in self.fields and self.fields[name].custom) or super().may_filter_by(name)


@breaks("filter.updated.range")
class RefusesSevenDays(Marketo):
    longest_range = timedelta(days=6)


@breaks("filter.updated.start")
class IgnoresTheStart(Marketo):
    def in_range(self, member: Membership, start: datetime, end: datetime) -> bool:
        return member.updated <= end


@breaks("filter.updated.end")
class IgnoresTheEnd(Marketo):
    def in_range(self, member: Membership, start: datetime, end: datetime) -> bool:
        return member.updated >= start


@breaks("filter.updated.at-most-seven-days")
class TakesAMonth(Marketo):
    longest_range = timedelta(days=31)


@breaks("filter.updated.at-most-seven-days")
class CountsWholeDays(Marketo):
    longest_range = timedelta(days=8, microseconds=-1)


@breaks("filter.updated.start", "filter.updated.end")
class ComparesDaysAlone(Marketo):
    def in_range(self, member: Membership, start: datetime, end: datetime) -> bool:
        return start.date() <= member.updated.date() <= end.date()


@breaks("filter.searchable")
class FindsNoSuccess(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        values = [value for value in values if value != "true"]
        return super().matches(program, member, name, values)


@breaks("filter.searchable")
class FindsStatusesByTheirBeginning(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        if name == "statusName":
            return any(member.status.startswith(value) for value in values)
        return super().matches(program, member, name, values)


@breaks("filter.searchable")
class ComparesNumbersByTheirBeginning(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        value = member.values.get(name)
        if type(value) is not int:
            return super().matches(program, member, name, values)
        return any(str(value).startswith(each) for each in values)


@breaks("filter.searchable")
class FindsNobodyByZero(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        zero = member.values.get(name) == 0
        return not zero and super().matches(program, member, name, values)


@breaks("filter.status.present")
class FindsMembersByFormerStatuses(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        former = getattr(self, "former", {})
        held = former.get((program.id, member.lead), ())
        self.former = {**former, (program.id, member.lead): (*held, member.status)}
        super().move(program, wanted, member)

    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        held = getattr(self, "former", {}).get((program.id, member.lead), ())
        was = name == "statusName" and not {*held}.isdisjoint(values)
        return was or super().matches(program, member, name, values)


@breaks("filter.custom.string-or-integer", depth="standard")
class FiltersByAmounts(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return name == "amountPaid" or super().may_filter_by(name)


@breaks("filter.custom.string-or-integer", depth="standard")
class FiltersByCustomDates(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return name == "arrivalDate" or super().may_filter_by(name)


@breaks("filter.searchable")
class ListsTruthsThatItDoesNotSearch(Marketo):
    def searchable(self) -> list[str]:
        truths = [field.name for field in self.fields_to_describe() if field.custom]
        return list(dict.fromkeys([*super().searchable(), *truths]))

    def may_filter_by(self, name: str) -> bool:
        return name == "updatedAt" or name in super().searchable()
