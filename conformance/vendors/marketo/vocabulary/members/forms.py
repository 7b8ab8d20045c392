"""
Writes that come as a form, where the lead database takes JSON.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster


@dataclass
class Forms:
    """
    `forms["deleteProgramMembers"]` is the answer to such a write. Each would change one member.
    """

    members: Members
    roster: Roster

    @once
    def program(self) -> Any:
        program = self.roster.stage.program("forms")
        self.members.join(program, self.roster.stage.low, [self.lead])
        return program

    @property
    def lead(self) -> Any:
        return self.roster.leads[0]

    @once_each
    def __getitem__(self, operation: str) -> Answer:
        row = {"leadId": self.lead}
        fields: dict[str, dict[str, Any]] = {
            "syncProgramMemberStatus": {"statusName": self.roster.stage.high, "input": [row]},
            "syncProgramMemberData": {"input": [row | dict.fromkeys(self._text, "pac form")]},
            "deleteProgramMembers": {"input": [row]},
        }
        return self.members.send_form(operation, self.program, **fields[operation])

    @once
    def left(self) -> list[dict[str, Any]]:
        """What the members of the program are like, once all of them were sent."""
        shown = ("statusName", *self._text)
        seen = self.members.look(self.program, [self.lead], *shown)
        return [member.of(shown) for member in seen.by_lead.values()]

    @property
    def untouched(self) -> list[dict[str, Any]]:
        """What they were like before."""
        return [{"statusName": self.roster.stage.low, **dict.fromkeys(self._text)}]

    @property
    def _text(self) -> list[Any]:
        return self.roster.description.any_text
