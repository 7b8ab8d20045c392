"""
Calls by another method than an operation has, and of a path that no operation has.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster

ELSEWHERE = ("getMemberStatus", "putMemberStatus")
DELETION = "deleteMembersByMethod"  # there may be one, as there is of leads
NOWHERE = "getNothingOfMembers"


@dataclass
class Probes:
    """
    `probes["putMemberStatus"]` is the answer to a call that there is not. Each would change the one
    member of a program, who is looked at once all were made.
    """

    members: Members
    roster: Roster

    def __getitem__(self, probe: str) -> Answer:
        return self._made[probe]

    @once
    def program(self) -> Any:
        program = self.roster.stage.program("surface")
        self.members.join(program, self.roster.stage.low, [self.lead])
        return program

    @property
    def lead(self) -> Any:
        return self.roster.leads[0]

    @once
    def _made(self) -> dict[str, Answer]:
        self.members.instance.context.allow("write-probes")
        return {probe: self._sent(probe) for probe in (NOWHERE, *ELSEWHERE)}

    def _sent(self, probe: str) -> Answer:
        rows = {"input": [{"leadId": self.lead}]}
        bodies: dict[str, Any] = {
            "putMemberStatus": rows | {"statusName": self.roster.stage.high},
            DELETION: rows,
        }
        return self.members.probe(probe, self.program, bodies.get(probe))

    @once
    def left(self) -> list[Any]:
        """The statuses of the members at the end."""
        self._made  # noqa: B018
        seen = self.members.look(self.program, [self.lead], "statusName")
        return [member["statusName"] for member in seen.by_lead.values()]

    @once
    def deletion(self) -> Answer:
        """The member is deleted by the method of that name, once looked at: that is open."""
        self.left  # noqa: B018
        return self._sent(DELETION)
