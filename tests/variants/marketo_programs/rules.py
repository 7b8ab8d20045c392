"""
Marketos that chose differently: what a program may be made, changed and cloned with.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from conformance.vendors.marketo.reference import (
    Call,
    Cost,
    Json,
    Marketo,
    Program,
    Reference,
    Refused,
)
from tests.variants.marketo_programs.answers import READS


class IgnoresWhatIsFixed(Marketo):
    def set_fixed(self, program: Program, call: Call) -> None: ...


class LeavesTheDateOfUpdateAlone(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        return replace(super().revised(program, call), updated=program.updated)


class MergesTags(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return {**program.tags, **(sent or {})}


class ReplacesAllTags(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return dict(program.tags) if sent is None else sent


class DropsTagsOffTheList(Marketo):
    """What is not on the list is not stored, and nothing is said about it."""

    def sent_tags(self, call: Call) -> dict[str, str] | None:
        sent = super().sent_tags(call)
        return sent and {name: v for name, v in sent.items() if self.tag_is_listed(name, v)}


class TakesAnotherChannelThanUnknownOnes(Marketo):
    """A program always has a channel; that a wrong one is refused is only inferred."""

    def may_be_created(self, call: Call, program: Program) -> None:
        fitting = (
            one.name
            for one in self.channels.values()
            if one.applies_to == self.words.get(program.type)
        )
        if not self.channel_exists(program.channel) or not self.channel_fits(program):
            program.channel = next(fitting, program.channel)
        super().may_be_created(call, program)


class StampsUpdatesASecondLater(Marketo):
    def stamp(self, program: Program) -> None:
        super().stamp(program)
        program.updated += timedelta(seconds=1)


class StampsWhatHoldsAChange(Marketo):
    """A program counts as updated when one in it is."""

    def store(self, program: Program) -> None:
        super().store(program)
        if parent := self.program_above(program.folder):
            self.stamp(parent)


class KeepsOneCostAMonth(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        kept = super().apply_costs(costs, sent, replaces)
        return list({cost.start_date[:7]: cost for cost in kept}.values())


class DatesCostsByItsOwnMidnight(Marketo):
    """It lies in the east: midnight is the evening before."""

    def shown_cost(self, cost: Cost) -> Json:
        evening = self.instant(cost.start_date) - timedelta(hours=2)
        return {**super().shown_cost(cost), "startDate": self.time(evening)}


class DatesCostsWithATime(Marketo):
    def shown_cost(self, cost: Cost) -> Json:
        return {"startDate": f"{cost.start_date}T05:00:00Z+0000", "cost": cost.cost}


class DatesEmailProgramsToTheMillisecond(Marketo):
    def basics(self, program: Program) -> Json:
        dates = {"startDate": program.start, "endDate": program.end}
        return super().basics(program) | {
            name: f"{date:%Y-%m-%dT%H:%M:%S}.000Z" for name, date in dates.items() if date
        }


class DatesEveryType(Marketo):
    types_with_dates = Marketo.types


class RefusesDatesOfOtherTypes(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        if program.type not in self.types_with_dates and call.given("startDate"):
            raise Refused("709", "Only Email programs have dates")
        super().set_dates(program, call)


class ShowsNoDatesOfEmailPrograms(Marketo):
    def basics(self, program: Program) -> Json:
        hidden = {"startDate", "endDate"}
        return {name: v for name, v in super().basics(program).items() if name not in hidden}


class ClonesNeitherTagsNorCosts(Marketo):
    def copy_of(self, source: Program) -> Program:
        return replace(super().copy_of(source), tags={}, costs=[])


class ClonesWhatIsInside(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        shown = super().clone_program(call)
        clone = self.programs[self.last_program_id]
        for nested in self.nested_in(self.existing(call)):
            copy = self.copy_of(nested)
            copy.name = f"{nested.name} in {clone.id}"
            self.place(copy, Reference("Program", clone.id))
            self.stamp(copy)
            self.store(copy)
        return shown


class ClonesWithoutADescription(Marketo):
    def clone_description(self, source: Program, call: Call) -> str:
        return call.text("description") or ""


class ApprovesTwice(Marketo):
    def may_be_approved(self, program: Program) -> None:
        if program.status != self.approved_status:
            super().may_be_approved(program)

    def may_be_unapproved(self, program: Program) -> None:
        if program.type != "Email":
            super().may_be_unapproved(program)


class NestsWhereTheDocumentsAreSilent(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return (
            parent == "Email" or parent == child == "Engagement" or super().may_hold(parent, child)
        )


class TakesNamesTwice(Marketo):
    def name_is_taken(self, name: str) -> bool:
        return False


class LeavesTheBoundsOfARangeOut(Marketo):
    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        return any(earliest < date < latest for date in (program.created, program.updated))


class WantsBothBounds(Marketo):
    def window(self, call: Call) -> tuple[datetime, datetime]:
        if call.given("earliestUpdatedAt") != call.given("latestUpdatedAt"):
            raise Refused("1002", "earliestUpdatedAt and latestUpdatedAt go together")
        return super().window(call)


class FiltersOnlyWhatHasAStatus(Marketo):
    """The filter leaves programs alone that are neither Engagement nor Email programs."""

    def matches_status(self, program: Program, status: str) -> bool:
        return not program.status or super().matches_status(program, status)


class FiltersByLockedToo(Marketo):
    statuses_to_browse_by = frozenset({"on", "off", "unlocked", "locked"})


class TakesPlainNamesOnly(Marketo):
    """Which characters a name may have is open."""

    def needed(self, call: Call, name: str) -> str:
        text = super().needed(call, name)
        if (
            name == "name"
            and call.operation not in READS
            and not re.fullmatch(r"[\w .-]+", text, re.ASCII)
        ):
            raise Refused("1003", "Letters, digits, blanks, dots and dashes only")
        return text


class WantsBothDates(Marketo):
    """An update of one date alone is refused."""

    def revised(self, program: Program, call: Call) -> Program:
        if call.given("startDate") != call.given("endDate"):
            raise Refused("1002", "startDate and endDate go together")
        return super().revised(program, call)
