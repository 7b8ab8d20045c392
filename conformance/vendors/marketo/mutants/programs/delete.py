"""
Marketos that each get one thing about deleting programs wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Program


class _ShowsWhatIsDeleted(Marketo):
    """Still comes upon deleted programs in one operation."""

    haunted = ""

    def visible(self, call: Call) -> list[Program]:
        return [*super().visible(call), *(self.bin if call.operation == self.haunted else [])]


@breaks(
    "delete.gone.by-id", also=("delete.contents.with-it",), because="those are read by id as well"
)
class FindsDeletedProgramsById(_ShowsWhatIsDeleted):
    haunted = "get_program"


@breaks("delete.gone.by-name")
class FindsDeletedProgramsByName(_ShowsWhatIsDeleted):
    haunted = "get_program_by_name"


@breaks("delete.gone.from-browse")
class BrowsesDeletedPrograms(_ShowsWhatIsDeleted):
    haunted = "browse_programs"


@breaks("delete.gone.from-tag")
class FindsDeletedProgramsByTag(_ShowsWhatIsDeleted):
    haunted = "get_programs_by_tag"


@breaks("delete.answer.id")
class DeletesWithoutAnId(Marketo):
    def delete_program(self, call: Call) -> list[Json]:
        super().delete_program(call)
        return [{"status": "deleted"}]


@breaks("delete.others.untouched")
class DeletesTheNextProgramToo(Marketo):
    def remove(self, program: Program) -> None:
        super().remove(program)
        neighbour = self.programs.get(program.id + 1)
        if neighbour and neighbour.tags and "neighbour" in neighbour.name:
            super().remove(neighbour)


@breaks("delete.contents.with-it")
class OrphansNestedPrograms(Marketo):
    def nested_in(self, program: Program) -> list[Program]:
        return []


@breaks("delete.contents.with-it")
class RefusesToDeleteWhatHoldsPrograms(Marketo):
    def remove(self, program: Program) -> None:
        self.must(not self.nested_in(program), "709", "The program is not empty")
        super().remove(program)


@breaks("delete.unknown", also=("delete.twice",), because="a deleted program is unknown")
class DeletesNobodySuccessfully(Marketo):
    def delete_program(self, call: Call) -> list[Json]:
        return super().delete_program(call) if call.id in self.programs else []


@breaks("delete.twice")
class DeletesTwice(Marketo):
    def delete_program(self, call: Call) -> list[Json]:
        deleted = [program for program in self.bin if program.id == call.id]
        return self.only_id(deleted[0]) if deleted else super().delete_program(call)


@breaks("delete.others.untouched")
class DeletesThePreviousProgramToo(Marketo):
    def remove(self, program: Program) -> None:
        super().remove(program)
        previous = self.programs.get(program.id - 2)
        if previous and "to be deleted" in program.name:
            super().remove(previous)


@breaks("delete.gone.from-browse")
class BrowsesDeletedProgramsByStatus(Marketo):
    def visible(self, call: Call) -> list[Program]:
        return [*super().visible(call), *(self.bin if call.given("status") else [])]


@breaks("delete.contents.with-it", depth="standard")
class FindsWhatWasInADeletedProgramByName(Marketo):
    def get_program_by_name(self, call: Call) -> list[Json]:
        gone = [one for one in self.bin if one.folder.type == "Program"]
        found = [one for one in gone if one.name == call.text("name")]
        return super().get_program_by_name(call) + [self.basics(one) for one in found]


@breaks("update.unknown", depth="standard")
class UpdatesDeletedPrograms(Marketo):
    def existing(self, call: Call) -> Program:
        gone = [one for one in self.bin if one.id == call.id]
        return gone[0] if gone and call.operation == "update_program" else super().existing(call)
