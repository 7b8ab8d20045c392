"""
Those who may not write, and try.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.wix.vocabulary.attempt import Attempts
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import STRANGER

# In this order: what would hide what another call did comes last.
VERBS = ("create", "update", "bulk", "duplicate", "publish", "end", "archive", "delete")
CALLS = [
    (caller, verb)
    for verb in VERBS
    for caller in ("visitor", "member")
    if caller == "member" or verb in {"create", "update", "publish", "delete"}
]
ON_THE_PUBLISHED = ("end", "archive")


@dataclass
class Outsiders:
    """
    `outsiders["visitor", "delete"]` is the answer to that call. All calls are made on two victims,
    which exist for nothing else, before the first look at what became of them.
    """

    programs: Programs

    def __getitem__(self, call: tuple[str, str]) -> Reply:
        caller, verb = call
        self.programs.site.identity(caller)
        return self._call(caller, verb)

    @once_each
    def _call(self, by: str, verb: str) -> Reply:
        programs = self.programs
        if verb == "create":
            self._attempts.create(by, by=by)
            return self._attempts[by].reply
        victim = self.published if verb in ON_THE_PUBLISHED else self.draft
        id_, revision = victim.id, victim["revision"]
        changed = {"description": {"title": programs.ledger.name(f"{verb} is not allowed")}}
        item = {"program": {"id": id_, "revision": revision, **changed}}
        calls = {
            "update": lambda: programs.update(id_, revision, by=by, **changed),
            "bulk": lambda: programs.bulk_update([item], by=by),
            "duplicate": lambda: programs.duplicate(id_, by=by),
            "publish": lambda: programs.publish(id_, by=by),
            "end": lambda: programs.end(id_, by=by),
            "archive": lambda: programs.archive(id_, by=by),
            "delete": lambda: programs.delete(id_, by=by),
        }
        return calls[verb]()

    @once
    def _attempts(self) -> Attempts:
        return Attempts(self.programs)

    @once
    def draft(self) -> Program:
        return self.programs.create("victim").needed_for("creation.accepted")

    @once
    def published(self) -> Program:
        self.programs.site.context.allow("publish-programs")
        made = self.programs.create("public victim", timeline={"selfPaced": True})
        id_ = made.needed_for("creation.accepted").id
        return self.programs.publish(id_).needed_for("lifecycle.publish")

    def _all(self) -> None:
        """Make every call that can be made."""
        for call in (*CALLS, (STRANGER, "create"), (STRANGER, "update")):
            with contextlib.suppress(NotJudged):
                assert self[call]

    @once
    def draft_afterwards(self) -> Reply:
        """The draft as its owner gets it after all calls."""
        self._all()
        return self.programs.get(self.draft.id)

    @once
    def published_afterwards(self) -> Reply:
        self._all()
        return self.programs.get(self.published.id)

    @property
    def survivor(self) -> Program:
        """The draft after all calls; raises Blocked where it is gone."""
        if not self.draft_afterwards.accepted:
            raise Blocked("permission.delete")
        return self.draft_afterwards.program

    def left(self, caller: str) -> list[Program]:
        """The programs that a caller's creation brought into being."""
        assert self[caller, "create"]
        self._all()
        return self._attempts[caller].left

    @once
    def created_by_the_app(self) -> Reply:
        self.programs.site.identity("app")
        return self.programs.create("by an app", by="app")

    @once
    def app(self) -> dict[str, Any]:
        """The program of a trusted app that updates and deletes it; what its owner gets of it."""
        program = self.created_by_the_app.needed_for("creation.accepted")
        title = self.programs.ledger.name("updated by an app")
        fields: dict[str, Any] = {"description": {"title": title}}
        updated = self.programs.update(program.id, program["revision"], by="app", **fields)
        seen = self.programs.get(program.id)
        if seen.accepted and seen.program.id != program.id:
            raise Blocked("retrieval.by-id")
        deleted = self.programs.delete(program.id, by="app")
        return {"title": title, "update": updated, "seen": seen, "delete": deleted}
