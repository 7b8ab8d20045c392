"""
A draft that is updated, and updates that must change nothing.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.creations import FOREIGN, LONG_AGO, Creations
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import NOBODY

READ_ONLY = {
    "status": "ENDED",
    "contentSummary": {"stepCount": 41, "sectionCount": 43},
    "ownerUserId": FOREIGN,
    "createdDate": LONG_AGO,
    "statusUpdatedDate": LONG_AGO,
}
MISSING = object()


@dataclass(frozen=True)
class Edit:
    """An update: the program before it, what was sent, the answer, and the program after it."""

    before: Program
    sent: dict[str, Any]
    reply: Reply
    after: Program


@dataclass
class Edits:
    """
    One draft, updated again and again, each time with the revision that it has then.
    """

    programs: Programs
    cast: Cast
    creations: Creations
    _made: dict[str, Edit] = field(default_factory=dict)

    def __getitem__(self, label: str) -> Edit:
        for name, fields in self._forms.items():
            if label not in self._made and name not in self._made:
                self._made[name] = self._edit(fields)
        return self._made[label]

    @cached_property
    def draft(self) -> Program:
        """The draft as it was before the first update."""
        form = self.creations.sent("rich")
        title = self.programs.ledger.name("edited")
        made = self.programs.create(**form | {"description": {"title": title, "details": "First."}})
        return self._look(made.needed_for("creation.accepted").id)

    @cached_property
    def _forms(self) -> dict[str, dict[str, Any]]:
        name = self.programs.ledger.name
        return {
            "information": {"description": {"title": name("again"), "details": "Second."}},
            "timeline": {"timeline": self.cast.period(50, 21)},
            "restrictions": {
                "restrictions": {
                    "accessType": "SECRET",
                    "maxParticipants": 7,
                    "hideFutureSteps": False,
                    "resolveStepsInOrder": False,
                    "shareProgress": False,
                }
            },
            "category ids": {"categoryIds": self._categories},
            "read-only": READ_ONLY,
            "title of 151 characters": {
                "description": {"title": self.programs.ledger.name(length=151), "details": "No."}
            },
            "null": {"timeline": {"selfPaced": True}, "socialGroupId": None},
            "nested": {"description": {"title": name("nested")}},
        }

    @property
    def _categories(self) -> list[str]:
        known = self.programs.site.context.target.fixtures.get("category_ids")
        return list(known or [FOREIGN])[:1]

    def _edit(self, fields: dict[str, Any]) -> Edit:
        before = [*self._made.values()][-1].after if self._made else self.draft
        reply = self.programs.update(self.draft.id, before["revision"], **fields)
        return Edit(before, fields, reply, self._look(self.draft.id))

    def _look(self, id: Any) -> Program:
        return self.programs.get(id).needed_for("retrieval.by-id")

    def closed(self, status: str) -> Edit:
        """An update of the cast's SECRET program in a status that is closed to updates."""
        if status not in self._made:
            before = self.cast.program(("SECRET", status))
            title = self.programs.ledger.name("closed")
            fields: dict[str, Any] = {"description": {"title": title}}
            reply = self.programs.update(before.id, before["revision"], **fields)
            self._made[status] = Edit(before, fields, reply, self._look(before.id))
        return self._made[status]

    @cached_property
    def unknown(self) -> Reply:
        """An update of an id that no program has."""
        title = self.programs.ledger.name("unknown")
        return self.programs.update(NOBODY, "1", description={"title": title})

    @cached_property
    def taking_a_slug(self) -> Edit:
        """An update to the slug of another program."""
        slug, before = self.creations.slug, self["nested"].after
        reply = self.programs.update(before.id, before["revision"], seo={"slug": slug})
        return Edit(before, {"slug": slug}, reply, self._look(before.id))

    @cached_property
    def bystander(self) -> tuple[Program, Program]:
        """Another program, before all updates and after them."""
        before = self.cast.program(("SECRET", "DRAFT"))
        self["nested"].reply.worked_for("change.draft")
        return before, self._look(before.id)
