"""
Marketos that each get one thing about reading a program wrong.
"""

import re
from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Cost, Json, Marketo, Pages, Program


@breaks("get.by-id.returns-the-program")
class ReturnsTwoProgramsForAnId(Marketo):
    def get_program(self, call: Call) -> list[Json]:
        found = super().get_program(call)
        return found and [*found, self.got_by_id(self.visible(call)[0])]


@breaks("get.by-id.tags")
class LeavesTagsOutById(Marketo):
    def got_by_id(self, program: Program) -> Json:
        return {**super().got_by_id(program), "tags": []}


@breaks("get.by-id.costs")
class LeavesCostsOutById(Marketo):
    def got_by_id(self, program: Program) -> Json:
        return {**super().got_by_id(program), "costs": None}


@breaks("get.by-id.unknown")
class FallsBackToTheLastProgram(Marketo):
    def get_program(self, call: Call) -> list[Json]:
        last = [self.got_by_id(max(self.visible(call), key=lambda p: p.id))]
        return super().get_program(call) or (last if call.id > 10**9 else [])


@breaks("get.by-name.returns-the-program")
class ReturnsASecondProgramByName(Marketo):
    def get_program_by_name(self, call: Call) -> list[Json]:
        found = super().get_program_by_name(call)
        return found and [*found, self.got_by_name(self.visible(call)[0], call)]


@breaks("get.by-name.name-required")
class FindsNothingWithoutAName(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        return (
            ""
            if name == "name" and call.operation == "get_program_by_name"
            else super().left_out(call, name)
        )


@breaks("get.by-name.name-required")
class FindsAllWithoutAName(FindsNothingWithoutAName):
    def is_called(self, program: Program, name: str) -> bool:
        return not name or super().is_called(program, name)


@breaks("get.by-name.tags-on-request")
class IgnoresIncludeTags(Marketo):
    def wants_tags(self, call: Call) -> bool:
        return False


@breaks("get.by-name.costs-on-request")
class IgnoresIncludeCosts(Marketo):
    def wants_costs(self, call: Call) -> bool:
        return False


@breaks("get.by-name.costs-on-request")
class ReadsOneFlagForTagsAndCosts(Marketo):
    def wants_costs(self, call: Call) -> bool:
        return self.wants_tags(call) and call.flag("includeCosts")


@breaks(
    "get.by-name.tags-only-on-request",
    also=["get.by-name.flags-off"],
    because="always is also where it was told not to",
)
class AlwaysIncludesTags(Marketo):
    def wants_tags(self, call: Call) -> bool:
        return True


@breaks(
    "get.by-name.costs-only-on-request",
    also=["get.by-name.flags-off"],
    because="always is also where it was told not to",
)
class AlwaysIncludesCosts(Marketo):
    def wants_costs(self, call: Call) -> bool:
        return True


@breaks("get.by-name.whole-name")
class FindsPartsOfNames(Marketo):
    def is_called(self, program: Program, name: str) -> bool:
        return program.name == name or program.name[:-1] == name


@breaks("get.by-name.unknown")
class FallsBackToTheFirstProgram(Marketo):
    def get_program_by_name(self, call: Call) -> list[Json]:
        found = super().get_program_by_name(call)
        return (
            found or [self.got_by_name(self.visible(call)[0], call)]
            if "nobody" in str(call.text("name"))
            else found
        )


@breaks("get.by-name.flags-off")
class TakesAnyFlagForTrue(Marketo):
    def wants_tags(self, call: Call) -> bool:
        return call.given("includeTags")

    def wants_costs(self, call: Call) -> bool:
        return call.given("includeCosts")


@breaks("get.by-name.tags-on-request")
class ShowsTagsOrCosts(Marketo):
    def wants_tags(self, call: Call) -> bool:
        return super().wants_tags(call) and not super().wants_costs(call)


@breaks("get.by-name.returns-the-program", depth="standard")
class FindsPlainNamesAlone(Marketo):
    def is_called(self, program: Program, name: str) -> bool:
        return name.isascii() and super().is_called(program, name)


@breaks("get.by-name.whole-name", depth="standard")
class TakesNamesForPatterns(Marketo):
    def is_called(self, program: Program, name: str) -> bool:
        pattern = re.escape(name).replace("%", ".*").replace("_", ".")
        return bool(re.fullmatch(pattern, program.name))


@breaks("get.by-name.returns-the-program", depth="standard")
class RemembersNamesThatItDidNotFind(Marketo):
    def get_program_by_name(self, call: Call) -> list[Json]:
        self.missed: set[str | None] = getattr(self, "missed", set())
        found = [] if call.text("name") in self.missed else super().get_program_by_name(call)
        if not found:
            self.missed.add(call.text("name"))
        return found


@breaks("get.by-name.returns-the-program")
class ReturnsAProgramForEachTag(Marketo):
    def get_program_by_name(self, call: Call) -> list[Json]:
        found = super().get_program_by_name(call)
        return [one for one in found for _ in one.get("tags") or [None]]


@breaks("browse.costs.absent")
class BrowsesCosts(Marketo):
    def browsed(self, program: Program) -> Json:
        return {**super().browsed(program), **self.shown_costs(program)}


@breaks("browse.dates.created")
class CutsThePageBeforeTheRange(Marketo):
    def browse_programs(self, call: Call) -> list[Json]:
        whole = {name: v for name, v in call.parameters.items() if not name.endswith("UpdatedAt")}
        shown = super().browse_programs(replace(call, parameters=whole))
        bounds = self.window(call)
        return [one for one in shown if self.in_window(self.programs[one["id"]], *bounds)]


@breaks("tag.page.at-most-200")
class RefusesPagesOfMoreThan100ByTag(Marketo):
    tag_pages = Pages(largest=100)


@breaks("create.costs.kept")
class StoresCostsInCents(Marketo):
    def read_cost(self, row: Json) -> Cost:
        read = super().read_cost(row)
        return read._replace(cost=100 * read.cost)


@breaks("create.costs.kept")
class ForgetsTheNotesOfCosts(Marketo):
    def read_cost(self, row: Json) -> Cost:
        return super().read_cost(row)._replace(note="")


@breaks("get.by-id.costs")
class ReadsTheLastCostById(Marketo):
    def got_by_id(self, program: Program) -> Json:
        return {**super().got_by_id(program), "costs": self.shown_costs(program)["costs"][-1:]}
