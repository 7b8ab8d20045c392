"""
What an instance holds that programs are made of: channels, tag types, and its folders.

There is no operation that makes channels or tag types, so they are discovered; a fixture of the
target file overrides what would be discovered.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.listing import listed, records, words
from conformance.vendors.marketo.vocabulary.places import Places

# The vocabulary of channels and tag types for a program's type (channels.md, tags.md).
APPLICABLE = {
    "Default": {"program", "default"},
    "Event": {"event"},
    "Event with Webinar": {"webinar", "event with webinar"},
    "Engagement": {"nurture", "engagement"},
    "Email": {"email_batch", "email"},
}
OTHERS = ("Event", "Event with Webinar", "Engagement", "Email")
MOST_TYPES = 8  # of tags, that are looked at for one with two values


@dataclass
class Surroundings(Places):
    """
    Discovers once, when first asked.
    """

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
        """Names of the channels that fit a type of program; one without a name fits none."""
        return [
            name
            for channel in self.channels
            if isinstance(name := channel.get("name"), str)
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

    def other_type(self, tags: list[dict[str, str]]) -> str:
        """
        Another type of program than Default: one to which all of these tags apply, and which
        requires no others, if there is such.
        """
        names = {tag["tagType"] for tag in tags}
        for kind in OTHERS:
            required = {*self.tag_types_for(kind, required=True)}
            optional = {*self.tag_types_for(kind, required=False)}
            if required <= names <= required | optional and self.channels_for(kind):
                return kind
        return OTHERS[0]

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

        Where none of the first few has two values, one that has a single value; raises
        NotApplicable without any.
        """
        optional = self.tag_types_for(kind, required=False)
        single: list[tuple[str, list[str]]] = []
        for name in [*optional, *self.tag_types_for(kind, required=True)][:MOST_TYPES]:
            if len(values := self.tag_values(name)) > 1:
                return name, values
            single += [(name, values)] if values else []
        if not single:
            raise NotApplicable(f"no tag type with a value applies to {kind} programs")
        return next((one for one in reversed(single) if one[0] in optional), single[-1])
