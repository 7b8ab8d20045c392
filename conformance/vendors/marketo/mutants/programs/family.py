"""
Marketos that get programs wrong which are in others, beside others or clones of others.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Program, Reference


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
