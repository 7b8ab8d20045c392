"""
Marketos that each get one thing about cloning wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Program, Reference


@breaks(
    "clone.program.new-id",
    also=[
        "clone.description.kept",
        "clone.folder.placed",
        "clone.name.at-most-255-characters",
        "clone.name.kept",
        "clone.program.independent",
        "program.answer.current",
    ],
    because="its clone can't be found to be looked at",
)
class ReturnsTheSource(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        clone = super().clone_program(call)
        return [{**clone[0], "id": call.id}]


@breaks("clone.program.same-type")
class ClonesEverythingAsDefault(Marketo):
    def copy_of(self, source: Program) -> Program:
        clone = super().copy_of(source)
        clone.type = "Default" if source.type == "Event" else source.type
        return clone


@breaks("clone.program.same-channel")
class ClonesIntoTheFirstChannel(Marketo):
    def copy_of(self, source: Program) -> Program:
        clone = super().copy_of(source)
        word = self.words[source.type]
        clone.channel = next(c.name for c in self.channels.values() if c.applies_to == word)
        return clone


class _NamesClones(Marketo):
    """Calls a clone something else than it was told to."""

    def called(self, name: str) -> str:
        return name

    def clone_program(self, call: Call) -> list[Json]:
        found = super().clone_program(call)
        clone = self.programs[found[0]["id"]]
        clone.name = self.called(clone.name)
        return found


@breaks(
    "clone.name.kept",
    also=("clone.name.at-most-255-characters", "clone.program.new-id", "program.answer.current"),
    because="the long name is not kept either, nor is it what the answer shows",
)
class CallsAClonesNameACopy(_NamesClones):
    def called(self, name: str) -> str:
        return f"Copy of {name}"


@breaks("clone.name.required")
class NamesAClone(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        clones = call.operation == "clone_program" and name == "name"
        return f"Clone {len(self.programs)}" if clones else super().left_out(call, name)


@breaks("clone.name.unique")
class ClonesUnderATakenName(Marketo):
    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        return False


@breaks("clone.name.unique")
class LooksForTheNameInTheFolderOnly(Marketo):
    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        return any(program.folder == folder for program in self.named(name))


@breaks("clone.name.unique")
class LooksForTheNameInOtherFoldersOnly(Marketo):
    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        return any(program.folder != folder for program in self.named(name))


@breaks("clone.name.at-most-255-characters")
class TakesANameOf256Characters(Marketo):
    longest_clone_name = 256


@breaks("clone.name.at-most-255-characters")
class RefusesANameOf255Characters(Marketo):
    longest_clone_name = 254


@breaks("clone.name.at-most-255-characters")
class CutsLongNames(Marketo):
    def clone_name_is_good(self, name: str, folder: Reference) -> None:
        super().clone_name_is_good(name[:255], folder)


@breaks("clone.folder.required")
class ClonesIntoTheFolderOfTheSource(Marketo):
    def folder_left_out(self, call: Call) -> Reference:
        if call.operation == "clone_program":
            return self.existing(call).folder
        return super().folder_left_out(call)


@breaks("clone.folder.placed")
class ClonesBesideTheSource(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        found = super().clone_program(call)
        self.place(self.programs[found[0]["id"]], self.existing(call).folder)
        return found


@breaks("clone.folder.of-type-folder")
class ClonesIntoPrograms(Marketo):
    clone_folder_types = frozenset({"Folder", "Program"})


@breaks("clone.folder.same-workspace")
class ClonesIntoOtherWorkspaces(Marketo):
    def same_workspace(self, source: Program, folder: Reference) -> bool:
        return True


@breaks("clone.folder.exists")
class ClonesIntoNowhere(Marketo):
    def place_exists(self, call: Call, place: Reference) -> bool:
        return call.operation == "clone_program" or super().place_exists(call, place)

    def same_workspace(self, source: Program, folder: Reference) -> bool:
        return self.holder(folder) is None or super().same_workspace(source, folder)


@breaks("clone.description.optional")
class WantsADescription(Marketo):
    def clone_description(self, source: Program, call: Call) -> str:
        return self.needed(call, "description")


@breaks("clone.description.kept")
class CopiesTheDescriptionOfTheSource(Marketo):
    def clone_description(self, source: Program, call: Call) -> str:
        return source.description


@breaks("clone.source.unchanged")
class DescribesTheSourceAsItsClone(Marketo):
    def clone_description(self, source: Program, call: Call) -> str:
        source.description = super().clone_description(source, call)
        return source.description


@breaks("clone.program.independent")
class SharesCostsWithItsSource(Marketo):
    def copy_of(self, source: Program) -> Program:
        clone = super().copy_of(source)
        clone.costs = source.costs
        return clone


@breaks("clone.program.independent")
class SharesTagsWithItsSource(Marketo):
    def copy_of(self, source: Program) -> Program:
        clone = super().copy_of(source)
        clone.tags = source.tags
        return clone


@breaks("clone.assets.forbidden")
class ClonesReports(Marketo):
    assets_never_cloned = Marketo.assets_never_cloned - {"report"}


@breaks("clone.assets.forbidden")
class ClonesInAppPrograms(Marketo):
    def may_be_cloned(self, source: Program) -> bool:
        return source.in_app or super().may_be_cloned(source)


class _KeepsRefusedClones(Marketo):
    """Stores a clone, then finds what is wrong with it."""

    def clone_name_is_good(self, name: str, folder: Reference) -> None:
        if len(name) > self.longest_clone_name:
            clone = Program(0, name, "Default", "Content", folder)
            self.place(clone, folder)
            self.stamp(clone)
            self.store(clone)
        super().clone_name_is_good(name, folder)


@breaks("clone.name.at-most-255-characters")
class KeepsARefusedCloneWithALongName(_KeepsRefusedClones):
    pass


@breaks("clone.source.exists")
class ClonesNobody(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        return super().clone_program(call) if call.id in self.programs else []


@breaks("clone.source.unchanged")
class ClonesByMoving(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        clone = super().clone_program(call)
        if call.text("description") == "A clone of its own.":
            self.programs.pop(call.id)
        return clone


@breaks("clone.name.unique")
class LooksForTheNameAmongItsTypeOnly(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        self.cloned_type = self.existing(call).type
        return super().clone_program(call)

    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        return any(program.type == self.cloned_type for program in self.named(name))


@breaks("clone.folder.of-type-folder")
class ClonesEmailsIntoPrograms(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        email = self.existing(call).type == "Email"
        self.clone_folder_types = frozenset({"Folder", "Program"} if email else {"Folder"})
        return super().clone_program(call)


@breaks("clone.program.same-type")
class ClonesAWebinarAsAnEvent(Marketo):
    def copy_of(self, source: Program) -> Program:
        clone = super().copy_of(source)
        clone.type = clone.type.removesuffix(" with Webinar")
        return clone


class _ForgetsNames(Marketo):
    """Does not look at the names of some programs."""

    def is_forgotten(self, program: Program) -> bool:
        raise NotImplementedError

    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:
        return any(not self.is_forgotten(program) for program in self.named(name))


@breaks("clone.name.unique", depth="standard")
class ForgetsNamesOfAnotherWorkspace(_ForgetsNames):
    def is_forgotten(self, program: Program) -> bool:
        return program.workspace != "Default"


@breaks("clone.name.unique", depth="standard")
class ForgetsNewNames(_ForgetsNames):
    def is_forgotten(self, program: Program) -> bool:
        return "renamed" in program.name


@breaks("clone.folder.same-workspace", depth="standard")
class ClonesEngagementProgramsAnywhere(Marketo):
    def same_workspace(self, source: Program, folder: Reference) -> bool:
        return source.type == "Engagement" or super().same_workspace(source, folder)


@breaks("clone.assets.forbidden", depth="standard")
class ClonesAnythingAtTheSecondTry(Marketo):
    def may_be_cloned(self, source: Program) -> bool:
        tried, self.tried = getattr(self, "tried", []), [*getattr(self, "tried", []), source.id]
        return source.id in tried or super().may_be_cloned(source)


@breaks("clone.folder.same-workspace", depth="standard")
class ClonesIntoTheDefaultWorkspace(Marketo):
    def same_workspace(self, source: Program, folder: Reference) -> bool:
        return self.workspace_of(folder) == "Default" or super().same_workspace(source, folder)
