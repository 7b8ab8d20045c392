"""
Marketo Programs, changed in one way each.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from conformance.vendors.marketo.reference import Marketo
from conformance.vendors.marketo.reference.call import Call, Refused
from conformance.vendors.marketo.reference.page import Pages
from conformance.vendors.marketo.reference.record import Json, Program
from tests.drifts import drifts


@drifts(
    "verdict breaking browse.page.at-most-200",
    "verdict breaking invariant.marketo-programs.page",
    "limit additive browse.max-return-201",
)
class MovesItsCapTo250(Marketo):
    browse_pages = Pages(default=20, largest=250, first=0)


@drifts(
    "verdict breaking browse.page.at-most-200",
)
class MovesItsCapTo150(Marketo):
    browse_pages = Pages(default=20, largest=150, first=0)


@drifts(
    "verdict breaking browse.page.default-twenty",
)
class MovesItsDefaultTo25(Marketo):
    browse_pages = Pages(default=25, largest=200, first=0)


@drifts(
    "vanished breaking url",
    "appeared additive link",
)
class RenamesTheUrl(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {"link": shown.pop("url"), **shown}


@drifts(
    "appeared additive createdBy",
)
class ShowsWhoMadeAProgram(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "createdBy": "someone@example.com"}


@drifts(
    "vanished breaking workspace",
)
class LeavesTheWorkspaceOut(Marketo):
    def basics(self, program: Program) -> Json:
        return {k: v for k, v in super().basics(program).items() if k != "workspace"}


@drifts(
    "type breaking id",
    "verdict breaking invariant.marketo-programs.ids",
    "verdict breaking program.id.integer",
)
class WritesIdsAsText(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "id": str(program.id)}


@drifts(
    "null breaking description",
    "verdict breaking clone.description.kept",
    "verdict breaking create.description.kept",
    "verdict breaking update.description",
)
class ShowsNoDescriptions(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "description": None}


@drifts(
    "format breaking createdAt",
    "format breaking endDate",
    "format breaking startDate",
    "format breaking updatedAt",
)
class WritesTimesWithoutTheOffset(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}Z" if instant else None


@drifts(
    "verdict breaking approval.unapprove.unlocks",
    "verdict breaking browse.status.unlocked",
    "verdict breaking program.status.email",
    "verdict breaking program.status.known",
    "value additive status",
)
class CallsUnlockedOpen(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {**shown, "status": "open" if shown["status"] == "unlocked" else shown["status"]}


@drifts(
    "code breaking refused with 709",
)
class RefusesTakenNamesWithAnotherCode(Marketo):
    def error(self, refused: Refused) -> Json:
        return {**super().error(refused), "code": "719" if refused.code == "709" else refused.code}


@drifts(
    "observation breaking get.unknown-id",
)
class FindsNothingWithACode(Marketo):
    def get_program(self, call: Call) -> list[Json]:
        found = super().get_program(call)
        if not found:
            raise Refused("702", "Program not found")
        return found


@drifts(
    "appeared additive deprecation",
)
class WarnsOfItsEnd(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "deprecation": "2027-03-31"}


@drifts(
    "observation cosmetic clone.tags-and-costs",
)
class CopiesNoTags(Marketo):
    def copy_of(self, source: Program) -> Program:
        return replace(super().copy_of(source), tags={})


@drifts(
    "verdict breaking clone.name.at-most-255-characters",
    "observation additive clone.long-name-code",
)
class TakesLongerNames(Marketo):
    longest_clone_name = 300


@drifts(
    "observation cosmetic browse.order",
)
class SortsByName(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: program.name)
