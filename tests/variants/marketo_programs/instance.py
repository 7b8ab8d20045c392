"""
Marketos that chose differently: what the instance holds beside programs.
"""

from conformance.vendors.marketo.reference import (
    Call,
    Channel,
    Folder,
    Json,
    Marketo,
    Pages,
    Program,
    Reference,
    Refused,
    TagType,
)


class HasOneWorkspace(Marketo):
    def plant(self) -> None:
        super().plant()
        for holder in (*self.folders.values(), *self.programs.values()):
            holder.workspace = "Default"
        self.told.pop("other_workspace_folder_id", None)


class HasNoTags(Marketo):
    def plant(self) -> None:
        super().plant()
        self.tag_types = {}
        for program in self.programs.values():
            program.tags = {}


class RequiresATagOfEveryProgram(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        unit = self.tag_types["Business Unit"]
        self.tag_types["Business Unit"] = unit._replace(required=True)


class HasTagsOfOneValue(Marketo):
    def plant(self) -> None:
        super().plant()
        for name, tag_type in self.tag_types.items():
            self.tag_types[name] = tag_type._replace(values=tag_type.values[:1])
        for program in self.programs.values():
            program.tags = {name: self.tag_types[name].values[0] for name in program.tags}


class RequiresATagOfEachType(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        self.tag_types = {n: one._replace(required=True) for n, one in self.tag_types.items()}


class HasValuesInBrackets(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        unit = TagType("Region", ("program",), ("[EMEA] North", "Nordics [2026]"))
        self.tag_types = {"Region": unit, **self.tag_types}


class HasHundredsOfTagTypes(Marketo):
    """The last of them is required."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for number in range(250):
            self.tag_types[f"Custom {number}"] = TagType(f"Custom {number}", ("event",), ("A", "B"))
        every = self.tag_types["Business Unit"].applies_to
        self.tag_types["Team"] = TagType("Team", every, ("Red", "Blue"), required=True)


class HasHundredsOfChannels(Marketo):
    """Those in use come last."""

    def listed_channels(self) -> list[Channel]:
        steps = self.channels["Content"].steps
        more = [Channel(100 + n, f"Channel {n}", "program", steps) for n in range(250)]
        return more + super().listed_channels()

    def channel_exists(self, name: str) -> bool:
        return name in {channel.name for channel in self.listed_channels()}


class HasManyChannelsForEachType(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for number, one in enumerate(list(self.channels.values()) * 2):
            name = f"{one.name} {number}"
            more = {name: one._replace(id=50 + number, name=name)}
            self.channels = more | self.channels


class HasHundredsOfFolders(Marketo):
    def plant_folders(self) -> None:
        super().plant_folders()
        root = self.homes["Default"]
        for number in range(250):
            named = f"A {number}"
            past = self.folders[11].created
            self.folders[1000 + number] = Folder(1000 + number, named, root, "Default", past, past)


class ListsFoldersInTwenties(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return min(size, 20) if call.operation == "get_folders" else size


class ListsNothingInHundreds(Marketo):
    """But programs, of which so many on a page are promised."""

    def size(self, call: Call, pages: Pages) -> int:
        lists = {"get_channels", "get_tag_types", "get_folders"}
        return super().size(call, Pages(largest=100) if call.operation in lists else pages)


class ListsDesignFoldersFirst(Marketo):
    """No program may be made in them; and the target file names no folder."""

    design = frozenset({3, 4, 5})

    def plant_folders(self) -> None:
        super().plant_folders()
        past = self.folders[11].created
        design = {
            id_: Folder(id_, f"Templates {id_}", self.homes["Default"], "Default", past, past)
            for id_ in sorted(self.design)
        }
        self.folders = {11: self.folders[11], **design, **self.folders}
        self.told = {}

    def shown_place(self, place: Reference) -> Json:
        shown = super().shown_place(place)
        return shown | {"folderType": "Email Template"} if place.id in self.design else shown

    def place(self, program: Program, place: Reference) -> None:
        if place.type == "Folder" and place.id in self.design:
            raise Refused("711", "Incompatible folder type")
        super().place(program, place)


class TellsNoFixtures(Marketo):
    def fixtures(self) -> dict[str, object]:
        return {}


class KnowsNoWebinarChannel(Marketo):
    def listed_channels(self) -> list[Channel]:
        return [each for each in super().listed_channels() if each.applies_to != "webinar"]


class ListsChannelsBackwards(Marketo):
    def listed_channels(self) -> list[Channel]:
        return super().listed_channels()[::-1]
