"""
Marketos that chose differently: folders, names, costs, and whom the instance is shared with.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Cost,
    Json,
    Marketo,
    Program,
    Reference,
    Refused,
)


class ListsNoFolders(Marketo):
    """The folder operations are another API's; the target file names the folders."""

    def get_folders(self, call: Call) -> list[Json]:
        raise Refused("610", f"Requested resource not found: {call.path}")


class TakesProgramsInFewFolders(Marketo):
    """Most folders take none, and the target file does not say which one does."""

    taken = 3  # the first folders below a workspace that refuse
    code = "711"

    def fixtures(self) -> dict[str, object]:
        return {key: value for key, value in super().fixtures().items() if key != "folder_id"}

    def refuse(self, folder: Reference) -> None:
        below = [each.id for each in self.folders.values() if each.parent][: self.taken]
        if folder.type == "Folder" and folder.id in below:
            raise Refused(self.code, "Incompatible folder type")

    def may_be_created(self, call: Call, program: Program) -> None:
        self.refuse(program.folder)
        super().may_be_created(call, program)

    def clone_folder_is_good(self, call: Call, source: Program, folder: Reference) -> None:
        self.refuse(folder)
        super().clone_folder_is_good(call, source, folder)


class DoesNotSayThatAFolderTakesNone(TakesProgramsInFewFolders):
    """By which code a program is refused for its folder is open."""

    code = "709"


class TakesProgramsInOneFolder(TakesProgramsInFewFolders):
    """The target file says in which."""

    def fixtures(self) -> dict[str, object]:
        return {**super().fixtures(), "folder_id": self.homes["Campaigns"].id}

    def refuse(self, folder: Reference) -> None:
        if folder.type == "Folder" and folder != self.homes["Campaigns"]:
            raise Refused(self.code, "Incompatible folder type")


class FindsNamesInAnyCase(Marketo):
    """And takes no two names that differ in their case alone."""

    def is_called(self, program: Program, name: str) -> bool:
        return program.name.lower() == name.lower()

    def name_is_taken(self, name: str) -> bool:
        return name.lower() in {program.name.lower() for program in self.programs.values()}


class TrimsNames(Marketo):
    def needed(self, call: Call, name: str) -> str:
        return super().needed(call, name).strip()


class OrdersCostsByDate(Marketo):
    """The latest first."""

    def shown_costs(self, program: Program) -> Json:
        costs = sorted(program.costs, key=lambda cost: cost.start_date, reverse=True)
        return {"costs": [self.shown_cost(cost) for cost in costs]}


class HasNullForNoNote(Marketo):
    def shown_cost(self, cost: Cost) -> Json:
        return {**super().shown_cost(cost), "note": cost.note or None}


class ShowsTagsBackwards(Marketo):
    def shown_tags(self, program: Program) -> Json:
        return {"tags": super().shown_tags(program)["tags"][::-1]}


class ClonesCostsAlone(Marketo):
    """Neither tags nor dates of an Email program come along."""

    def copy_of(self, source: Program) -> Program:
        return replace(super().copy_of(source), tags={}, start=None, end=None)


class CountsPastTheLastInteger(Marketo):
    """The specification calls ids of answers 64 bits long."""

    first_program_id = 2**33


class GivesTwoReasons(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        body = super().refusal(path, refused)
        more = {"code": body["errors"][0]["code"], "message": "See the documentation"}
        return {**body, "errors": [*body["errors"], more]}


class WarnsOfNothingMuch(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {**body, "warnings": [*body.get("warnings", []), "This operation may change"]}


class NumbersItsRequests(Marketo):
    requests = 0

    def request_id(self) -> str:
        self.requests += 1
        return f"{self.requests}"


class TakesRangesInOrderAlone(Marketo):
    """And of whole seconds."""

    def window(self, call: Call) -> tuple[datetime, datetime]:
        earliest, latest = super().window(call)
        if earliest > latest:
            raise Refused("1003", "earliestUpdatedAt lies behind latestUpdatedAt")
        return earliest, latest

    def bound(self, text: str) -> datetime:
        if "." in text:
            raise Refused("704", "No milliseconds")
        return super().bound(text)


class RefusesUpdatesThatChangeNothing(Marketo):
    def may_be_updated(self, program: Program, updated: Program) -> None:
        super().may_be_updated(program, updated)
        if replace(updated, updated=program.updated) == program:
            raise Refused("709", "Nothing to update")


class TakesOneCostAMonth(Marketo):
    """Where there is one, a second is refused."""

    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        kept = super().apply_costs(costs, sent, replaces)
        if len({cost.start_date[:7] for cost in kept}) < len(kept):
            raise Refused("709", "There is a cost of that month")
        return kept


class IsSharedWithOthers(Marketo):
    """Between two looks somebody switches a program, makes one and deletes another."""

    looks = 0

    def browse_programs(self, call: Call) -> list[Json]:
        shown = super().browse_programs(call)
        self.looks += 1
        theirs = [one for one in self.programs.values() if not one.name.startswith("pac-")]
        switched = [one for one in theirs if one.type == "Engagement"][self.looks % 5]
        switched.status = "on" if switched.status == "off" else "off"
        event = next(one for one in theirs if one.type == "Event")
        name = f"Somebody's {self.looks}"
        made = self.planted(name, event.type, event.channel, event.folder, dict(event.tags))
        self.stamp(made)
        for one in [one for one in theirs if one.name.startswith("Somebody's")][:-2]:
            self.remove(one)
        return shown
