"""
Bulk updates: what is sent, what is told of each item, and what became of the programs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, Garbled
from conformance.plain import plain
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.creations import FOREIGN
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import NOBODY

MASKED = 9  # participants, of an update with a mask


@dataclass(frozen=True)
class Results:
    """An answer to a bulk update."""

    reply: Reply

    @property
    def all(self) -> list[dict[str, Any]]:
        """One result an item; raises Garbled where they are no objects."""
        found = self.reply.body.get("results")
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise Garbled(f"{self.reply.exchange.title}: `results` is no array of objects")
        return found

    def of(self, index: int) -> dict[str, Any]:
        """What is told of the item that was sent in this place; empty where nothing is."""
        return next((one for one in self.all if self._place(one) == index), {})

    def meta(self, index: int) -> dict[str, Any]:
        return self._told(self.of(index))

    def _told(self, result: dict[str, Any]) -> dict[str, Any]:
        meta = result.get("itemMetadata")
        return meta if isinstance(meta, dict) else {}

    def _place(self, result: dict[str, Any]) -> Any:
        """In which place the item was sent; 0 is left out."""
        return plain(self._told(result).get("originalIndex", 0))

    @property
    def ids(self) -> dict[Any, str]:
        """Which program the item in each place is told to be, without capitals."""
        return {self._place(one): str(self._told(one).get("id")).lower() for one in self.all}

    @property
    def successes(self) -> list[bool]:
        """Whether each item succeeded, in the order in which they were sent."""
        return [self.meta(index).get("success") is True for index in range(len(self.all))]

    @property
    def totals(self) -> tuple[Any, Any]:
        meta = self.reply.body.get("bulkActionMetadata")
        told = meta if isinstance(meta, dict) else {}
        return told.get("totalSuccesses", 0), told.get("totalFailures", 0)

    @property
    def items(self) -> list[Any]:
        """The programs that came along."""
        return [one["item"] for one in self.all if one.get("item")]


@dataclass
class BulkUpdates:
    """
    Two drafts. In each bulk update one of them may fail, and the other must not.
    """

    programs: Programs
    cast: Cast

    @once
    def drafts(self) -> list[Program]:
        forms: list[dict[str, Any]] = [
            {"restrictions": {"maxParticipants": number}} for number in (5, 6)
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

    @once
    def applied(self) -> list[Program]:
        """The drafts after that."""
        assert self.mixed
        return self._look(lambda drafts: [draft.title for draft in drafts] == self.titles)

    @once
    def stale(self) -> Results:
        """
        The first draft with its first revision, the second one without any: the first alone where
        both are refused, since that may be for the other one.
        """
        first, second = self.drafts
        changed = self.applied[0].revision != first.revision
        items = [
            self._item(first.id, first["revision"], "stale"),
            self._item(second.id, None, "without a revision"),
        ]
        both = self.programs.bulk_update(items)
        alone = both.denied and changed
        return Results(self.programs.bulk_update(items[:1]) if alone else both)

    @once
    def after_the_stale(self) -> list[Program]:
        assert self.stale
        return self._look()

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
        return self._look(lambda drafts: not taken or drafts[0].restrictions[0] == MASKED)

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
        """A bulk update of so many programs that do not exist, each of which is another one."""
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

    def _look(self, holds: Callable[[list[Program]], bool] = lambda _: True) -> list[Program]:
        ids = [draft.id for draft in self.drafts]
        shown = self.programs.shown(ids, lambda found: holds([found[id_] for id_ in ids]))
        return [shown[id_] for id_ in ids]
