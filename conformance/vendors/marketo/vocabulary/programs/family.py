"""
A program with programs in it, one of each type, and what becomes of all when one of them changes.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.history import PAGE, whole
from conformance.vendors.marketo.vocabulary.programs.nest import inside
from conformance.vendors.marketo.vocabulary.programs.revision import Revisions
from conformance.vendors.marketo.vocabulary.programs.riches import COSTS, DESCRIPTION
from conformance.vendors.marketo.vocabulary.reply import Reply

PARENT = "Engagement"
RELATIVES = (PARENT, "Event", "Event with Webinar", "Email")
APART = timedelta(seconds=3)  # so that the dates of what changes tell it from what does not


@dataclass
class Family:
    """
    `family["Event"]` is the Event program in the Engagement program, as it was before any change.

    The changes follow one another in the order in which they stand here, each with a look at what
    browsing shows of the family after it.
    """

    programs: Programs

    def __getitem__(self, kind: str) -> Program:
        return self.reading(kind).needed_for("get.by-id.returns-the-program")

    @once_each
    def reading(self, kind: str) -> Reply:
        """A member of the family by its id."""
        made = self.programs.create(kind, **self._form(kind)).needed_for("create.accepted")
        return self.programs.by_id(made.id)

    @once_each
    def tags(self, kind: str) -> list[dict[str, str]]:
        """The tags that a member of the family is created with; an instance need not have any."""
        around = self.programs.surroundings
        try:
            tag_type, values = around.optional_tag(kind)
        except NotApplicable:
            return around.required_tags(kind)
        return around.with_tag(kind, tag_type, values[-1])

    def carried(self, kind: str) -> list[tuple[str, str]]:
        """Those tags as pairs, sorted; raises NotApplicable where there are none."""
        if not self.tags(kind):
            raise NotApplicable(f"no tag to choose applies to {kind} programs")
        return sorted((tag["tagType"], tag["tagValue"]) for tag in self.tags(kind))

    def _form(self, kind: str) -> dict[str, Any]:
        form = {"description": DESCRIPTION, "costs": list(COSTS), "tags": self.tags(kind) or OMIT}
        if kind != PARENT:
            form["folder"] = inside(self[PARENT])
        if kind == "Email":
            form |= {"startDate": moment.in_a_year(), "endDate": moment.in_a_year(days=7)}
        return form

    @once
    def members(self) -> dict[str, Program]:
        """All that could be made; raises Blocked where nothing is in the Engagement program."""
        found: dict[str, Program] = {}
        for kind in RELATIVES:
            with contextlib.suppress(NotJudged):
                found[kind] = self[kind]
        if len(found) < 2:
            raise Blocked("nesting.engagement.parents")
        return found

    def _look(self) -> Reply:
        return whole(self.programs.recent(since=self.members[PARENT].created))

    @once
    def by_name(self) -> Reply:
        """The Event program by its name."""
        return self.programs.by_name(self["Event"].name)

    @once
    def by_tag(self) -> Reply:
        """Programs with a tag of the Email program; raises NotApplicable where it has none."""
        self["Email"]  # made before it is looked for
        return whole(self.programs.by_tag(*self.carried("Email")[-1], maxReturn=PAGE))

    @once
    def given_channels(self) -> Reply:
        """After each was sent another channel."""
        for look in ("by_name", "by_tag"):  # at what is changed later
            with contextlib.suppress(NotJudged):
                getattr(self, look)
        around = self.programs.surroundings
        for kind, member in self.members.items():
            with contextlib.suppress(NotJudged):
                self.programs.update(member.id, channel=around.other_channel(kind, member.channel))
        self.programs.instance.context.client.pace.sleep(APART.total_seconds())
        return self._look()

    @once
    def email(self) -> Revisions:
        """Updates of the Email program."""
        self.given_channels  # noqa: B018 - before that
        texts = {"name": self.programs.ledger.name("renamed"), "description": "Renamed."}
        later = {"startDate": moment.in_a_year(days=3)}
        return Revisions(self.programs, self["Email"].id, {"texts": texts, "start": later})

    @once
    def email_renamed(self) -> Reply:
        """After those."""
        self.email["texts"].reply.worked_for("update.name")
        return self._look()

    @once
    def parent_renamed(self) -> Reply:
        """After an update of the program that holds the others."""
        self.email_renamed  # noqa: B018 - before that
        name = self.programs.ledger.name("parent")
        reply = self.programs.update(self[PARENT].id, name=name, description="A parent.")
        reply.worked_for("update.name")
        return self._look()

    @property
    def around_the_renaming(self) -> tuple[Reply, Reply]:
        """Before that update and after it."""
        return self.email_renamed, self.parent_renamed

    @once
    def clone(self) -> Program:
        """A clone of that program, whose name begins with the name of its source."""
        name = f"{self.parent_renamed.of(self[PARENT].id).name} again"
        return self.programs.clone(self[PARENT].id, name=name).needed_for("clone.program.new-id")

    @once
    def cloned(self) -> Reply:
        self.clone  # noqa: B018 - before that
        return self._look()

    @property
    def seconds_between(self) -> float:
        """From the creation of the source to that of the clone."""
        clone, source = self.cloned.of(self.clone.id).created, self[PARENT].created
        if clone is None or source is None:
            raise Blocked("program.dates.format")
        return (clone - source).total_seconds()

    @once
    def child_deleted(self) -> Reply:
        """After one of the programs in it was deleted."""
        self.cloned.of(self.clone.id)
        self.programs.delete(self["Event"].id).worked_for("delete.answer.id")
        return self._look()

    @once
    def parent_deleted(self) -> Reply:
        """The clone by its id, after its source was deleted."""
        self.child_deleted  # noqa: B018 - before that
        self.programs.delete(self[PARENT].id).worked_for("delete.answer.id")
        return self.programs.by_id(self.clone.id)

    def changed(self, before: Reply, after: Reply, *but: str) -> list[str]:
        """Which members of the family show another text or place than before; `but` some."""
        shown = {program.id: program.told for program in after.programs}
        others = {kind: one.id for kind, one in self.members.items() if kind not in but}
        return [kind for kind, id_ in others.items() if shown.get(id_) != before.of(id_).told]

    def updated(self, look: Reply, *kinds: str) -> list[datetime | None]:
        """When members of the family were last updated, by a look."""
        return [look.of(self[kind].id).updated for kind in kinds if kind in self.members]
