"""
Right calls of the nine operations on members of one program: what generated cases start from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.ground import ABSENT, Call
from conformance.once import once
from conformance.outcome import Deselected
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.roster import Roster
from conformance.vendors.marketo.vocabulary.programs.ground import Answered, Envelope

ACTED_ON, PARTED, LIVING = range(3), range(3, 5), 5  # places of leads
ALL = 16  # leads that a life may take


@dataclass
class Ground(Envelope):
    """
    Calls act on a program that exists for nothing else. Fields can't be deleted, so calls that make
    or update one carry what no server could carry out.
    """

    roster: Roster

    def right(self, operation: str) -> Call:
        schema = self.roster.description
        calls: dict[str, Callable[[], Call]] = {
            "describeProgramMembers": Call,
            "getProgramMembers": lambda: Call({"programId": self._read}, self._query),
            "syncProgramMemberStatus": lambda: self._on_members(self._status),
            "syncProgramMemberData": lambda: self._on_members(self._values),
            "deleteProgramMembers": lambda: self._on_members(self._parted),
            "getProgramMemberField": lambda: Call(_asked(schema.status_name)),
            "getProgramMemberFields": lambda: Call(query=_asked(schema.schema_pages[0])),
            "createProgramMemberFields": lambda: Call(body={"input": [{"name": "1"}]}),
            "updateProgramMemberField": lambda: Call(
                {"fieldApiName": "pacNoSuchField"}, body={"input": [{}]}
            ),
        }
        return calls[operation]()

    def send(self, operation: str, call: Call, *, stranger: str = "") -> Answered:
        body = None if call.body is ABSENT else call.body
        reply = self.called(operation, call, stranger, json=body)
        return reply.exchange, reply.reading, reply.error_codes

    def state(self) -> Any:
        """The members of the program, with their statuses and a text of theirs."""
        seen = self.roster.members.look(self.program, self._leads(range(ALL)), *self._shown)
        return {
            str(lead): member.of(("leadId", *self._shown)) for lead, member in seen.by_lead.items()
        }

    def life(self) -> "MemberLife":
        """A member from joining to being deleted."""
        return MemberLife(self)

    @once
    def program(self) -> Any:
        if self.roster.read_only:
            raise Deselected("profile read-only makes no program")
        program = self.roster.stage.program("generated")
        leads = [*self._leads(ACTED_ON), *self._leads(PARTED)]
        self.roster.members.join(program, self.roster.stage.low, leads)
        return program

    @property
    def _read(self) -> Any:
        return self.roster.program if self.roster.read_only else self.program

    @property
    def _query(self) -> dict[str, Any]:
        values = [1] if self.roster.read_only else self._leads(ACTED_ON)
        return {"filterType": "leadId", "filterValues": ",".join(map(str, values))}

    def _leads(self, places: Any) -> list[Any]:
        return [self.roster.leads.first(ALL)[place] for place in places]

    def _on_members(self, body: dict[str, Any]) -> Call:
        return Call({"programId": self.program}, body=body)

    @property
    def _status(self) -> dict[str, Any]:
        rows = _rows(self._leads(ACTED_ON))
        return {"statusName": self.roster.stage.middle, "input": rows}

    @property
    def _parted(self) -> dict[str, Any]:
        return {"input": _rows(self._leads(PARTED))}

    @property
    def _values(self) -> dict[str, Any]:
        [text] = self.roster.description.texts(1)
        words = self.roster.stage.programs.ledger.name()
        return {"input": [{**row, text: words} for row in _rows(self._leads(ACTED_ON)[:2])]}

    @property
    def _shown(self) -> list[Any]:
        return ["statusName", *self.roster.description.any_text]


@dataclass
class MemberLife:
    """Leads that become members, are written to and deleted; the text is one of their fields."""

    ground: Ground
    next: int = LIVING

    @property
    def _text(self) -> Any:
        [text] = self.ground.roster.description.texts(1)
        return text

    def make(self) -> Any:
        lead = self.ground.roster.leads.first(ALL)[self.next]
        self.next = LIVING + (self.next + 1 - LIVING) % (ALL - LIVING)
        self.delete(lead)  # of a sequence before
        self.ground.roster.members.join(self._program, self.ground.roster.stage.low, [lead])
        return lead

    def change(self, id: Any, mark: str) -> bool:
        rows = [{"leadId": id, self._text: mark}]
        answer = self.ground.roster.members.set_data(self._program, rows)
        return answer.accepted and answer.outcomes == [("updated",)]

    def delete(self, id: Any) -> bool:
        answer = self.ground.roster.members.delete(self._program, [id])
        return answer.accepted and answer.outcomes == [("deleted",)]

    def look(self, id: Any) -> str | None:
        seen = self.ground.roster.members.look(self._program, [id], self._text)
        return str(seen[id][self._text] or "") if id in seen else None

    @property
    def _program(self) -> Any:
        return self.ground.program


def _rows(leads: list[Any]) -> list[dict[str, Any]]:
    return [{"leadId": lead} for lead in leads]


def _asked(answer: Answer) -> dict[str, Any]:
    """What a call was made with, as it stands in a URL; a role may not be permitted to make it."""
    return {name: str(value) for name, value in answer.asked.items()}
