"""
Clones: a new program of the same kind, under another name, in a folder of the same workspace.
"""

from dataclasses import replace

from .call import Call, operation
from .create import Create
from .record import NEVER, Json, Program, Reference


class Clone(Create):
    longest_clone_name = 255
    clone_folder_types = frozenset({"Folder"})
    assets_never_cloned = frozenset(
        {"push notification", "in-app message", "report", "social asset"}
    )

    @operation("POST", "/rest/asset/v1/program/{id:int}/clone.json")
    def clone_program(self, call: Call) -> list[Json]:
        source = self.existing(call)
        name, folder = self.needed(call, "name"), self.needed_folder(call)
        self.must(self.may_be_cloned(source), "709", "It contains what can't be cloned")
        self.clone_name_is_good(name, folder)
        self.clone_folder_is_good(call, source, folder)
        clone = self.copy_of(source)
        clone.name = name
        clone.description = self.clone_description(source, call)
        self.place(clone, folder)
        self.stamp(clone)
        self.store(clone)
        return [self.shown(clone)]

    def may_be_cloned(self, source: Program) -> bool:
        return not source.in_app and self.assets_never_cloned.isdisjoint(source.assets)

    def clone_name_is_good(self, name: str, folder: Reference) -> None:
        self.must(len(name) <= self.longest_clone_name, "709", "The name is too long")
        self.must(not self.clone_name_is_taken(name, folder), "709", "The name is taken")

    def clone_name_is_taken(self, name: str, folder: Reference) -> bool:  # noqa: ARG002
        return bool(self.named(name))

    def clone_folder_is_good(self, call: Call, source: Program, folder: Reference) -> None:
        self.must(folder.type in self.clone_folder_types, "711", "The folder must be a Folder")
        self.must(self.place_exists(call, folder), "710", "Parent folder not found")
        self.must(self.same_workspace(source, folder), "709", "The folder is in another workspace")

    def same_workspace(self, source: Program, folder: Reference) -> bool:
        return self.workspace_of(folder) == source.workspace

    def copy_of(self, source: Program) -> Program:
        """
        Copy what is the program's own; the programs nested in it stay where they are.

        Whether tags, costs and dates are among it is open; here they are.
        """
        return replace(
            source,
            id=0,
            created=NEVER,
            status=self.first_status.get(source.type, ""),
            tags=dict(source.tags),
            costs=list(source.costs),
            assets=dict(source.assets),
        )

    def clone_description(self, source: Program, call: Call) -> str:
        description = call.text("description")
        return source.description if description is None else description
