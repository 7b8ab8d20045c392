"""
Somebody who calls the nine operations with a token that is no good for them, or with none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, Deselected, NotApplicable
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster

VICTIMS, OUTSIDER = (0, 1, 2), 9  # places of leads: members, and from 9 on such that are none
READS = (
    "describeProgramMembers",
    "getProgramMembers",
    "getProgramMemberField",
    "getProgramMemberFields",
)
WRITES = (
    "syncProgramMemberStatus",
    "syncProgramMemberData",
    "deleteProgramMembers",
    "createProgramMemberFields",
    "updateProgramMemberField",
)
MADE_UP = "00000000-1111-2222-3333-444444444444:xx"


@dataclass
class Scene:
    """
    A program that exists for nothing but intruders, with a member for each of them.
    """

    members: Members
    roster: Roster

    @once
    def program(self) -> Any:
        if self.roster.read_only:
            return self.roster.program
        program = self.roster.stage.program("intruder")
        victims = [self.roster.leads[place] for place in VICTIMS]
        self.members.join(program, self.roster.stage.low, victims)
        return program


@dataclass
class Intruder:
    """
    `intruder["deleteProgramMembers"]` is the answer to that call, with `token`.

    The writes act on a member that no other intruder goes for: `left` shows what came of them.
    Fields can't be deleted, so those calls carry what no server could carry out.
    """

    scene: Scene
    token: str | None
    number: int
    writes: tuple[str, ...] = WRITES

    @property
    def members(self) -> Members:
        return self.scene.members

    @property
    def roster(self) -> Roster:
        return self.scene.roster

    @property
    def victim(self) -> Any:
        return self.roster.leads[VICTIMS[self.number]]

    @property
    def outsider(self) -> Any:
        return self.roster.leads[OUTSIDER + self.number]

    def __getitem__(self, operation: str) -> Answer:
        if operation in WRITES and self.roster.read_only:
            raise Deselected(f"profile read-only sends no {operation}")
        if operation in WRITES:
            return self._written[operation]
        return self._read(operation)

    @once_each
    def _read(self, operation: str) -> Answer:
        members, token = self.members, self.token
        calls: dict[str, Callable[[], Answer]] = {
            "describeProgramMembers": lambda: members.describe(token=token),
            "getProgramMembers": lambda: members.query(
                self.scene.program, "leadId", 1, fields="leadId", token=token
            ),
            "getProgramMemberField": lambda: members.field("statusName", token=token),
            "getProgramMemberFields": lambda: members.fields(token=token),
        }
        return calls[operation]()

    def may_query(self) -> None:
        """Raises NotApplicable for who may not query members at all."""
        if self["getProgramMembers"].unauthorised:
            raise NotApplicable("the user may not query members")

    @once
    def posted(self) -> Answer:
        """The same query as a POST, wherever `_method` may stand."""
        query: dict[str, Any] = {"filterType": "leadId", "filterValues": 1, "token": self.token}
        ask = partial(self.members.query_by_post, self.scene.program, **query, batchSize=1)
        answer = ask()
        if not (answer.rejected or answer.unauthorised):
            return answer
        other = ask(in_url=False)
        return answer if other.rejected or other.unauthorised else other

    @once
    def _written(self) -> dict[str, Answer]:
        """All writes, the deletion last: what the others did would not show any more."""
        members, token, program = self.members, self.token, self.scene.program
        victim, outsider = self.victim, self.outsider
        high, nothing = self.roster.stage.high, "pacNoSuchField"
        row = {"leadId": victim, **dict.fromkeys(self._texts, "pac intruder")}
        calls: dict[str, Callable[[], Answer]] = {
            "syncProgramMemberStatus": lambda: members.set_status(
                program, high, [victim, outsider], token=token
            ),
            "syncProgramMemberData": lambda: members.set_data(program, [row], token=token),
            "deleteProgramMembers": lambda: members.delete(program, [victim], token=token),
            "createProgramMemberFields": lambda: members.create_fields(
                [{"name": "1"}], token=token
            ),
            "updateProgramMemberField": lambda: members.update_field(nothing, [{}], token=token),
        }
        return {operation: calls[operation]() for operation in self.writes}

    @once
    def afterwards(self) -> Seen:
        self._written  # noqa: B018
        leads = [self.victim, self.outsider]
        return self.members.look(self.scene.program, leads, "statusName", *self._texts)

    @property
    def left(self) -> list[dict[str, Any]]:
        """What the members of the program are like at the end."""
        return [
            {"leadId": lead, **member.of(("statusName", *self._texts))}
            for lead, member in self.afterwards.by_lead.items()
            if lead in (self.victim, self.outsider)
        ]

    @property
    def untouched(self) -> list[dict[str, Any]]:
        """What they were like at the beginning; raises Blocked where that shows of no member."""
        seen = self.roster.asked(fields=["leadId", "statusName", "updatedAt"]).members
        if not any(member["statusName"] for member in seen):
            raise Blocked("query.fields.asked (no member shows a status)")
        texts: dict[str, Any] = dict.fromkeys(self._texts)
        return [{"leadId": self.victim, "statusName": self.roster.stage.low, **texts}]

    @property
    def _texts(self) -> list[Any]:
        return self.roster.description.any_text
