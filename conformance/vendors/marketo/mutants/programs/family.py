"""
Marketos that get programs wrong which are in others, beside others or clones of others.
"""

from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Pages, Program, Reference


@breaks("get.by-id.tags", depth="standard")
class ReadsNoTagsOfEvents(Marketo):
    def got_by_id(self, program: Program) -> Json:
        return {**super().got_by_id(program), **({"tags": []} if program.type == "Event" else {})}


@breaks("get.by-id.costs", depth="standard")
class ReadsNoCostsOfEmailPrograms(Marketo):
    def got_by_id(self, program: Program) -> Json:
        return {**super().got_by_id(program), **({"costs": []} if program.type == "Email" else {})}


@breaks("get.by-name.returns-the-program", depth="standard")
class FindsNoProgramInAProgramByName(Marketo):
    def is_called(self, program: Program, name: str) -> bool:
        return program.folder.type == "Folder" and super().is_called(program, name)


@breaks("tag.matching.finds", depth="standard")
class FindsNoProgramInAProgramByTag(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return program.folder.type == "Folder" and super().carries(program, tag_type, value)


@breaks("update.channel.immutable", depth="standard")
class ChangesTheChannelOfEvents(Marketo):
    def set_fixed(self, program: Program, call: Call) -> None:
        fixed = {"type"} if program.type == "Event" else {"type", "channel"}
        self.fixed_at_creation = frozenset(fixed)
        super().set_fixed(program, call)


class _ClearsDates(Marketo):
    beside = ""

    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        if call.given(self.beside) and not call.given("endDate"):
            updated.end = None
        return updated


@breaks("update.unsent.dates", depth="standard")
class ClearsTheEndWithANewName(_ClearsDates):
    beside = "name"


@breaks("update.unsent.dates", depth="standard")
class ClearsTheEndWithANewStart(_ClearsDates):
    beside = "startDate"


@breaks("update.nothing-else", depth="standard")
class CreatesAnewWithAnUpdate(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.created = updated.updated
        return updated


@breaks("update.nothing-else", depth="standard")
class SwitchesOffWhatItUpdates(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        updated.status = "off" if program.status == "on" else program.status
        return updated


@breaks("family.update.alone", depth="standard")
class StampsTheWholeFolder(Marketo):
    def overwrite(self, program: Program, updated: Program) -> None:
        super().overwrite(program, updated)
        for other in self.programs.values():
            if other.folder == program.folder:
                other.updated = updated.updated


@breaks("family.update.alone", depth="standard")
class HandsADescriptionDown(Marketo):
    def overwrite(self, program: Program, updated: Program) -> None:
        super().overwrite(program, updated)
        for nested in self.nested_in(program):
            nested.description = program.description


@breaks("family.update.alone", depth="standard")
class HandsADescriptionUp(Marketo):
    def overwrite(self, program: Program, updated: Program) -> None:
        super().overwrite(program, updated)
        if above := self.program_above(program.folder):
            above.description = program.description


@breaks("family.clone.leaves-contents", depth="standard")
class MovesTheContentsToTheClone(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        contents = self.nested_in(self.existing(call))
        found = super().clone_program(call)
        for nested in contents:
            nested.folder = Reference("Program", found[0]["id"])
        return found


@breaks("clone.program.created", depth="standard")
class DatesACloneLikeItsSource(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        found = super().clone_program(call)
        self.programs[found[0]["id"]].created = self.existing(call).created
        return found


@breaks("family.delete.alone", depth="standard")
class DeletesWhatHoldsAProgram(Marketo):
    def delete_program(self, call: Call) -> list[Json]:
        above = self.program_above(self.existing(call).folder)
        found = super().delete_program(call)
        if above:
            self.remove(above)
        return found


@breaks("family.delete.alone", depth="standard")
class DeletesByTheBeginOfAName(Marketo):
    def remove(self, program: Program) -> None:
        super().remove(program)
        for other in list(self.programs.values()):
            if other.name.startswith(program.name) and other.folder == program.folder:
                super().remove(other)


class _KnowsClones(Marketo):
    """Remembers which programs are clones, to leave them out of something."""

    def clone_program(self, call: Call) -> list[Json]:
        found = super().clone_program(call)
        self.clones = {*getattr(self, "clones", ()), found[0]["id"]}
        return found

    def is_a_clone(self, program: Program) -> bool:
        return program.id in getattr(self, "clones", ())


@breaks(
    "clone.program.new-id",
    also=["clone.name.at-most-255-characters", "clone.program.same-type"],
    because="the clone with the long name is looked for by its name",
)
class FindsNoCloneByName(_KnowsClones):
    def is_called(self, program: Program, name: str) -> bool:
        return super().is_called(program, name) and not self.is_a_clone(program)


@breaks("browse.all")
class BrowsesNoClones(_KnowsClones):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return super().in_order([one for one in programs if not self.is_a_clone(one)])


@breaks("clone.name.unique", depth="standard")
class ClonesClonesUnderAnyName(_KnowsClones):
    def clone_program(self, call: Call) -> list[Json]:
        self.of_a_clone = self.is_a_clone(self.existing(call))
        return super().clone_program(call)

    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        return not self.of_a_clone and super().clone_name_is_taken(name, folder)


@breaks("clone.folder.of-type-folder", depth="standard")
class ClonesDefaultProgramsIntoPrograms(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        default = self.existing(call).type == "Default"
        self.clone_folder_types = frozenset({"Folder", "Program"} if default else {"Folder"})
        return super().clone_program(call)


@breaks("clone.name.kept", depth="standard")
class EscapesNames(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "name": program.name.replace("&", "&amp;")}


@breaks("clone.name.at-most-255-characters", depth="standard")
class CountsBytesOfAName(Marketo):
    def clone_name_is_good(self, name: str, folder: Reference) -> None:
        self.must(len(name.encode()) <= self.longest_clone_name, "709", "The name is too long")
        super().clone_name_is_good(name, folder)


@breaks(
    "create.email-dates.shown",
    depth="standard",
)
class DatesNoProgramInAProgram(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        if program.folder.type == "Folder":
            super().set_dates(program, call)


@breaks("browse.offset.pages")
class ShowsAProgramOnceForEachCost(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        each = super().in_order(programs)
        return [program for program in each for _ in range(max(1, len(program.costs)))]


@breaks("browse.all", depth="standard")
class BrowsesTheDefaultWorkspaceAlone(Marketo):
    def filtered(self, call: Call, programs: list[Program]) -> list[Program]:
        found = super().filtered(call, programs)
        return [program for program in found if program.workspace == "Default"]


@breaks("browse.page.default-twenty", depth="standard")
class ReturnsAllBehindAnOffset(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        bare = call.operation == "browse_programs" and not call.given("maxReturn")
        return pages.largest if bare and call.given("offset") else super().size(call, pages)


@breaks("clone.folder.of-type-folder", depth="standard")
class TakesTheIdOfAFolderAlone(Marketo):
    def clone_folder_is_good(self, call: Call, source: Program, folder: Reference) -> None:
        known = folder.id in self.folders
        super().clone_folder_is_good(
            call, source, Reference("Folder", folder.id) if known else folder
        )


@breaks("clone.program.new-id", depth="standard")
class ClonesNoClones(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        self.clones: set[int] = getattr(self, "clones", set())
        self.must(call.id not in self.clones, "709", "It is a clone")
        made = super().clone_program(call)
        self.clones.add(made[0]["id"])
        return made


@breaks("clone.program.new-id", depth="standard")
class ReservesNamesThatItRefuses(Marketo):
    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        self.names: list[str] = [*getattr(self, "names", []), name]
        reserved = name in self.names[:-1]
        return reserved or super().clone_name_is_taken(name, folder)


@breaks("update.costs.appended")
class AppendsCostsTwiceBesideADescription(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        sent = (call.given("description") and self.sent_costs(call)) or []
        updated.costs += [] if call.flag("costsDestructiveUpdate") else sent
        return updated


@breaks("update.unsent.costs")
class ClearsTheCostsWhereItSetsDates(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        updated = super().revised(program, call)
        dated = call.given("startDate") and not call.given("costs")
        return replace(updated, costs=[]) if dated else updated


@breaks("clone.source.unchanged", depth="standard")
class DatesTheSourceAnew(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        self.existing(call).created = self.this_second()
        return super().clone_program(call)
