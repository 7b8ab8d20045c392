"""
Who waits for the owner's approval, and whom the owner invites or enrols meanwhile.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.application import Application
from conformance.vendors.wix.vocabulary.joins import Joins


@dataclass
class Patience:
    """
    PRIVATE programs for one participant each, made for one purpose. A participant of others applies
    to the one, and says that this is approved already; the owner enrols a member there, and invites
    that member to the other.
    """

    joins: Joins

    @once_each
    def _program(self, label: str) -> Any:
        programs = self.joins.programs
        programs.site.context.allow("publish-programs")
        assert self.joins.to_the_open
        made = programs.create(
            f"join {label}",
            restrictions={"accessType": "PRIVATE", "maxParticipants": 1},
            timeline={"selfPaced": True},
        )
        id_ = made.needed_for("creation.accepted").id
        return programs.publish(id_).needed_for("lifecycle.publish").id

    @property
    def forward(self) -> Application:
        """The application that names a status."""
        program = self._program("with patience")
        return self.joins.apply("forward", program, by="participant", status="APPROVED")

    @once
    def _waiting(self) -> Application:
        """The application that waits: the same, or a plain one where that was refused."""
        made = self.forward
        if made.denied:
            made = self.joins.apply("plain", self._program("with patience"), by="participant")
        if made.status != "APPROVAL_PENDING":
            raise Blocked("joining.private")
        return made

    @property
    def again(self) -> list[Any]:
        """
        The ids of applications that whoever waits has besides, after applying again: none where
        that was refused, or where the one that waits was the answer.
        """
        waiting = self._waiting
        again = self.joins.apply("impatient", self._program("with patience"), by="participant")
        others = [] if again.denied else [again.record.get("id")]
        return [id_ for id_ in others if id_ != waiting.record.get("id")]

    @property
    def enrolled(self) -> Application:
        """The owner's application for a member, while somebody else waits."""
        assert self._waiting
        return self._for_a_member("meanwhile", "with patience")

    @property
    def invited(self) -> Application:
        """The owner's application for a member who is to be invited."""
        return self._for_a_member("invited", "by invitation", status="INVITED")

    def _for_a_member(self, label: str, program: str, **more: Any) -> Application:
        member, made_for = self.joins.member, self._program(program)
        return self.joins.apply(label, made_for, by="owner", memberId=member, **more)
