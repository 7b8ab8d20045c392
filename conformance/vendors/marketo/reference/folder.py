"""
Folders: a tree for each workspace, in which programs count as folders of another type.
"""

from .call import Call, Refused, operation, wrong
from .page import Paging
from .program import Programs
from .record import Folder, Json, Program, Reference


class Folders(Programs, Paging):
    default_depth = 2

    @operation("GET", "/rest/asset/v1/folders.json")
    def get_folders(self, call: Call) -> list[Json]:
        """Give the root itself, then what is below it, level by level."""
        asked = call.number("maxDepth")
        depth = self.default_depth if asked is None else asked
        found = level = self.roots(call)
        while level and depth > 0:
            level = [child for place in level for child in self.children(place)]
            found = found + level
            depth -= 1
        return [self.shown_place(place) for place in self.page(call, found)]

    @operation("GET", "/rest/asset/v1/folder/{id:int}.json")
    def get_folder(self, call: Call) -> list[Json]:
        place = self.typed(self.needed(call, "type"), call.id)
        return [self.shown_place(place)] if self.holder(place) else []

    @operation("GET", "/rest/asset/v1/folder/byName.json")
    def get_folder_by_name(self, call: Call) -> list[Json]:
        name, kind, workspace = self.needed(call, "name"), call.text("type"), self.workspace(call)
        return [
            self.shown_place(place)
            for place in self.places()
            if self.name_of(place) == name
            and kind in {None, "", place.type}
            and workspace in {"", self.workspace_of(place)}
        ]

    @operation("GET", "/rest/asset/v1/folder/{id:int}/content.json")
    def get_folder_content(self, call: Call) -> list[Json]:
        place = self.typed(call.text("type") or "Folder", call.id)
        page = self.page(call, self.children(place))
        return [{"id": child.id, "type": child.type} for child in page]

    @operation("POST", "/rest/asset/v1/folders.json")
    def create_folder(self, call: Call) -> list[Json]:
        name = self.needed(call, "name")
        if not call.given("parent"):
            self.left_out(call, "parent")
        parent = call.reference("parent")
        if not self.place_exists(call, parent):
            raise Refused("710", "Parent folder not found")
        if name in map(self.name_of, self.children(parent)):
            raise Refused("709", "The parent holds something of that name")
        now, workspace = self.this_second(), self.workspace_of(parent)
        folder = Folder(self.next_folder_id(), name, parent, workspace, now, now)
        folder.description = call.text("description") or ""
        self.folders[folder.id] = folder
        return [self.shown_place(Reference("Folder", folder.id))]

    @operation("POST", "/rest/asset/v1/folder/{id:int}/delete.json")
    def delete_folder(self, call: Call) -> list[Json]:
        place = Reference("Folder", call.id)
        folder = self.folders.get(call.id)
        if call.text("type") not in {None, "", "Folder"}:
            raise Refused("711", "Programs are not deleted as folders")
        if folder is None:
            raise Refused("702", f"Folder {call.id} not found")
        if folder.parent is None or self.children(place):
            raise Refused("709", "The folder is not empty, or belongs to the system")
        del self.folders[call.id]
        return [{"id": call.id}]

    def next_folder_id(self) -> int:
        return max(self.folders, default=10) + 1

    # The tree

    def places(self) -> list[Reference]:
        folders = [Reference("Folder", id_) for id_ in self.folders]
        return folders + [Reference("Program", id_) for id_ in self.programs]

    def children(self, place: Reference) -> list[Reference]:
        folders = [one.id for one in self.folders.values() if one.parent == place]
        programs = [one.id for one in self.programs.values() if one.folder == place]
        return [Reference("Folder", id_) for id_ in folders] + [
            Reference("Program", id_) for id_ in programs
        ]

    def roots(self, call: Call) -> list[Reference]:
        if call.given("root"):
            root = call.reference("root")
            return [root] if self.holder(root) else []
        workspace = self.workspace(call)
        zones = (one for one in self.folders.values() if one.parent is None)
        return [Reference("Folder", one.id) for one in zones if workspace in {"", one.workspace}]

    def workspace(self, call: Call) -> str:
        """Give the workspace asked for, in either spelling that the documents have."""
        return call.text("workSpace") or call.text("workspace") or ""

    def typed(self, kind: str, number: int) -> Reference:
        if kind not in {"Folder", "Program"}:
            raise wrong("type", "Folder or Program")
        return Reference(kind, number)

    def name_of(self, place: Reference) -> str:
        holder = self.holder(place)
        return holder.name if holder else ""

    def path_of(self, place: Reference | None) -> str:
        holder = self.holder(place) if place else None
        if holder is None:
            return ""
        parent = holder.folder if isinstance(holder, Program) else holder.parent
        return f"{self.path_of(parent)}/{holder.name}"

    def shown_place(self, place: Reference) -> Json:
        holder = self.holder(place)
        if holder is None:
            raise Refused("702", "Folder not found")
        parent = holder.folder if isinstance(holder, Program) else holder.parent
        return {
            "name": holder.name,
            "description": holder.description,
            "createdAt": self.time(holder.created),
            "updatedAt": self.time(holder.updated),
            "url": self.url(holder) if isinstance(holder, Program) else None,
            "folderId": {"id": place.id, "type": place.type},
            "folderType": "Marketing Program" if isinstance(holder, Program) else holder.kind,
            "parent": parent and {"id": parent.id, "type": parent.type},
            "path": self.path_of(place),
            "isArchive": False,
            "isSystem": parent is None,
            "accessZoneId": 1,
            "workspace": holder.workspace,
            "id": place.id,
        }
