"""
What an instance holds that programs are made of: channels, tag types, folders.

There is no operation that makes channels or tag types, so they are discovered; a fixture of the
target file overrides what would be discovered.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NeedsFixture, NotApplicable
from conformance.vendors.marketo.vocabulary.folder import Folder, fit, folder_of
from conformance.vendors.marketo.vocabulary.instance import Instance
from conformance.vendors.marketo.vocabulary.listing import listed, records, words

# The vocabulary of channels and tag types for a program's type (channels.md, tags.md).
APPLICABLE = {
    "Default": {"program", "default"},
    "Event": {"event"},
    "Event with Webinar": {"webinar", "event with webinar"},
    "Engagement": {"nurture", "engagement"},
    "Email": {"email_batch", "email"},
}


MOST_TRIED = 5  # folders that a program is to be made in


@dataclass
class Surroundings:
    """
    Discovers once, when first asked.
    """

    instance: Instance
    unfit: set[Any] = field(default_factory=set)  # ids of folders that were found to take none

    @once
    def channels(self) -> list[dict[str, Any]]:
        pages = self.instance.pages("getChannels")
        if not pages[0].accepted:
            raise Blocked(f"Get Channels was {pages[0].describe()}")
        return records(pages)

    @property
    def channel_names(self) -> list[Any]:
        return [channel.get("name") for channel in self.channels]

    def channels_for(self, kind: str) -> list[str]:
        """Names of the channels that fit a type of program."""
        return [
            str(channel.get("name"))
            for channel in self.channels
            if str(channel.get("applicableProgramType")).strip("[]").lower() in APPLICABLE[kind]
        ]

    def channel_for(self, kind: str, *, last: bool = False) -> str:
        """
        The first channel that fits a type of program, or the last.

        Raises Blocked where there is none.
        """
        names = self.channels_for(kind)
        if not names:
            raise Blocked(f"Get Channels lists no channel for {kind}")
        return names[-1 if last else 0]

    def other_channel(self, kind: str, channel: str) -> str:
        """Another channel than this one, of the same type of program where there is one."""
        names = [*self.channels_for(kind), *map(str, self.channel_names)]
        other = next((name for name in names if name != channel), None)
        if other is None:
            raise Blocked("Get Channels lists a single channel")
        return other

    @once
    def tag_types(self) -> list[dict[str, Any]]:
        return records(self.instance.pages("getTagTypes"))

    def tag_types_for(self, kind: str, *, required: bool) -> list[str]:
        """Names of the tag types that apply to a type of program, the required or the optional."""
        return [
            str(entry.get("tagType"))
            for entry in self.tag_types
            if listed(entry.get("applicableProgramTypes")) & APPLICABLE[kind]
            and (entry.get("required") is True) is required
        ]

    def other_tag_type(self, tag_type: str) -> str:
        """Another tag type than this one; raises NotApplicable where there is none."""
        names = [str(entry.get("tagType")) for entry in self.tag_types]
        other = next((name for name in names if name != tag_type), None)
        if other is None:
            raise NotApplicable("there is a single tag type")
        return other

    @once_each
    def tag_values(self, tag_type: str) -> list[str]:
        """The values that a tag of this type may have, in the instance's order."""
        reply = self.instance.call("getTagTypeByName", params={"name": tag_type})
        record = reply.result[0] if not reply.absent else {}
        return words(record.get("allowableValues"))

    def required_tags(self, kind: str) -> list[dict[str, str]]:
        """The tags without which a program of this type may not be created."""
        return [
            {"tagType": name, "tagValue": value}
            for name in self.tag_types_for(kind, required=True)
            for value in self.tag_values(name)[:1]
        ]

    def with_tag(self, kind: str, tag_type: str, value: str) -> list[dict[str, str]]:
        """The tags that a type of program requires, and this one."""
        others = [tag for tag in self.required_tags(kind) if tag["tagType"] != tag_type]
        return [*others, {"tagType": tag_type, "tagValue": value}]

    def another_tag(self, kind: str, tags: list[dict[str, str]]) -> list[dict[str, str]]:
        """One more tag, of a type that is not among these, if there is such."""
        taken = [tag["tagType"] for tag in tags]
        more = [
            {"tagType": tag_type, "tagValue": value}
            for tag_type in self.tag_types_for(kind, required=False)
            if tag_type not in taken
            for value in self.tag_values(tag_type)[:1]
        ]
        return more[:1]

    def optional_tag(self, kind: str) -> tuple[str, list[str]]:
        """
        A tag type that applies to a type of program, optional if there is such, with its values.

        Raises NotApplicable where the instance has none with two values.
        """
        names = self.tag_types_for(kind, required=False) + self.tag_types_for(kind, required=True)
        for name in names:
            if len(values := self.tag_values(name)) > 1:
                return name, values
        raise NotApplicable(f"no tag type with two values applies to {kind} programs")

    @once
    def folders(self) -> list[Folder]:
        pages = self.instance.pages("getFolders", maxDepth=5)
        return [folder_of(record) for record in records(pages) if fit(record)]

    @property
    def folder(self) -> Folder:
        """
        Where the run makes its programs: `folder_id`, or the first folder that fits and was not
        found to take none. Raises NeedsFixture where there is none.
        """
        asked = self.instance.context.target.fixtures.get("folder_id")
        if asked is not None:
            return Folder(asked, "", "")
        fitting = [folder for folder in self._likely if folder.id not in self.unfit]
        if not fitting or len(self.unfit) > MOST_TRIED:
            raise NeedsFixture("folder_id")
        return fitting[0]

    @once
    def _likely(self) -> list[Folder]:
        return sorted(self.folders, key=lambda folder: "marketing" not in folder.kind.lower())

    def is_guessed(self, folder: Any) -> bool:
        """Whether a folder is one that only the list of folders speaks for."""
        guessed = "folder_id" not in self.instance.context.target.fixtures
        return guessed and folder in [one.reference for one in self.folders]

    @property
    def _listed_folder(self) -> Folder:
        """The run's folder as the instance lists it, with its workspace."""
        return next((one for one in self.folders if one.id == self.folder.id), self.folder)

    @property
    def sibling_folder(self) -> Folder:
        """
        Another folder of the same workspace, and none that was found to take no programs; raises
        Blocked where there is none.
        """
        own = self._listed_folder
        for folder in self.folders:
            same = (folder.workspace, folder.kind) == (own.workspace, own.kind)
            if same and folder.id not in {own.id, *self.unfit}:
                return folder
        raise Blocked("Get Folders lists no second folder in the workspace")

    @once
    def foreign_folder(self) -> Folder:
        """A folder of another workspace: `other_workspace_folder_id`, or one that is discovered."""
        asked = self.instance.context.target.fixtures.get("other_workspace_folder_id")
        if asked is not None:
            return Folder(asked, "", "")
        own = self._listed_folder
        for folder in self.folders:
            elsewhere = folder.workspace and own.workspace not in {"", folder.workspace}
            if elsewhere and folder.kind == own.kind:
                return folder
        raise NeedsFixture("other_workspace_folder_id")
