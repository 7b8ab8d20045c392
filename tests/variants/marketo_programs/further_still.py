"""
Marketos that chose differently: what else the documents say nothing of.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Program,
    Reference,
    Refused,
)


class RefersToFoldersWithANullValue(Marketo):
    def shown_folder(self, program: Program) -> Json:
        shown = super().shown_folder(program)
        return {"type": shown["type"], "id": shown["value"], "value": None}


class CostsInDecimals(Marketo):
    def shown_cost(self, cost: Any) -> Json:
        return {**super().shown_cost(cost), "cost": float(cost.cost)}


class NumbersItsCosts(Marketo):
    """A cost has an id, which is given anew with each update."""

    counted = 0

    def shown_cost(self, cost: Any) -> Json:
        self.counted += 1
        return {**super().shown_cost(cost), "id": self.counted}


class ShowsLockedAsUnlocked(Marketo):
    """Whether a status tells of an approval is open."""

    approved_status = "unlocked"

    def may_be_approved(self, program: Program) -> None:
        if program.type != "Email" or self.lacks_for_approval(program):
            super().may_be_approved(replace(program, status=""))

    def may_be_unapproved(self, program: Program) -> None:
        if program.type != "Email":
            super().may_be_unapproved(program)


class BreaksLinesAsFormsDo(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        return replace(updated, description=updated.description.replace("\n", "\r\n"))


class LimitsARange(Marketo):
    """To a year."""

    def window(self, call: Call) -> Any:
        earliest, latest = super().window(call)
        if call.given("latestUpdatedAt") and (latest - earliest).days > 366:
            raise Refused("1003", "A year at most")
        return earliest, latest


class RefusesSomeTexts(Marketo):
    """Neither lines nor characters beyond the basic plane."""

    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        if any(ord(letter) < 32 or ord(letter) > 0xFFFF for letter in updated.description):
            raise Refused("1003", "Invalid characters")
        return updated


class NestsOneLevelDeep(Marketo):
    """The guide says which types hold which, and nothing of programs that are in one themselves."""

    def may_be_nested(self, program: Program) -> None:
        parent = self.program_above(program.folder)
        self.must(not (parent and self.program_above(parent.folder)), "711", "Too deep")
        super().may_be_nested(program)


class SharesNamesWithNestedPrograms(Marketo):
    """As the vendor's own service was seen to, though its guide calls a name globally unique."""

    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        taken = super().clone_name_is_taken(name, folder)
        return taken and any(not self.program_above(one.folder) for one in self.named(name))


class WritesDatesToTheMillisecond(Marketo):
    """The vendor's specification says date-time, whatever its examples show."""

    def time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}.000Z" if instant else None


class WritesDatesWithAnOffset(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return instant.isoformat() if instant else None
