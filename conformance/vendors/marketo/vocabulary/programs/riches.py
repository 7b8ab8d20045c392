"""
What the rich program is made of: a description, costs and tags, as far as the target takes them.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Garbled, NotApplicable
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply

# What a form or a page would escape, or end a value at, is part of a text like the rest.
DESCRIPTION = (
    'Made to check the API & no more: it\'s "deleted" afterwards; '
    "100 % + %41 = all (Zürich, <b>bold</b>)."
)
FEW = 150  # programs with a tag value, so that one page shows all of them
COSTS = (
    {"startDate": "2016-01-01", "cost": 2000, "note": "venue"},
    {"startDate": "2016-06-14", "cost": 350, "note": "speakers (Zürich)"},
)


@dataclass
class Riches:
    """
    The tag that checks look at, and the form that the rich program is created with.
    """

    programs: Programs

    @once
    def tag(self) -> tuple[str, str]:
        """Type and value of the tag that the rich program carries: one that few programs have."""
        tag_type, values = self.programs.surroundings.optional_tag("Default")
        for value in reversed(values[-3:]):
            tagged = self.programs.by_tag(tag_type, value, maxReturn=200)
            with contextlib.suppress(Garbled):  # which tells nothing of the tag
                if len(tagged.programs) < FEW:
                    return tag_type, value
        return tag_type, values[-1]

    def need_not_be_tagged(self) -> None:
        """Raises NotApplicable where programs of the run have that tag since they need one."""
        tag = dict(zip(("tagType", "tagValue"), self.tag, strict=True))
        if tag in self.programs.surroundings.required_tags("Default"):
            raise NotApplicable("each Default program has the tag")

    @once
    def other_tag_value(self) -> str:
        """Another value of the tag; raises NotApplicable where there is none."""
        tag_type, value = self.tag
        values = self.programs.surroundings.tag_values(tag_type)
        if not (others := [other for other in values if other != value]):
            raise NotApplicable("no tag type with two values applies to Default programs")
        return others[0]

    @once
    def rich_creation(self) -> Reply:
        """
        How the creation of a program with description, costs and tags was answered.

        Where it was refused: without one of the three, so that only the checks of that one fail.
        """
        reply = self.programs.create(**self._full_form)
        changes = self._changes()
        while reply.reading == "rejected" and (change := next(changes, None)):
            form = self._full_form | change | {"name": self.programs.ledger.name("rich")}
            reply = self.programs.create(**form)
            if reply.reading == "accepted":
                self._full_form.update(form)
        return reply

    def _changes(self) -> Iterator[dict[str, Any]]:
        yield {"tags": self.programs.surroundings.required_tags("Default") or OMIT}
        yield {"costs": OMIT}
        yield {"description": OMIT}

    @property
    def rich_form(self) -> dict[str, Any]:
        """What the rich program was created with."""
        self.rich_creation  # noqa: B018 - tells what the target takes
        return self._full_form

    @once
    def _full_form(self) -> dict[str, Any]:
        return {
            "kind": "Default",
            "name": self.programs.ledger.name("rich"),
            "channel": self.programs.surroundings.channel_for("Default", last=True),
            "description": DESCRIPTION,
            "costs": list(COSTS),
            "tags": self.rich_tag_list or OMIT,
        }

    @property
    def rich_tag_list(self) -> list[dict[str, str]]:
        """The tags that the rich program is created with; an instance need not have any."""
        around = self.programs.surroundings
        try:
            tags = around.with_tag("Default", *self.tag)
        except NotApplicable:
            tags = around.required_tags("Default")
        return tags + around.another_tag("Default", tags)

    @property
    def other_tags(self) -> list[dict[str, str]]:
        """The tags of an update that gives the rich program's tag its other value."""
        return self.programs.surroundings.with_tag("Default", self.tag[0], self.other_tag_value)

    @property
    def rich_tags(self) -> list[tuple[str, str]]:
        """
        Pairs of tag type and tag value that the rich program carries, sorted.

        Raises NotApplicable where the instance has no tags to choose from.
        """
        self.tag  # noqa: B018 - says so
        return sorted((tag["tagType"], tag["tagValue"]) for tag in self.rich_tag_list)

    @property
    def further_tag(self) -> tuple[str, str]:
        """Another tag of the rich program; raises NotApplicable where it has a single one."""
        others = [tag for tag in self.rich_tags if tag != self.tag]
        if not others:
            raise NotApplicable("a single tag type applies to Default programs")
        return others[-1]

    @property
    def rich_costs(self) -> list[Any]:
        """The amounts of the rich program's costs, sorted."""
        return sorted((cost["cost"] for cost in COSTS), key=str)
