"""
Bulk updates: what is sent, and what became of the programs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, built_on
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.creations import FOREIGN
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.results import Results
from conformance.vendors.wix.vocabulary.site import NOBODY

MASKED = 9  # participants, of an update with a mask


@dataclass
class BulkUpdates:
    """
    Two drafts. In each bulk update one of them may fail, and the other must not.
    """

    programs: Programs
    cast: Cast

    @once
    def drafts(self) -> list[Program]:
        timeline = self.cast.period()  # whether it may become a self-paced one is open
        forms: list[dict[str, Any]] = [
            {"restrictions": {"maxParticipants": number}, "timeline": timeline} for number in (5, 6)
        ]
        replies = [self.programs.create("bulk", **form) for form in forms]
        return [reply.needed_for("creation.accepted") for reply in replies]

    @once
    def titles(self) -> list[str]:
        return [self.programs.ledger.name(f"bulk {number}") for number in ("first", "second")]

    @once
    def mixed(self) -> Results:
        """The first draft, a program that does not exist, and the second draft."""
        first, second = self.drafts
        items = [
            self._item(first.id, first["revision"], self.titles[0]),
            self._item(NOBODY, "1", "nobody"),
            self._item(second.id, second["revision"], self.titles[1]),
        ]
        return Results(self.programs.bulk_update(items, returnEntity=True))

    @property
    def placed(self) -> Results:
        """The same; raises Blocked where its results are told of other items."""
        drafts = tuple(str(draft.id).lower() for draft in self.drafts)
        if self.mixed.reply.accepted and (self.mixed.ids.get(0), self.mixed.ids.get(2)) != drafts:
            raise Blocked("bulk.original-index")
        return self.mixed

    @property
    def parted(self) -> Results:
        """The same; raises Blocked where not the second item alone is told to have failed."""
        if self._told != [True, False, True]:
            raise Blocked("bulk.partial")
        return self.placed

    @property
    def _told(self) -> list[bool]:
        self.placed.reply.worked_for("bulk.partial")
        with built_on("bulk.partial"):
            return self.placed.successes

    @once
    def applied(self) -> list[Program]:
        """The drafts after that."""
        if self._told[::2] != [True, True]:
            raise Blocked("bulk.partial")
        return self._look(self._named)

    def _named(self, drafts: list[Program]) -> bool:
        return [draft.title for draft in drafts] == self.titles

    @property
    def changed(self) -> list[Program]:
        """The same; raises Blocked where one was not changed."""
        then = [(draft.title, draft["revision"]) for draft in self.applied]
        if [title for title, _ in then] != self.titles or any(
            revision == draft["revision"]
            for (_, revision), draft in zip(then, self.drafts, strict=True)
        ):
            raise Blocked("bulk.applied")
        return self.applied

    @once
    def stale(self) -> Results:
        """
        The first draft with its first revision, the second one without any: the first alone where
        both are refused, since that may be for the other one.
        """
        first, second = self.drafts
        assert self.changed
        items = [
            self._item(first.id, first["revision"], "stale"),
            self._item(second.id, None, "without a revision"),
        ]
        both = self.programs.bulk_update(items)
        return Results(self.programs.bulk_update(items[:1]) if both.denied else both)

    @once
    def after_the_stale(self) -> list[Program]:
        assert self.stale
        return self._look(self._named)

    @once
    def masked(self) -> Results:
        """The first draft with title, restrictions and timeline: the mask names the last two."""
        fields = {"restrictions": {"maxParticipants": MASKED}, "timeline": self.cast.period(30, 5)}
        item = self._current(0, "masked", **fields)
        return Results(self.programs.bulk_update([item | {"fieldMask": "restrictions,timeline"}]))

    @once
    def smuggled(self) -> Results:
        """The second draft with categories."""
        known = self.programs.site.context.target.fixtures.get("category_ids") or [FOREIGN]
        item = self._current(1, "with categories", categoryIds=list(known)[:1])
        return Results(self.programs.bulk_update([item]))

    @once
    def finally_(self) -> list[Program]:
        """The drafts after the mask and the categories."""
        assert self.smuggled
        taken = self.masked.reply.accepted

        def holds(drafts: list[Program]) -> bool:
            if drafts[0].title != self.titles[0]:
                return False
            return not taken or drafts[0].restrictions[0] == MASKED

        return self._look(holds)

    @property
    def with_categories(self) -> Program:
        """The second draft then: by its id where a list does not say its categories."""
        listed = self.finally_[1]
        if listed["categoryIds"] is not None:
            return listed
        return self.programs.get(listed.id).needed_for("retrieval.by-id")

    @once_each
    def closed(self, status: str) -> tuple[Program, Program]:
        """A program that is closed to updates before a bulk update, and after it."""
        before = self.cast.program(("PUBLIC", status))
        self.programs.bulk_update([self._item(before.id, before["revision"], "closed")])
        return before, self.programs.get(before.id).needed_for("retrieval.by-id")

    @once
    def alike(self) -> list[Program]:
        """The drafts after a bulk update that gives both the same slug."""
        wanted = self.programs.ledger.name("one slug").replace(" ", "-")
        items = [
            {"program": {"id": draft.id, "revision": draft["revision"], "seo": {"slug": wanted}}}
            for draft in self.finally_
        ]
        self.programs.bulk_update(items)
        drafts = self._look(lambda drafts: wanted in [draft.slug for draft in drafts])
        if wanted not in [draft.slug for draft in drafts]:
            raise Blocked("bulk.applied (neither was given the slug)")
        return drafts

    def many(self, number: int) -> Reply:
        """
        A bulk update of so many programs that do not exist, each of which is another
        one; raises Blocked where one that fails keeps all from being updated.
        """
        self.mixed.reply.worked_for("bulk.partial")
        item = self._item(NOBODY, "1", "nobody")["program"]
        ids = [f"{NOBODY[:-3]}{place:03x}" for place in range(number)]
        return self.programs.bulk_update([{"program": {**item, "id": id_}} for id_ in ids])

    def _current(self, number: int, words: str, **fields: Any) -> dict[str, Any]:
        draft = self.after_the_stale[number]
        return self._item(draft.id, draft["revision"], words, **fields)

    def _item(self, id: Any, revision: Any, title: str, **fields: Any) -> dict[str, Any]:
        known = {} if revision is None else {"revision": revision}
        named = title if title in self.titles else self.programs.ledger.name(title)
        return {"program": {"id": id, **known, "description": {"title": named}, **fields}}

    def _look(self, holds: Callable[[list[Program]], bool]) -> list[Program]:
        """The drafts as a query shows them; by their ids where it does not show what holds."""
        ids = [draft.id for draft in self.drafts]
        found = self.programs.shown(ids, lambda found: holds([found[id_] for id_ in ids]))
        drafts = [found[id_] for id_ in ids]
        if holds(drafts):
            return drafts
        return [self.programs.get(id_).needed_for("retrieval.by-id") for id_ in ids]
