"""
A program as an answer shows it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import NotApplicable
from conformance.plain import plain
from conformance.vendors.marketo.vocabulary import moment

SHOWN = ("name", "description", "channel")  # texts that each answer shows as they are
TYPES = ("Default", "Event", "Event with Webinar", "Engagement", "Email")


@dataclass(frozen=True, eq=False)
class Program:
    """
    One record of a result.

    Absent, null and empty mean the same wherever the documents leave it open.
    """

    record: dict[str, Any]
    exchange: Exchange

    def __getitem__(self, member: str) -> Any:
        """A member exactly as it came, None where it is absent."""
        consult(self.exchange)
        return self.record.get(member)

    @property
    def id(self) -> Any:
        return plain(self["id"])

    @property
    def name(self) -> Any:
        return self["name"]

    @property
    def description(self) -> Any:
        return self["description"] or ""

    @property
    def type(self) -> Any:
        return plain(self["type"])

    @property
    def channel(self) -> Any:
        return self["channel"]

    @property
    def status(self) -> Any:
        return plain(self["status"] or "")

    @property
    def folder(self) -> tuple[Any, Any]:
        """Type and id of what holds the program; the id comes as `value`, as `id`, or as both."""
        folder = self["folder"]
        if not isinstance(folder, dict):
            return (None, None)
        number = folder.get("value")
        return (folder.get("type"), folder.get("id") if number is None else number)

    @property
    def folder_name(self) -> Any:
        """The name of what holds the program, None where the answer shows none."""
        folder = self["folder"]
        return (folder.get("folderName") or None) if isinstance(folder, dict) else None

    @property
    def tags(self) -> list[tuple[str, str]]:
        """Pairs of tag type and tag value, sorted."""
        tags = self["tags"]
        pairs = [tag for tag in tags if isinstance(tag, dict)] if isinstance(tags, list) else []
        return sorted((str(tag.get("tagType")), str(tag.get("tagValue"))) for tag in pairs)

    @property
    def costs(self) -> list[Any]:
        """The amounts, sorted; their dates and notes come back in several notations."""
        return sorted((cost.get("cost") for cost in self.cost_records), key=str)

    @property
    def notes(self) -> list[tuple[Any, str]]:
        """Each amount with its note, sorted."""
        return notes(self.cost_records)

    @property
    def cost_records(self) -> list[dict[str, Any]]:
        costs = self["costs"]
        return [cost for cost in costs if isinstance(cost, dict)] if isinstance(costs, list) else []

    @property
    def created(self) -> datetime | None:
        return moment.read(self["createdAt"])

    @property
    def updated(self) -> datetime | None:
        return moment.read(self["updatedAt"])

    @property
    def dates(self) -> tuple[datetime | None, datetime | None]:
        """Start and end of an email program, None where the answer shows none."""
        return (moment.read(self["startDate"]), moment.read(self["endDate"]))

    @property
    def ends(self) -> datetime | None:
        """The end of an email program, None where the answer shows none."""
        return self.dates[1]

    @property
    def told(self) -> dict[str, Any]:
        """What browsing tells of a program that only an update of it may change, if anything."""
        told = ("name", "description", "type", "channel", "folder")
        shown = {name: value for name, value in self.content.items() if name in told}
        return shown | {"created": self.created}

    def dates_unlike(self, sent: dict[str, Any]) -> list[Any]:
        """Those of the dates that are shown and are not the instants that were sent."""
        pairs = [(self[name], moment.read(sent[name])) for name in ("startDate", "endDate")]
        return [shown for shown, instant in pairs if shown and moment.read(shown) != instant]

    def unlike(self, read: "Program") -> list[str]:
        """
        Which members an answer shows otherwise than reading does; raises NotApplicable where it
        shows none.
        """
        shown = [name for name in SHOWN if self[name] not in (None, "")]
        if not shown:
            raise NotApplicable("the answer shows no more than an id")
        return [name for name in shown if self[name] != read[name]]

    @property
    def fixed(self) -> dict[str, Any]:
        """What no update may change."""
        return {
            "createdAt": self.created,
            "folder": self.folder,
            "status": self.status,
            "workspace": self["workspace"],
        }

    @property
    def content(self) -> dict[str, Any]:
        """Everything that only an update of this program may change."""
        return {
            "name": self.name,
            "description": self.description,
            "type": self.type,
            "channel": self.channel,
            "folder": self.folder,
            "tags": self.tags,
            "costs": self.costs,
            "dates": self.dates,
        }

    def __repr__(self) -> str:
        return f"<program {self.record.get('id')} {self.record.get('name')!r}>"


def notes(costs: list[dict[str, Any]]) -> list[tuple[Any, str]]:
    """
    The amounts of costs, each with its note; none is as good as an empty one.
    """
    pairs = [(cost.get("cost"), str(cost.get("note") or "")) for cost in costs]
    return sorted(pairs, key=lambda pair: (str(pair[0]), pair[1]))


def ordered_by(programs: list[Program]) -> str:
    """
    The member that programs are in the order of, for an observation.
    """
    for member in ("id", "name", "createdAt"):
        shown = [str(program[member]).zfill(20) for program in programs]
        if shown == sorted(shown):
            return f"by {member}"
        if shown == sorted(shown, reverse=True):
            return f"by {member}, backwards"
    return "otherwise"
