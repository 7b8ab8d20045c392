"""
Marketos that chose differently: how members are shown.
"""

from dataclasses import replace

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
)


class ShowsWhatWasAskedForAlone(Marketo):
    def shown_beside(self, names: list[str]) -> list[str]:
        return names


class ShowsTheDefaultFieldsToo(Marketo):
    def shown_beside(self, names: list[str]) -> list[str]:
        return list(dict.fromkeys([*self.default_fields_of_members, *names]))


class LeavesNullOut(Marketo):
    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        shown = super().shown_member(program, member, names)
        return {name: value for name, value in shown.items() if value is not None}


class KnowsNoUnknownFields(Marketo):
    """Fields that do not exist are ignored where they are asked for."""

    def asked_fields(self, call: Call) -> list[str]:
        names = (call.text("fields") or "").split(",")
        known = ",".join(name for name in names if name in self.fields)
        return super().asked_fields(replace(call, parameters={**call.parameters, "fields": known}))


class AddsAnIdToMembers(Marketo):
    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        shown = super().shown_member(program, member, names)
        return {**shown, "id": member.lead * 7, "marketoGUID": f"{program.id}-{member.lead}"}


class CountsMatchingMembers(Marketo):
    """The other form of the limit."""

    limit_counts_matches = True


class TakesThreeHundredOfMore(Marketo):
    """The first 300 of an input are carried out, and the others dropped."""

    def input_too_large(self, call: Call, rows: list[Json]) -> list[Json]:
        return rows[: self.most_rows]


class LooksForTheFirstValues(Marketo):
    def too_many_values(self, values: list[str]) -> list[str]:
        return values[: self.most_values]
