"""
Who joins which program, and what becomes of their applications.
"""

import contextlib
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.once import Known, once, once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.wix.vocabulary.application import Application
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.sight import Sight


@dataclass
class Joins:
    """
    Programs that exist to be joined; those of the cast are tried only where nobody may join.
    """

    programs: Programs
    cast: Cast
    _made: Known = field(default_factory=Known)

    @property
    def member(self) -> Any:
        return self.programs.site.context.fixture("member_id")

    def program(self, label: str) -> Any:
        """The id of a published program that is made for one purpose."""
        return self._published(label).needed_for("lifecycle.publish").id

    @once_each
    def _published(self, label: str) -> Reply:
        self.programs.site.context.allow("publish-programs")
        restrictions = {
            "open": {"accessType": "PUBLIC", "maxParticipants": 1},
            "on approval": {"accessType": "PRIVATE"},
            "secret": {"accessType": "SECRET"},
        }
        made = self.programs.create(
            f"join {label}", restrictions=restrictions[label], timeline={"selfPaced": True}
        )
        return self.programs.publish(made.needed_for("creation.accepted").id)

    def apply(self, label: str, program: Any, *, by: str = "member", **more: Any) -> Application:
        """Apply once, under this label."""
        form = {"joinApplication": {"programId": program, **more}}
        call = partial(self.programs.site.call, "createJoinApplication", by=by, json=form)
        return self._made.get(label, lambda: Application(call()))

    @property
    def to_the_open(self) -> Application:
        """A member's application for a PUBLIC program; NotApplicable where nothing takes any."""
        return self.apply("open", self.program("open")).offered

    @property
    def waiting(self) -> Application:
        """A member's application for a PRIVATE program."""
        assert self.to_the_open
        return self.apply("on approval", self.program("on approval"))

    @once
    def by_the_member(self) -> Application:
        """The attempt of a member to approve their own application."""
        return Application(self._approve("member"))

    @once
    def still(self) -> Application:
        """The application after that attempt."""
        assert self.by_the_member
        return self._mine()

    @once
    def by_the_owner(self) -> Application:
        assert self.still
        return Application(self._approve("owner"))

    @once
    def then(self) -> Application:
        """The application after the owner has approved it."""
        assert self.by_the_owner
        return self._mine()

    @property
    def again(self) -> Application:
        """A second application of whom the owner has approved."""
        if not self.then.joined:
            raise Blocked("joining.private.approved")
        return self.apply("again", self.program("on approval"))

    def _approve(self, by: str) -> Reply:
        if self.waiting.status != "APPROVAL_PENDING":
            raise Blocked("joining.private")
        path = {"joinApplicationId": self.waiting.record.get("id")}
        json = {"joinApplicationId": path["joinApplicationId"]}
        return self.programs.site.call("approveJoinApplication", by=by, path=path, json=json)

    def _mine(self) -> Application:
        path = {"programId": self.program("on approval")}
        return Application(self.programs.site.call("getMyJoinApplication", by="member", path=path))

    def closed(self, status: str) -> Application:
        """A member's application for a program of the cast that takes nobody."""
        assert self.to_the_open
        return self.apply(f"closed {status}", self.cast["PUBLIC", status])

    def enrolled(self, status: str) -> Application:
        """The owner's application for a member, for a program of the cast that takes nobody."""
        assert self.to_the_open
        return self.apply(
            f"enrolled {status}", self.cast["PUBLIC", status], by="owner", memberId=self.member
        )

    @property
    def on_behalf(self) -> Application:
        """The owner's application for a member, for a SECRET program."""
        made = self.apply("secret", self.program("secret"), by="owner", memberId=self.member)
        return made.offered

    @property
    def for_nobody(self) -> Application:
        """The owner's application that names no member."""
        return self.apply("for nobody", self.program("on approval"), by="owner")

    @property
    def one_too_many(self) -> Application:
        """A second application for the PUBLIC program, which takes one participant."""
        if not self.to_the_open.joined:
            raise Blocked("joining.public")
        return self.apply("one too many", self.program("open"), by="participant")

    @property
    def by_a_visitor(self) -> Application:
        return self.apply("visitor", self.program("open"), by="visitor")

    @property
    def into_the_secret(self) -> Application:
        """The application of somebody who does not take part in a SECRET program."""
        return self.apply("stranger", self.program("secret"), by="participant")

    @property
    def taken(self) -> Program:
        """The PUBLIC program before it had its participant; raises Blocked where it has none."""
        if not self.to_the_open.joined:
            raise Blocked("joining.public")
        return self._published("open").program

    @once
    def end(self) -> Reply:
        """How the end of a PRIVATE program is answered, after all have applied to it."""
        for application in ("again", "for_nobody"):
            with contextlib.suppress(NotJudged):
                assert getattr(self, application)
        return self.programs.end(self.program("on approval"))

    @once
    def private_once_ended(self) -> Sight:
        """What a visitor gets of it then."""
        self.end.worked_for("lifecycle.end")
        return self._from_outside("on approval")

    @once
    def private_once_archived(self) -> Sight:
        with contextlib.suppress(NotJudged):
            assert self.private_once_ended
        self.end.worked_for("lifecycle.end")
        self.programs.archive(self.program("on approval")).worked_for("lifecycle.archive")
        return self._from_outside("on approval")

    @once
    def secret_in_the_archive(self) -> Sight:
        """What a visitor gets of a SECRET program that has ended and was archived."""
        assert self.secret_once_archived
        return self._from_outside("secret")

    def _from_outside(self, label: str) -> Sight:
        id_, title = self.program(label), self._published(label).program.title
        return Sight(id_, title, self.programs.get(id_, by="visitor"))

    @once
    def secret_once_ended(self) -> tuple[Program, Reply]:
        """What a participant of a SECRET program gets of it once it has ended."""
        if not self.on_behalf.joined:
            raise Blocked("joining.on-behalf")
        ended = self.programs.end(self.program("secret")).needed_for("lifecycle.end")
        return ended, self.programs.get(self.program("secret"), by="member")

    @once
    def secret_once_archived(self) -> Reply:
        assert self.secret_once_ended
        self.programs.archive(self.program("secret")).worked_for("lifecycle.archive")
        return self.programs.get(self.program("secret"), by="member")
