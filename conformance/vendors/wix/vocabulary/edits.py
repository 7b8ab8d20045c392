"""
A draft that is updated, and updates that must change nothing.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import NotJudged
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.categories import Categories
from conformance.vendors.wix.vocabulary.creations import FOREIGN, LONG_AGO, Creations
from conformance.vendors.wix.vocabulary.edit import Edit
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import NOBODY

READ_ONLY = {
    "status": "PUBLISHED",
    "contentSummary": {"stepCount": 41, "sectionCount": 43},
    "ownerUserId": FOREIGN,
    "createdDate": LONG_AGO,
    "statusUpdatedDate": LONG_AGO,
}

# Updates that share one look at the draft afterwards: no two of a group are about the same field.
GROUPS = (
    ("information", "timeline", "restrictions"),
    ("category ids", "read-only", "title of 151 characters"),
    ("null", "nested"),
)


@dataclass
class Edits:
    """
    One draft, updated again and again, each time with the revision that it has then.
    """

    programs: Programs
    cast: Cast
    creations: Creations
    categories: Categories

    def __getitem__(self, label: str) -> Edit:
        place = next(place for place, group in enumerate(GROUPS) if label in group)
        return self._edited(place)[label]

    def kept(self, label: str, names: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
        """
        What an update of the first group does not send, before it and in its answer; raises Blocked
        where an answer shows another program.
        """
        answers = {name: edit.answer.content for name, edit in self._edited(0).items()}
        before = self[label].before.content
        return {name: before[name] for name in names}, {n: answers[label][n] for n in names}

    @property
    def draft(self) -> Program:
        """The draft as it was before the first update."""
        return self.creations["rich"]

    @once_each
    def _edited(self, place: int) -> dict[str, Edit]:
        """The edits of a group, which come after those of all groups before it."""
        group = GROUPS[place]
        last = [*self._edited(place - 1).values()][-1].after if place else self.draft
        made: list[tuple[Program, dict[str, Any], Reply]] = []
        for label in group:
            fields = self._forms[label]
            reply = self.programs.update(self.draft.id, last["revision"], **fields)
            made.append((last, fields, reply))
            last = reply.program if reply.reading == "accepted" else last
            if label == "read-only" and reply.reading not in {"accepted", "garbled"}:
                # It may be for one of them alone.
                last = self._one_by_one(last, fields)
        after = self._look(self.draft.id)
        return {label: Edit(*each, after) for label, each in zip(group, made, strict=True)}

    def _one_by_one(self, last: Program, fields: dict[str, Any]) -> Program:
        """The draft after an update of each field alone."""
        for name, value in fields.items():
            reply = self.programs.update(self.draft.id, last["revision"], **{name: value})
            last = reply.program if reply.accepted else last
        return last

    @once
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
                    "resolveStepsInOrder": True,
                    "shareProgress": False,
                }
            },
            "category ids": {"categoryIds": self._categories},
            "read-only": READ_ONLY,
            # What is right in it stands on both sides of what is not.
            "title of 151 characters": {
                "timeline": self.cast.period(70, 5),
                "description": {"title": self.programs.ledger.name(length=151), "details": "No."},
                "restrictions": {"accessType": "PUBLIC", "maxParticipants": 3},
            },
            "null": {"restrictions": {"accessType": "SECRET", "maxParticipants": None}},
            "nested": {"description": {"title": name("nested")}},
        }

    @property
    def _categories(self) -> list[str]:
        known = self.programs.site.context.target.fixtures.get("category_ids")
        return list(known or [FOREIGN])[:1]

    def _look(self, id: Any) -> Program:
        return self.programs.get(id).needed_for("retrieval.by-id")

    @once_each
    def closed(self, status: str, what: str = "title") -> Edit:
        """An update of title or slug of one of the cast, whose status is closed to updates."""
        access = "SECRET" if status == "ENDED" else "PUBLIC"
        before, name = self.cast.program((access, status)), self.programs.ledger.name("closed")
        slug = {"seo": {"slug": name.replace(" ", "-")}}
        fields: dict[str, Any] = slug if what == "slug" else {"description": {"title": name}}
        reply = self.programs.update(before.id, before["revision"], **fields)
        return Edit(before, fields, reply, self._look(before.id))

    @once
    def unknown(self) -> Reply:
        """An update of an id that no program has."""
        title = self.programs.ledger.name("unknown")
        return self.programs.update(NOBODY, "1", description={"title": title})

    @once
    def taking_a_slug(self) -> Edit:
        """An update to the slug of another program, and to another title."""
        slug, before = self.creations.slug, self["nested"].after
        described = {"title": self.programs.ledger.name("with its slug"), "details": "No."}
        fields: dict[str, Any] = {"description": described, "seo": {"slug": slug}}
        reply = self.programs.update(before.id, before["revision"], **fields)
        return Edit(before, fields, reply, self._look(before.id))

    @once
    def odd(self) -> dict[str, Reply]:
        """Timelines whose answer is left open, after everything else."""
        timelines: dict[str, dict[str, Any]] = {
            "without a start": {"selfPaced": False, "durationInDays": 3},
            "without a duration": self.cast.period(40) | {"durationInDays": None},
            "0 days": self.cast.period(40, 0),
            "-1 days": self.cast.period(40, -1),
        }
        last, replies = self["nested"].after, {}
        with contextlib.suppress(NotJudged):
            last = self.taking_a_slug.after
        for label, timeline in timelines.items():
            reply = self.programs.update(self.draft.id, last["revision"], timeline=timeline)
            last = reply.program if reply.accepted else last
            replies[label] = reply
        return replies

    @once
    def bystander(self) -> tuple[Program, Program]:
        """Another program, before all updates and after them, and after others got categories."""
        before = self.cast.program(("SECRET", "DRAFT"))
        with contextlib.suppress(NotJudged):
            assert self.categories.one
        self["nested"].reply.worked_for("change.draft")
        return before, self._look(before.id)

    @property
    def without_categories(self) -> Program:
        """The same program after that, which was given none."""
        assert self.categories.one
        return self.bystander[1]
