"""
Marketos that chose differently: how programs are listed, counted, and how many there are.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Program,
    Reference,
)


class BrowsesByName(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: program.name)


class BrowsesTheNewestFirst(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: (program.updated, program.id), reverse=True)


class BrowsesInNoOrderThatShows(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: Random(program.id).random())


class SaysMoreThanDocumented(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "sfdcId": "", "isArchived": False, "owner": {"id": 7}}

    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "moreResult": False, "trace": "a1"}


class CountsFromElsewhere(Marketo):
    first_program_id = 2_000_001


class CountsFromSeven(Marketo):
    """So some programs and folders have the same number."""

    first_program_id = 7


class CountsToTheLastInteger(Marketo):
    first_program_id = 2**31 - 6_000


class CountsInNoOrder(Marketo):
    def next_program_id(self) -> int:
        super().next_program_id()
        return self.random.randrange(1, 2**31)


class _HasPrograms(Marketo):
    """Holds a few programs of its own, none of them Email programs that wait for approval."""

    most = 0

    def plant_campaign(self, number: int, campaign: Any, dice: Random) -> None:
        if number < self.most:
            super().plant_campaign(number, campaign, dice)

    def plant_nested(self) -> None: ...

    def plant_never_cloned(self) -> None: ...

    def plant_emails(self) -> None: ...


class HasNoProgramsYet(_HasPrograms): ...


class HasThirtyPrograms(_HasPrograms):
    most = 30


class _HasMorePrograms(Marketo):
    """Holds programs of Engagement and Default type beside the others."""

    more = 0
    day = datetime(2021, 5, 3, tzinfo=UTC)

    def plant(self) -> None:
        super().plant()
        home = Reference("Folder", self.told["folder_id"])
        for number in range(self.more):
            kind = ("Default", "Engagement")[number % 2]
            channel = {"Default": "Content", "Engagement": "Nurture"}[kind]
            tags = {"Business Unit": "Analytics"}
            program = self.planted(f"Archive {number:05d}", kind, channel, home, tags)
            program.created = program.updated = self.day + timedelta(minutes=number)


class HasThousandsOfPrograms(_HasMorePrograms):
    more = 4_750


class WasBusyJustNow(_HasMorePrograms):
    """Somebody changed a hundred programs as the run began."""

    more = 100

    def plant(self) -> None:
        super().plant()
        for program in list(self.programs.values())[-self.more :]:
            program.updated = self.this_second()


class NeverUpdatedAProgram(Marketo):
    def plant(self) -> None:
        super().plant()
        for program in self.programs.values():
            program.updated = program.created


class NamesChildrenAfterTheirParents(Marketo):
    def plant_nested(self) -> None:
        super().plant_nested()
        for program in self.programs.values():
            if parent := self.program_above(program.folder):
                program.name = parent.name
