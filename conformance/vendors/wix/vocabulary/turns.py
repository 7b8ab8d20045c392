"""
A published program whose access type turns, and then its status, while others look for it.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.application import Application
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Turns:
    """
    PUBLIC, SECRET, PRIVATE; then it ends, is archived, and is deleted.
    """

    programs: Programs

    @once
    def created(self) -> Program:
        self.programs.site.context.allow("publish-programs")
        fields: dict[str, Any] = {"restrictions": {"accessType": "PUBLIC"}}
        made = self.programs.create("turns", timeline={"selfPaced": True}, **fields)
        return made.needed_for("creation.accepted")

    @once
    def published(self) -> Program:
        created = self.created
        self._pause()
        return self.programs.publish(created.id).needed_for("lifecycle.publish")

    @once
    def secret(self) -> Program:
        """The program as it is made SECRET, once a visitor's search has found it."""
        published = self.published
        if published.id not in self._search(shows=True).ids:
            raise Blocked("discovery.published.search")
        self._pause()
        return self._become("SECRET", published)

    @once
    def found_once_secret(self) -> Reply:
        """A visitor's search by the id of the program then."""
        assert self.secret
        return self._search(shows=False)

    @once
    def counted_once_secret(self) -> Reply:
        """A visitor's count by its id then."""
        assert self.secret
        counted = self.programs.site.eventually(
            lambda: self.programs.count({"id": self.created.id}, by="visitor"),
            lambda reply: reply.count == 0,
        )
        counted.worked_for("discovery.published.count")
        return counted

    @once
    def private(self) -> Program:
        """The program as it is made PRIVATE, after all looks at it while it was SECRET."""
        for look in ("found_once_secret", "counted_once_secret"):
            with contextlib.suppress(NotJudged):
                assert getattr(self, look)
        return self._become("PRIVATE", self.secret)

    @once
    def found_once_private(self) -> Reply:
        assert self.private
        return self._search(shows=True)

    @once
    def got_once_private(self) -> Reply:
        assert self.private
        return self.programs.get(self.created.id, by="visitor")

    @once
    def enrolled(self) -> Application:
        """The owner's application for a member, who did not apply to the PRIVATE program."""
        assert self.private
        with contextlib.suppress(NotJudged):
            assert self.by_a_visitor("bulk")  # a participant may change the revision
        form = {"programId": self.created.id, "memberId": self._member}
        call = self.programs.site.call
        return Application(call("createJoinApplication", json={"joinApplication": form})).offered

    @property
    def _member(self) -> Any:
        return self.programs.site.context.fixture("member_id")

    @once_each
    def by_a_visitor(self, verb: str) -> Reply:
        """A visitor's attempt to `duplicate` or `end` the program, or to update it in `bulk`."""
        program = self._open
        if verb == "bulk":
            described = {"title": self.programs.ledger.name("bulk is not allowed")}
            item = {"id": program.id, "revision": program["revision"], "description": described}
            return self.programs.bulk_update([{"program": item}], by="visitor")
        with contextlib.suppress(NotJudged):
            assert self.enrolled  # as long as it is PUBLISHED
        reply: Reply = getattr(self.programs, verb)(program.id, by="visitor")
        return reply

    @property
    def _open(self) -> Program:
        """The program after its last turn, as far as it came."""
        with contextlib.suppress(NotJudged):
            return self.private
        return self.published

    @once
    def ended(self) -> Program:
        for verb in ("duplicate", "bulk", "end"):
            with contextlib.suppress(NotJudged):
                assert self.by_a_visitor(verb)
        with contextlib.suppress(NotJudged):
            assert self.found_once_private
            assert self.got_once_private
        self._pause()
        return self.programs.end(self.created.id).needed_for("lifecycle.end")

    @once
    def archived(self) -> Program:
        assert self.ended
        self._pause()
        return self.programs.archive(self.created.id).needed_for("lifecycle.archive")

    @once
    def copy(self) -> Program:
        """A duplicate, made when some time has passed since the program was."""
        return self.programs.duplicate(self.archived.id).needed_for("duplication.own")

    @once
    def deleted(self) -> tuple[Reply, Reply]:
        """The deletion of the program, which is ARCHIVED, and what its owner gets of it then."""
        with contextlib.suppress(NotJudged):
            assert self.copy
        deletion = self.programs.delete(self.archived.id)
        return deletion, self.programs.get(self.archived.id)

    @property
    def dates(self) -> list[datetime | None]:
        """
        When the status was updated, as each answer showed it that changed it; a draft, whose status
        has not changed yet, may not say it.
        """
        changed = [each.status_updated for each in (self.published, self.ended, self.archived)]
        began = self.created.status_updated
        return [began, *changed] if began else changed

    def _become(self, access: str, program: Program) -> Program:
        restrictions = {"accessType": access}
        reply = self.programs.update(program.id, program["revision"], restrictions=restrictions)
        if reply.needed_for("change.published").access_type != access:
            raise Blocked("change.published")
        return reply.program

    def _search(self, *, shows: bool) -> Reply:
        id_ = self.created.id
        page = self.programs.site.eventually(
            lambda: self.programs.search(filter={"id": id_}, by="visitor"),
            lambda page: (id_ in page.ids) is shows,
        )
        page.worked_for("discovery.published.search")
        return page

    def _pause(self) -> None:
        self.programs.site.context.client.pace.sleep(moment.A_WHILE)
