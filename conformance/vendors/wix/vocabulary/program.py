"""
A program as an answer shows it.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked
from conformance.plain import decimal, listed, plain
from conformance.vendors.wix.vocabulary import moment

STATUSES = ("DRAFT", "PUBLISHED", "ENDED", "ARCHIVED")
ACCESS_TYPES = ("PUBLIC", "PRIVATE", "SECRET")
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, eq=False)
class Program:
    """
    One program. What was never set may be absent, null or a default: all mean the same.
    """

    record: dict[str, Any]
    exchange: Exchange

    def __getitem__(self, path: str) -> Any:
        """What stands at `restrictions.accessType` and the like, None where there is nothing."""
        consult(self.exchange)
        value: Any = self.record
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def took(self, path: str, value: Any) -> bool:
        """Whether a member is what was sent for it; the same moment in another notation is."""
        shown, sent = self[path], moment.read(value)
        return bool(shown == value or (sent is not None and moment.read(shown) == sent))

    @property
    def id(self) -> str:
        """Its id as text, by which programs are told apart; that it is a GUID is another rule."""
        return str(self["id"])

    @property
    def status(self) -> Any:
        """Its status, however it is spelt: that is another rule."""
        return self._word("status")

    @property
    def title(self) -> Any:
        return self["description.title"]

    @property
    def details(self) -> Any:
        return self["description.details"]

    @property
    def access_type(self) -> Any:
        return self._word("restrictions.accessType")

    def number(self, path: str) -> float | None:
        """A number, whether it was written as one or as text; None where there is none."""
        return decimal(self[path])

    def _word(self, path: str) -> Any:
        shown = self[path]
        return shown.upper() if isinstance(shown, str) else plain(shown)

    @property
    def slug(self) -> Any:
        return self["seo.slug"]

    @property
    def slug_is_its_id(self) -> bool:
        return self.is_the_one(self.slug)

    def is_the_one(self, id: Any) -> bool:
        """Whether it has this id, in whichever case both are written."""
        return bool(str(self.id).casefold() == str(id).casefold())

    @property
    def revision(self) -> int | None:
        """The revision as a number, whether it was written as one or as text."""
        text = str(self["revision"])
        return int(text) if text.isdecimal() else None

    @property
    def created(self) -> datetime | None:
        return moment.read(self["createdDate"])

    @property
    def updated(self) -> datetime | None:
        return moment.read(self["updatedDate"])

    @property
    def status_updated(self) -> datetime | None:
        return moment.read(self["statusUpdatedDate"])

    @property
    def categories(self) -> list[str]:
        """The ids of its categories, sorted."""
        return sorted(map(str, listed(self["categoryIds"])))

    @property
    def counts(self) -> tuple[Any, Any]:
        """How many steps and sections it has; none where that is not shown."""
        return self["contentSummary.stepCount"] or 0, self["contentSummary.sectionCount"] or 0

    @property
    def triggers(self) -> list[str]:
        """What triggers its rewards, sorted; a reward without a trigger has the default."""
        rewards = [one for one in listed(self["rewards"]) if isinstance(one, dict)]
        return sorted(str(reward.get("trigger") or "JOINED_TO_PROGRAM") for reward in rewards)

    @property
    def keywords(self) -> list[Any]:
        """The terms of its SEO keywords, sorted."""
        keywords = listed(self["seo.seoData.settings.keywords"])
        return sorted(str(one.get("term")) for one in keywords if isinstance(one, dict))

    @property
    def tags(self) -> list[tuple[Any, Any]]:
        """Type and content of its SEO tags."""
        tags = listed(self["seo.seoData.tags"])
        return [(one.get("type"), one.get("children")) for one in tags if isinstance(one, dict)]

    @property
    def timeline(self) -> tuple[bool, Any, Any]:
        """Whether it is self-paced, its start date, and its duration in days."""
        return (
            self["timeline.selfPaced"] is True,
            self["timeline.startDate"] or None,
            self["timeline.durationInDays"] or None,
        )

    @property
    def restrictions(self) -> tuple[Any, bool, bool, bool]:
        """Its limit of participants, and how its steps are shown, resolved and shared."""
        return (
            self["restrictions.maxParticipants"] or None,
            self["restrictions.hideFutureSteps"] is True,
            self["restrictions.resolveStepsInOrder"] is True,
            self["restrictions.shareProgress"] is True,
        )

    @property
    def content(self) -> dict[str, Any]:
        """What only an update of this program may change."""
        return {
            "title": self.title,
            "details": self.details or None,
            "timeline": self.timeline,
            "access type": self.access_type,
            "restrictions": self.restrictions,
        }

    def form_of(self, path: str) -> str:
        """Whether something is absent, null, or there, for an observation."""
        parent, _, name = path.rpartition(".")
        holder = self[parent] if parent else self.record
        if not isinstance(holder, dict) or name not in holder:
            return "absent"
        return "null" if holder[name] is None else repr(holder[name])

    def __repr__(self) -> str:
        return f"<program {self.record.get('id')} {self.record.get('status')}>"


def titles_of(programs: list[Program]) -> list[str]:
    """Their titles, in this order; raises Blocked where one has none, since all were given one."""
    titles = [program.title for program in programs]
    if not all(isinstance(title, str) for title in titles):
        raise Blocked("creation.information (not every program shows a title)")
    return titles
