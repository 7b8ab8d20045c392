"""
Marketos that each get one thing about updating programs wrong.
"""

from dataclasses import replace
from datetime import timedelta

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Cost,
    Json,
    Marketo,
    Program,
    Reference,
    Refused,
)


@breaks("update.name")
class IgnoresNewNames(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.name = program.name
        return updated


@breaks("update.description")
class IgnoresNewDescriptions(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.description = program.description
        return updated


@breaks("update.description")
class DropsTheZerosBeforeANumber(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        text = updated.description
        updated.description = str(int(text)) if text.isdigit() else text
        return updated


@breaks("update.description", depth="standard")
class DropsWhatTakesFourBytes(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.description = "".join(c for c in updated.description if c < "\U00010000")
        return updated


@breaks("update.tags")
class IgnoresNewTags(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return dict(program.tags)


@breaks("update.tags")
class KeepsTheOldValueOfATag(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return {**(sent or {}), **program.tags}


@breaks("update.email-dates")
class SwapsDatesOfAnUpdate(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        super().set_dates(program, call)
        if call.operation == "update_program" and call.given("startDate"):
            program.start, program.end = program.end, program.start


@breaks("update.type.immutable")
class ChangesTheType(Marketo):
    fixed_at_creation = frozenset({"channel"})


@breaks("update.channel.immutable")
class ChangesTheChannel(Marketo):
    fixed_at_creation = frozenset({"type"})


@breaks("update.type.immutable", "update.channel.immutable", depth="standard")
class RetypesProgramsWithoutTags(Marketo):
    def set_fixed(self, program: Program, call: Call) -> None:
        if program.tags:
            return super().set_fixed(program, call)
        program.type = call.text("type") or program.type
        program.channel = call.text("channel") or program.channel
        return None


@breaks("update.unsent.name")
class RenamesWithoutAName(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.name = updated.name if call.given("name") else f"Program {program.id}"
        return updated


@breaks("update.unsent.description")
class ClearsADescriptionThatIsNotSent(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.description = call.text("description") or ""
        return updated


@breaks("update.unsent.tags")
class ClearsTagsThatAreNotSent(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return super().apply_tags(program, sent or {})


@breaks("update.unknown")
class UpdatesNothingSuccessfully(Marketo):
    def update_program(self, call: Call) -> list[Json]:
        return super().update_program(call) if call.id in self.programs else []


@breaks("update.others.untouched")
class UpdatesAllOfATag(Marketo):
    def overwrite(self, program: Program, updated: Program) -> None:
        for other in self.programs.values():
            if (
                other.tags
                and other.tags.items() <= program.tags.items()
                and other.id != program.id
                and updated.description == "0042"
            ):
                other.description = updated.description
        super().overwrite(program, updated)


@breaks("update.nothing-else")
class MovesWhatItUpdates(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        elsewhere = next(id_ for id_ in self.folders if id_ != program.folder.id)
        return replace(super().revised(program, call), folder=Reference("Folder", elsewhere))


@breaks("update.nothing-else")
class DatesTheCreationWithAnUpdate(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        return replace(super().revised(program, call), created=self.this_second() + timedelta(1))


@breaks("update.email-dates")
class IgnoresDatesOfAnUpdate(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        if call.operation != "update_program":
            super().set_dates(program, call)


@breaks("update.unsent.tags")
class ClearsTagsWithTheCosts(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        return replace(updated, tags={}) if call.flag("costsDestructiveUpdate") else updated


@breaks("update.refused.unchanged")
class StoresWhatItReadsBeforeItRefuses(Marketo):
    def set_fixed(self, program: Program, call: Call) -> None:
        try:
            super().set_fixed(program, call)
        except Refused:
            self.programs[program.id].description = program.description
            raise


@breaks("update.unsent.description")
class ClearsTheDescriptionOfWhatIsGivenDates(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        super().set_dates(program, call)
        if call.operation == "update_program" and call.given("startDate"):
            program.description = ""


@breaks("update.refused.unchanged", depth="standard")
class KeepsTheCostsOfARefusedUpdate(Marketo):
    def may_be_updated(self, program: Program, updated: Program) -> None:
        try:
            super().may_be_updated(program, updated)
        except Refused:
            program.costs[:] = updated.costs
            raise


@breaks("update.nothing-else", depth="standard")
class MovesProgramsByAnUpdate(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        if call.given("folder"):
            self.place(updated, call.reference("folder"))
        return updated


@breaks("update.nothing-else", depth="standard")
class SetsTheStatusByAnUpdate(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.status = call.text("status") or updated.status
        return updated


@breaks("update.description")
class IgnoresTheDescriptionBesideTags(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        return replace(updated, description=program.description) if call.given("tags") else updated


@breaks("update.costs.appended")
class ReplacesCostsUntold(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs, sent, replaces or bool(sent))


@breaks("update.costs.appended")
class AppendsToTheFirstCostOnly(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs[:1] if sent else costs, sent, replaces)


@breaks("update.costs.replaced")
class IgnoresTheDestructiveFlag(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs, sent, replaces and not sent)


@breaks("update.costs.cleared")
class ClearsNothingWithoutCosts(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs, sent, replaces and sent is not None)


@breaks("update.unsent.costs")
class ClearsCostsThatAreNotSent(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs, sent, replaces or sent is None)


@breaks("update.costs.appended")
class AppendsOneCostAtATime(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs, sent[:1] if sent and not replaces else sent, replaces)


@breaks("update.costs.appended")
class DropsTheNotesOfCostsThatWereThere(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        kept = [cost._replace(note="") for cost in costs] if sent else costs
        return super().apply_costs(kept, sent, replaces)


@breaks("update.costs.replaced")
class ReplacesWithTheLastCost(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        return super().apply_costs(costs, sent[-1:] if sent and replaces else sent, replaces)


@breaks("update.costs.cleared")
class ClearsTheLastCostOnly(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        clears = replaces and sent is None
        return costs[:-1] if clears else super().apply_costs(costs, sent, replaces)


@breaks("update.costs.appended", depth="standard")
class DropsCostsOfNothing(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        some = [cost for cost in sent if cost.cost] if sent else sent
        return super().apply_costs(costs, some, replaces)


@breaks(
    "update.others.untouched",
    also=["update.costs.appended"],
    because="the program has what others were given before",
    depth="standard",
)
class SharesTheCostsOfWhoHasNone(Marketo):
    def store(self, program: Program) -> None:
        program.costs = program.costs or vars(self).setdefault("none", [])
        super().store(program)


@breaks("update.costs.replaced")
class DropsTheNotesOfReplacedCosts(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        bare = [cost._replace(note="") for cost in sent] if sent and replaces else sent
        return super().apply_costs(costs, bare, replaces)


@breaks("update.costs.appended")
class ReplacesForEverAfter(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        self.once = getattr(self, "once", False) or replaces
        return super().apply_costs(costs, sent, replaces or (self.once and sent is not None))
